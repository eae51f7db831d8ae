import { twinOfEach } from '@quancheng/rules/already-served.ts'
import { sql } from 'kysely'
import type { Work } from '../../http/call.ts'
import { asGiven } from './twin-of.ts'

/**
 * Judges all signed records of a person anew, each against those signed before it: after an amendment, or when two files
 * became one or one became two. Only marks that change are written.
 */
export async function judgeTwins(
  work: Pick<Work, 'tx' | 'orgId' | 'content' | 'protect'>,
  clientId: string,
): Promise<void> {
  const { tx, orgId, content } = work
  const days = content.deadlines.sameServiceDays
  if (days === null) return
  const rows = await tx
    .selectFrom('service_record')
    .select([
      'id',
      'case_id',
      'worker_id',
      'occurred_at',
      'channel',
      'purpose_sealed',
      'signed_at',
      'twin_id',
    ])
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .where('state', '=', 'signed')
    .orderBy('occurred_at', 'desc')
    .execute()
  const twins = twinOfEach(
    rows.map((row) => ({ ...asGiven(work, row), signedMs: row.signed_at?.getTime() ?? 0 })),
    days,
  )
  const changed = rows.filter(({ id, twin_id }) => (twins.get(id) ?? null) !== twin_id)
  if (changed.length === 0) return
  const ids = changed.map(({ id }) => id)
  const found = ids.map((id) => twins.get(id) ?? null)
  await sql`
    update service_record r set twin_id = g.twin_id
    from unnest(${ids}::uuid[], ${found}::uuid[]) as g(id, twin_id)
    where r.org_id = ${orgId} and r.id = g.id`.execute(tx)
}

/** The same as a job, for a room that knows nothing of records. */
export async function judgeTwinsOf(work: Work, payload: Readonly<Record<string, unknown>>): Promise<void> {
  await judgeTwins(work, String(payload.clientId))
}
