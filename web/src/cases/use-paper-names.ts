import { PAPERS } from '@quancheng/rules/course.ts'
import { useStandardNames } from '../library/standard-names.tsx'
import { useText } from '../text/use-text.tsx'

/** What a paper is called: as the case’s standard says, where one is above. */
export function usePaperNames(): {
  readonly name: (paper: string) => string
  readonly list: (papers: readonly string[]) => string
} {
  const { t } = useText()
  const standard = useStandardNames()
  const name = (paper: string) => {
    if (paper === 'goal-result') return t('cases.paper.goal-result')
    const known = PAPERS.find((each) => each === paper)
    return standard.paper(paper) ?? (known ? t(`cases.paper.${known}`) : paper)
  }
  return { name, list: (papers) => papers.map(name).join(t('cases.comma')) }
}
