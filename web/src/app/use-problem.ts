import { useText } from '../text/use-text.tsx'
import type { Refused } from './ask.ts'

interface Sending {
  readonly refused: Refused | null
  readonly conflict: Refused | null
  readonly unreachable: boolean
}

/** The sentence under a form when its change was not done; `named` puts names in the place of codes among its facts. */
export function useProblem(
  { refused, conflict, unreachable }: Sending,
  named: (facts: Refused['facts']) => Refused['facts'] = (facts) => facts,
): string | null {
  const { t, refusal } = useText()
  if (unreachable) return t('refusal.unreachable')
  if (conflict) return t('refusal.conflict')
  return refused && refusal(refused.code, named(refused.facts))
}
