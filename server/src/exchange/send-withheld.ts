import { sql } from 'kysely'
import type { Job } from '../jobs/run-jobs.ts'
import { wake } from './outbox-store.ts'

interface Row {
  readonly id: string
  readonly destination_id: string
}

/**
 * What was held back for want of this goes on its way now that it is there: a consent was given (`no-consent`,
 * `no-sharing` with its recipient) or a restriction lifted (`restricted`). It is asked once more before it is sent.
 */
export const sendWithheld: Job = async (work, { clientId, problem, recipient }) => {
  const { tx, orgId, at } = work
  const { rows } = await sql<Row>`
    update outbound_message o set state = 'waiting', attempts = 0, next_at = ${at}, revision = o.revision + 1
    from record_destination d
    where o.org_id = ${orgId} and o.client_id = ${clientId} and o.state = 'withheld' and o.problem = ${problem}
      and d.org_id = o.org_id and d.id = o.destination_id and d.recipient is not distinct from coalesce(${recipient ?? null}, d.recipient)
    returning o.id, o.destination_id`.execute(tx)
  for (const { id } of rows)
    work.record({
      act: 'exchange.resend',
      subjectKind: 'outbound',
      subjectId: id,
      clientId: String(clientId),
      facts: { problem },
    })
  for (const id of new Set(rows.map((row) => row.destination_id))) await wake(work, id)
}
