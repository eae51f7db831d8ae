import { useProblem as useSentence } from '../app/use-problem.ts'
import { usePaperNames } from './use-paper-names.ts'

/** The sentence under a form when its change was not done; papers are named as the case's standard names them. */
export function useProblem(command: Parameters<typeof useSentence>[0]): string | null {
  const { list } = usePaperNames()
  return useSentence(command, (facts) =>
    Array.isArray(facts.papers) ? { ...facts, papers: list(facts.papers.map(String)) } : facts,
  )
}
