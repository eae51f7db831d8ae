import type { Work } from '../http/call.ts'
import type { AdtMessage } from './adt-message.ts'
import { applyMessages, type Effect } from './apply.ts'
import { PairFailed } from './apply-merges.ts'
import { type Problem, problemOf } from './message-store.ts'

/** What applying a kept message once more came to. */
export type Again =
  | {
      readonly state: 'applied' | 'stale'
      readonly clientId: string | null
      readonly encounterId: string | null
    }
  | { readonly state: 'failed'; readonly problem: Problem }

/** Applies one message a person has corrected or waited for. When it fails, the caller rolls back. */
export async function applyAgain(
  work: Work,
  message: { readonly id: string; readonly receivedAt: Date; readonly adt: AdtMessage },
): Promise<Again> {
  const effect = await effectOf(work, message)
  if (effect.state === 'failed') return { state: 'failed', problem: problemOf(effect.faults) }
  return { state: effect.state, clientId: effect.clientId, encounterId: effect.encounterId }
}

async function effectOf(work: Work, message: Parameters<typeof applyAgain>[1]): Promise<Effect> {
  try {
    const [effect] = await applyMessages(work, [message])
    if (!effect) throw new Error('a message had no effect')
    return effect
  } catch (error) {
    if (error instanceof PairFailed) return { state: 'failed', faults: [error.fault] }
    throw error
  }
}
