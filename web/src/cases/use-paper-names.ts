import { PAPERS } from '@quancheng/rules/course.ts'
import { useText } from '../text/use-text.tsx'

/** What a paper is called. */
export function usePaperNames(): {
  readonly name: (paper: string) => string
  readonly list: (papers: readonly string[]) => string
} {
  const { t } = useText()
  const name = (paper: string) => {
    if (paper === 'goal-result') return t('cases.paper.goal-result')
    const known = PAPERS.find((each) => each === paper)
    return known ? t(`cases.paper.${known}`) : paper
  }
  return { name, list: (papers) => papers.map(name).join(t('cases.comma')) }
}
