import type { Job } from '../jobs/run-jobs.ts'
import { hindrances } from './make-message.ts'
import { lockWithheld, sendAgain } from './outbox-store.ts'

/** A client agreed after all, or a restriction was lifted: what was held back and may go now is on its way. */
export const sendWithheld: Job = async (work, payload) => {
  const clientId = String(payload.clientId)
  const [hindranceOf, withheld] = [await hindrances(work, clientId), await lockWithheld(work, clientId)]
  for (const row of withheld) {
    if (hindranceOf(row) !== null) continue
    await sendAgain(work, row, null)
    work.record({
      act: 'exchange.resend',
      subjectKind: 'outbound',
      subjectId: row.id,
      clientId,
      facts: { problem: row.problem },
    })
  }
}
