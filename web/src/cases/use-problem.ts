import type { Refused } from '../app/ask.ts'
import { useText } from '../text/use-text.tsx'
import { usePaperNames } from './use-paper-names.ts'

interface Sending {
  readonly refused: Refused | null
  readonly conflict: Refused | null
  readonly unreachable: boolean
}

/** The sentence under a form when its change was not done; papers are named. */
export function useProblem(command: Sending): string | null {
  const { t, refusal } = useText()
  const { list } = usePaperNames()
  if (command.unreachable) return t('refusal.unreachable')
  if (command.conflict) return t('refusal.conflict')
  if (!command.refused) return null
  const { code, facts } = command.refused
  const named = Array.isArray(facts.papers) ? { ...facts, papers: list(facts.papers.map(String)) } : facts
  return refusal(code, named)
}
