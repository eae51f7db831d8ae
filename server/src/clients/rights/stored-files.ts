import type { rights } from '@quancheng/contract/rights.ts'
import { sql } from 'kysely'
import { namesOf } from '../../access/colleagues.ts'
import type { Call } from '../../http/call.ts'
import { asCount, COUNT_UP_TO, cursorOf, cut, readRowCursor } from '../../http/page.ts'
import { orNotFound } from '../../http/refused.ts'
import type { Gathered } from './gather.ts'

/** Which files are only stored, the newest first; nothing of what is in them. */
export async function storedFiles(call: Call<typeof rights.storedFiles>) {
  const { tx, orgId, input } = call
  const after = readRowCursor(input.after)
  const [rows, counted] = await Promise.all([
    tx
      .selectFrom('stored_file')
      .select(['id', 'client_id', 'until', 'stored_at', 'stored_by'])
      .where('org_id', '=', orgId)
      .$if(after !== null, (all) => all.where(sql<boolean>`id < ${after?.[1]}::uuid`))
      .orderBy('id', 'desc')
      .limit(input.limit + 1)
      .execute(),
    sql<{ count: number }>`
      select count(*)::int as count from (
        select from stored_file where org_id = ${orgId} limit ${COUNT_UP_TO + 1}) found`.execute(tx),
  ])
  const { shown, last } = cut(rows, input.limit)
  const names = await namesOf(
    call,
    shown.map((row) => row.stored_by),
  )
  const count = counted.rows[0]?.count ?? 0
  return {
    rows: shown.map((row) => ({
      id: row.id,
      clientId: row.client_id,
      until: row.until,
      storedAt: row.stored_at.toISOString(),
      storedBy: { id: row.stored_by, name: names.get(row.stored_by) ?? '' },
    })),
    next: last ? cursorOf(last.stored_at, last.id) : null,
    ...asCount(count),
  }
}

/** A file that is only stored: for whoever has opened it urgently, with a reason, and only while that is open. */
export async function storedFile(call: Call<typeof rights.storedFile>) {
  const { tx, orgId, input, actor, protect } = call
  const isOpened = actor.openedClientIds.includes(input.clientId)
  const row = orNotFound(
    await tx
      .selectFrom('stored_file')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('client_id', '=', isOpened ? input.clientId : null)
      .executeTakeFirst(),
  )
  call.record({
    act: 'clients.read-stored',
    subjectKind: 'client',
    subjectId: row.client_id,
    clientId: row.client_id,
    facts: { urgent: true },
  })
  return {
    until: row.until,
    storedAt: row.stored_at.toISOString(),
    tables: JSON.parse(protect.open('stored_file.body', row.body_sealed)) as Gathered,
  }
}
