import { newId } from '@quancheng/contract/new-id.ts'
import type { rights } from '@quancheng/contract/rights.ts'
import { addDays, dayAt, startOfDay } from '@quancheng/rules/calendar-day.ts'
import { erasureOf } from '@quancheng/rules/retention.ts'
import { sql } from 'kysely'
import { heads } from '../../access/colleagues.ts'
import type { Call, Work } from '../../http/call.ts'
import { asCount, COUNT_UP_TO, cursorOf, cut, readRowCursor } from '../../http/page.ts'
import { orNotFound, orRefuse, refuse } from '../../http/refused.ts'
import { clientLines } from '../client-lines.ts'
import { lockClients } from '../client-store.ts'
import { eraseFile, eraseStored } from './remove-data.ts'
import { erasureFacts, retentionsOf } from './retention-facts.ts'

const JOB = 'clients-retention'
const AT_ONCE = 500
const NIGHT_HOUR_MS = 3 * 3_600_000

/** Sets the nightly look for this organisation; setting it twice sets it once. */
export async function scheduleRetention(work: Pick<Work, 'orgId' | 'at' | 'enqueue'>): Promise<void> {
  const tomorrow = startOfDay(addDays(dayAt(work.at.getTime()), 1)) + NIGHT_HOUR_MS
  await work.enqueue(JOB, {}, new Date(tomorrow), `${JOB}:${work.orgId}`)
}

/** Every night: files whose retention has run out are listed for a person. Nothing is erased here. */
export async function listRetentionDue(work: Work): Promise<void> {
  await scheduleRetention(work)
  const { retention } = work.content
  const years = [retention.inpatientYears, retention.outpatientYears, retention.psychiatricYears].flatMap(
    ({ value }) => (value === null ? [] : [value]),
  )
  if (years.length === 0) return
  const shortest = Math.min(...years)
  let found = await storedOut(work)
  let after: string | null = null
  do {
    const ids = await oldEnough(work, shortest, after)
    found += await listOut(work, ids)
    after = ids.length === AT_ONCE ? (ids.at(-1) ?? null) : null
  } while (after !== null)
  if (found === 0) return
  await work.notify(await heads(work), {
    kind: 'clients.retention-out',
    subjectKind: 'retention',
    subjectId: null,
    facts: { count: found },
  })
}

/** Nobody can be due before the shortest retention has passed since they were first known. */
async function oldEnough({ tx, orgId, at }: Work, years: number, after: string | null): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from client c
    where c.org_id = ${orgId} and c.made_at < ${at}::timestamptz - make_interval(years => ${years}) and c.active
      and c.removed_at is null and (${after}::uuid is null or c.id > ${after}::uuid)
      and not exists (select from retention_due d where d.org_id = c.org_id and d.client_id = c.id)
    order by c.id limit ${AT_ONCE}`.execute(tx)
  return rows.map(({ id }) => id)
}

async function listOut(work: Work, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const today = dayAt(work.at.getTime())
  const out = [...(await retentionsOf(work, ids))].flatMap(([clientId, until]) =>
    until !== null && until !== 'unset' && until < today ? [{ clientId, until }] : [],
  )
  for (const { clientId, until } of out) await put(work, clientId, until)
  return out.length
}

async function storedOut(work: Work): Promise<number> {
  const { tx, orgId, at } = work
  const { rows } = await sql<{ client_id: string; until: string }>`
    select s.client_id, s.until from stored_file s
    where s.org_id = ${orgId} and s.until < ${dayAt(at.getTime())}::date
      and not exists (select from retention_due d where d.org_id = s.org_id and d.client_id = s.client_id)
    order by s.until, s.id limit ${AT_ONCE}`.execute(tx)
  for (const row of rows) await put(work, row.client_id, row.until)
  return rows.length
}

async function put({ tx, orgId, at }: Work, clientId: string, until: string): Promise<void> {
  await tx
    .insertInto('retention_due')
    .values({
      org_id: orgId,
      id: newId(at.getTime()),
      client_id: clientId,
      until,
      found_at: at,
      answered_by: null,
      answered_at: null,
    })
    .execute()
}

/** Files whose retention has run out and nobody has decided, the longest first. */
export async function retentionDue(call: Call<typeof rights.retentionDue>) {
  const { tx, orgId, input } = call
  const after = readRowCursor(input.after)
  const from = sql`retention_due d join client c on c.org_id = d.org_id and c.id = d.client_id`
  const waiting = sql`d.org_id = ${orgId} and d.answered_at is null and (c.active or c.stored_until is not null)`
  const [{ rows }, counted] = await Promise.all([
    sql<{ id: string; client_id: string; until: string; found_at: Date; stored: boolean }>`
      select d.id, d.client_id, d.until, d.found_at, c.stored_until is not null as stored from ${from}
      where ${waiting} and ${after === null ? sql`true` : sql`(d.found_at, d.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)`}
      order by d.found_at, d.id limit ${input.limit + 1}`.execute(tx),
    sql<{ count: number }>`
      select count(*)::int as count from (select from ${from} where ${waiting} limit ${COUNT_UP_TO + 1}) found`.execute(
      tx,
    ),
  ])
  const { shown, last } = cut(rows, input.limit)
  const lines = await clientLines(
    call,
    shown.map((row) => row.client_id),
  )
  const count = counted.rows[0]?.count ?? 0
  return {
    rows: shown.map((row) => ({
      id: row.id,
      client: lines.get(row.client_id) ?? null,
      until: row.until,
      storedOnly: row.stored,
    })),
    next: last ? cursorOf(last.found_at, last.id) : null,
    ...asCount(count),
  }
}

/** A person confirms: the file is erased, unless something has come up since it was listed. */
export async function eraseDue(call: Call<typeof rights.eraseDue>) {
  const { tx, orgId, at, input, actor } = call
  const row = orNotFound(
    await tx
      .selectFrom('retention_due')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', input.dueId)
      .where('answered_at', 'is', null)
      .forUpdate()
      .executeTakeFirst(),
  )
  const client = orNotFound((await lockClients(call, [row.client_id])).get(row.client_id))
  if (client.removed_at === null) {
    const effect = orRefuse(erasureOf(await erasureFacts(call, client.id)))
    if (effect !== 'erased') refuse('clients.retention-holds', { until: effect.storedUntil })
    await eraseFile(call, client.id)
  } else await eraseStored(call, client.id)
  await tx
    .updateTable('retention_due')
    .set({ answered_by: actor.accountId, answered_at: at })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  call.record({
    act: 'clients.erase-due',
    subjectKind: 'client',
    subjectId: client.id,
    clientId: client.id,
    facts: { until: row.until, storedOnly: client.removed_at !== null },
  })
  return { id: row.id, revision: 1 }
}
