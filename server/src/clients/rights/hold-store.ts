import type { LegalHold } from '@quancheng/contract/rights.ts'
import { compareDays, dayAt } from '@quancheng/rules/calendar-day.ts'
import { namesOf } from '../../access/colleagues.ts'
import type { Work } from '../../http/call.ts'

/** What holds a client's file, or held it, the newest first. */
export async function holdsOf(work: Work, clientId: string): Promise<LegalHold[]> {
  const { tx, orgId, protect, at } = work
  const rows = await tx
    .selectFrom('legal_hold')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .orderBy('held_at', 'desc')
    .limit(50)
    .execute()
  const names = await namesOf(
    work,
    rows.map((row) => row.held_by),
  )
  return rows.map((row) => ({
    id: row.id,
    reason: protect.open('legal_hold.reason', row.reason_sealed),
    until: row.until,
    by: { id: row.held_by, name: names.get(row.held_by) ?? '' },
    at: row.held_at.toISOString(),
    living: row.lifted_at === null && isWithin(row.until, at),
    revision: row.revision,
  }))
}

/** Whether a hold still holds on this day; its last day counts. */
export function isWithin(until: string | null, at: Date): boolean {
  return until === null || compareDays(until, dayAt(at.getTime())) >= 0
}
