import type { PackProblem } from '@quancheng/contract/content/pack-problems.ts'
import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { useText } from '../text/use-text.tsx'
import { placeOf } from './pack-place.ts'

interface Props {
  readonly problems: readonly PackProblem[]
  /** What they are about, where it can be shown. */
  readonly pack: StandardPack | null
}

/** More would not be read at once. */
const SHOWN = 12

/** What keeps a pack from being used, place by place; where the place is on the page, the words lead there. */
export function ProblemList({ problems, pack }: Props) {
  const speech = useText()
  return (
    <ul className="own-problems small">
      {problems.slice(0, SHOWN).map(({ path, problem }) => {
        const { words, part } = placeOf(path, pack, speech)
        return (
          <li key={`${path} ${problem}`}>
            {pack === null || part === null ? (
              <b>{words}</b>
            ) : (
              <a className="link" href={`#part-${part}`}>
                {words}
              </a>
            )}
            {words !== '' && speech.t('library.own.colon')}
            {speech.t(`library.problem.${problem}`)}
          </li>
        )
      })}
      {problems.length > SHOWN && (
        <li className="muted">{speech.t('library.own.moreProblems', { count: problems.length - SHOWN })}</li>
      )}
    </ul>
  )
}
