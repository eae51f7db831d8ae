import type { PackDifference, Said } from '@quancheng/contract/content/pack-differences.ts'
import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { PAPERS, STAGES } from '@quancheng/rules/course.ts'
import { useText } from '../text/use-text.tsx'
import './own.css'

interface Props {
  readonly differences: readonly PackDifference[]
  readonly from: StandardPack
  readonly to: StandardPack
}

/** What two standards say differently, one a line: what it is, how it was, how it becomes. */
export function DifferenceList({ differences, from, to }: Props) {
  const { t, locale, number } = useText()
  const nameOf = ({ part, key, name }: PackDifference): string => {
    const stage = STAGES.find((one) => one === key)
    const what = t(`library.differs.${part}`)
    if (stage) return `${t(`word.stage.${stage}`)} · ${what}`
    const paper = PAPERS.find((one) => one === key)
    if (part === 'paperNames' && paper) return `${t(`cases.paper.${paper}`)} · ${what}`
    if (part === 'waives' && name) return `${name[locale]} · ${what}`
    return name === null ? what : name[locale]
  }
  const say = (said: Said | null, pack: StandardPack, { part, key }: PackDifference) => {
    if (said === null) {
      if (part === 'papersBrief' && pack.course.steps.some((step) => step.stage === key))
        return <span className="faint">{t('library.course.passed')}</span>
      return (
        <span className="faint">
          {t(
            part === 'parameters' || part === 'followUp'
              ? 'word.unset'
              : part === 'stepName'
                ? 'library.differs.skipped'
                : 'library.differs.nothing',
          )}
        </span>
      )
    }
    if (part === 'stepPlace') return t('library.own.number', { number: said as number })
    if (typeof said === 'string') return said
    if (typeof said === 'number') return number(said)
    if (typeof said === 'boolean') return t(`library.${said ? 'yes' : 'no'}`)
    if (!Array.isArray(said)) return (said as { readonly zh: string; readonly en: string })[locale]
    if (said.length === 0) return <span className="faint">{t('library.course.nothing')}</span>
    return said
      .map((one) => {
        const paper = PAPERS.find((each) => each === one)
        return paper ? pack.paperNames[paper][locale] : String(one)
      })
      .join(t('library.comma'))
  }
  return (
    <div className="own-scroll">
      <table className="table flush own-differences">
        <thead>
          <tr>
            <th>{t('library.differs.what')}</th>
            <th>{t('library.differs.was')}</th>
            <th>{t('library.differs.becomes')}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <tr key={`${difference.part} ${difference.key} ${difference.was === null}`}>
              <th scope="row">{nameOf(difference)}</th>
              <td>{say(difference.was, from, difference)}</td>
              <td>{say(difference.becomes, to, difference)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
