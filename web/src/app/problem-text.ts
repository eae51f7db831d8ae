import type { Speech } from '../text/use-text.tsx'
import { Refused, Unreachable } from './ask.ts'

/** The sentence for anything a question or a change may fail with. */
export function problemText(error: unknown, speech: Speech): string {
  if (error instanceof Refused) return speech.refusal(error.code, error.facts)
  if (error instanceof Unreachable) return speech.t('refusal.unreachable')
  return speech.t('refusal.broken')
}
