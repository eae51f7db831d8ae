import { type Given, twinsOf } from '@quancheng/rules/already-served.ts'
import { addDays, dayAt, startOfDay } from '@quancheng/rules/calendar-day.ts'
import type { Channel } from '@quancheng/rules/record.ts'
import type { Work } from '../../http/call.ts'
import type { RecordRow } from './record-store.ts'

/** Of one person in so few days, more than anybody gives. */
const MOST = 50

type Columns = Pick<RecordRow, 'id' | 'case_id' | 'worker_id' | 'occurred_at' | 'channel' | 'purpose_sealed'>

/** The newest signed record of a colleague that looks like this service given before, along the index by client. */
export async function twinOf(
  work: Pick<Work, 'tx' | 'orgId' | 'content' | 'protect'>,
  record: Columns & Pick<RecordRow, 'client_id'>,
): Promise<string | null> {
  const { tx, orgId, content } = work
  const days = content.deadlines.sameServiceDays
  if (days === null) return null
  const mine = asGiven(work, record)
  const near = await tx
    .selectFrom('service_record')
    .select(['id', 'case_id', 'worker_id', 'occurred_at', 'channel', 'purpose_sealed'])
    .where('org_id', '=', orgId)
    .where('client_id', '=', record.client_id)
    .where('occurred_at', '>=', new Date(startOfDay(addDays(mine.on, 1 - days))))
    .where('occurred_at', '<', new Date(startOfDay(addDays(mine.on, days))))
    .where('state', '=', 'signed')
    .where('worker_id', '<>', record.worker_id)
    .orderBy('occurred_at', 'desc')
    .limit(MOST)
    .execute()
  return (
    twinsOf(
      mine,
      near.map((row) => asGiven(work, row)),
      days,
    )[0]?.id ?? null
  )
}

/** A record as the rule reads it. */
export function asGiven({ protect }: Pick<Work, 'protect'>, row: Columns): Given & { readonly id: string } {
  return {
    id: row.id,
    caseId: row.case_id,
    workerId: row.worker_id,
    on: dayAt(row.occurred_at.getTime()),
    channel: row.channel as Channel,
    purpose: protect.openMaybe('service_record.purpose', row.purpose_sealed),
  }
}
