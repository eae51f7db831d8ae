import { newId } from '@quancheng/contract/new-id.ts'
import type { OutboundLine } from '@quancheng/contract/outbox.ts'
import { type Selectable, sql } from 'kysely'
import type { z } from 'zod'
import type { Tables } from '../db/tables.ts'
import { controlIdOf } from '../hl7v2/public.ts'
import type { Work } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'

export type OutboundRow = Selectable<Tables['outbound_message']>
type Asking = Pick<Work, 'tx' | 'orgId'>
type Line = z.infer<typeof OutboundLine>

/** The job that empties one destination's queue. */
export async function wake(
  { enqueue }: Pick<Work, 'enqueue'>,
  destinationId: string,
  at?: Date,
): Promise<void> {
  await enqueue('exchange-deliver', { destinationId }, at, `exchange-deliver:${destinationId}`)
}

/** Earlier versions that have not arrived need not arrive any more, nor those that might not leave. */
export async function replaceUnsent({ tx, orgId }: Asking, caseId: string): Promise<void> {
  await sql`
    update outbound_message set state = 'replaced', revision = revision + 1
    where org_id = ${orgId} and case_id = ${caseId} and state in ('waiting', 'stuck', 'withheld')`.execute(tx)
}

interface Receiver {
  readonly id: string
  /** Why it may not go there now; null: it goes. */
  readonly hindrance: string | null
}

/** Puts a summary on its way to each of these; where it may not go, that it was held back is kept. */
export async function sendTo(
  work: Pick<Work, 'tx' | 'orgId' | 'at' | 'enqueue'>,
  summary: { readonly id: string; readonly caseId: string; readonly clientId: string },
  receivers: readonly Receiver[],
): Promise<void> {
  const { tx, orgId, at } = work
  if (receivers.length === 0) return
  await tx
    .insertInto('outbound_message')
    .values(
      receivers.map((receiver) => {
        const id = newId(at.getTime())
        return {
          org_id: orgId,
          id,
          summary_id: summary.id,
          case_id: summary.caseId,
          client_id: summary.clientId,
          destination_id: receiver.id,
          control_id: controlIdOf(id),
          state: receiver.hindrance === null ? 'waiting' : 'withheld',
          problem: receiver.hindrance,
          made_at: at,
          next_at: at,
        }
      }),
    )
    .execute()
  for (const { id, hindrance } of receivers) if (hindrance === null) await wake(work, id)
}

/** Where each version of a case's summaries stands. */
export async function sentOfCase({ tx, orgId }: Asking, caseId: string) {
  const rows = await tx
    .selectFrom('outbound_message as o')
    .innerJoin('record_destination as d', (join) =>
      join.onRef('d.org_id', '=', 'o.org_id').onRef('d.id', '=', 'o.destination_id'),
    )
    .select([
      'o.summary_id',
      'd.name',
      'o.state',
      'o.attempts',
      'o.last_at',
      'o.accepted_at',
      'o.ack',
      'o.problem',
    ])
    .where('o.org_id', '=', orgId)
    .where('o.case_id', '=', caseId)
    .orderBy('d.name')
    .execute()
  return rows.map((row) => ({
    summaryId: row.summary_id,
    destination: row.name,
    state: row.state as Line['state'],
    attempts: row.attempts,
    lastAt: row.last_at?.toISOString() ?? null,
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    ack: row.ack,
    problem: row.problem,
  }))
}

/** The next ones due at a destination, oldest first. */
export async function dueAt(
  { tx, orgId, at }: Pick<Work, 'tx' | 'orgId' | 'at'>,
  destinationId: string,
  limit: number,
): Promise<OutboundRow[]> {
  return tx
    .selectFrom('outbound_message')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('destination_id', '=', destinationId)
    .where('state', '=', 'waiting')
    .where('next_at', '<=', at)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute()
}

/** When the next one falls due at a destination; null when nothing waits. */
export async function nextDue({ tx, orgId }: Asking, destinationId: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('outbound_message')
    .select(sql<Date | null>`min(next_at)`.as('next'))
    .where('org_id', '=', orgId)
    .where('destination_id', '=', destinationId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return row?.next ?? null
}

/** The version of this case that a destination has accepted last: what a newer one replaces there. */
export async function acceptedBefore({ tx, orgId }: Asking, row: OutboundRow): Promise<string | null> {
  const found = await tx
    .selectFrom('outbound_message')
    .select('summary_id')
    .where('org_id', '=', orgId)
    .where('case_id', '=', row.case_id)
    .where('destination_id', '=', row.destination_id)
    .where('state', '=', 'accepted')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.summary_id ?? null
}

type Changes = Partial<
  Pick<
    OutboundRow,
    | 'state'
    | 'attempts'
    | 'next_at'
    | 'last_at'
    | 'ack'
    | 'problem'
    | 'receipt_sealed'
    | 'aside_sealed'
    | 'accepted_at'
    | 'settled_by'
  >
>

export async function saveOutbound(
  { tx, orgId }: Asking,
  row: Pick<OutboundRow, 'id' | 'revision'>,
  changes: Changes,
): Promise<{ id: string; revision: number }> {
  const revision = row.revision + 1
  await tx
    .updateTable('outbound_message')
    .set({ ...changes, revision })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, revision }
}

export async function lockOutbound({ tx, orgId }: Asking, id: string): Promise<OutboundRow> {
  return orNotFound(
    await tx
      .selectFrom('outbound_message')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )
}

/** What was held back of a client's, each with whose system it is for. */
export async function lockWithheld({ tx, orgId }: Asking, clientId: string) {
  return tx
    .selectFrom('outbound_message as o')
    .innerJoin('record_destination as d', (join) =>
      join.onRef('d.org_id', '=', 'o.org_id').onRef('d.id', '=', 'o.destination_id'),
    )
    .select(['o.id', 'o.revision', 'o.destination_id', 'o.problem', 'd.recipient'])
    .where('o.org_id', '=', orgId)
    .where('o.client_id', '=', clientId)
    .where('o.state', '=', 'withheld')
    .forUpdate('o')
    .execute()
}

/** From the beginning, under the number it has: a receiver that got it after all knows it again. */
export async function sendAgain(
  work: Asking & Pick<Work, 'at' | 'enqueue'>,
  row: Pick<OutboundRow, 'id' | 'revision' | 'destination_id'>,
  by: string | null,
): Promise<{ id: string; revision: number }> {
  const again = { state: 'waiting', attempts: 0, next_at: work.at, settled_by: by }
  const written = await saveOutbound(work, row, again)
  await wake(work, row.destination_id)
  return written
}

type Which = 'open' | 'withheld' | 'all'

const OPEN = sql<boolean>`o.state in ('waiting', 'stuck')`
const WANTED = { open: OPEN, withheld: sql<boolean>`o.state = 'withheld'`, all: sql<boolean>`true` }

/** Lines of the outbox: what it is about is named by the number of the case, nobody by name. */
function lines({ tx, orgId }: Asking) {
  return tx
    .selectFrom('outbound_message as o')
    .innerJoin('record_destination as d', (join) =>
      join.onRef('d.org_id', '=', 'o.org_id').onRef('d.id', '=', 'o.destination_id'),
    )
    .innerJoin('case_summary as s', (join) =>
      join.onRef('s.org_id', '=', 'o.org_id').onRef('s.id', '=', 'o.summary_id'),
    )
    .innerJoin('case_file as c', (join) =>
      join.onRef('c.org_id', '=', 'o.org_id').onRef('c.id', '=', 'o.case_id'),
    )
    .select([
      'o.id',
      'd.name as destination',
      'o.case_id',
      'c.number',
      'o.control_id',
      's.version',
      'o.state',
      'o.attempts',
      'o.made_at',
      'o.next_at',
      'o.last_at',
      'o.accepted_at',
      'o.ack',
      'o.problem',
      'o.revision',
      'o.receipt_sealed',
      'o.aside_sealed',
    ])
    .where('o.org_id', '=', orgId)
}

type LineRow = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]

export function outboundLine(row: LineRow): Line {
  return {
    id: row.id,
    destination: row.destination,
    caseId: row.case_id,
    caseNumber: row.number,
    controlId: row.control_id,
    version: row.version,
    state: row.state as Line['state'],
    attempts: row.attempts,
    madeAt: row.made_at.toISOString(),
    nextAt: row.next_at.toISOString(),
    lastAt: row.last_at?.toISOString() ?? null,
    acceptedAt: row.accepted_at?.toISOString() ?? null,
    ack: row.ack,
    problem: row.problem,
    revision: row.revision,
  }
}

export async function pageOfOutbox(
  asking: Asking,
  state: Which,
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<LineRow[]> {
  return lines(asking)
    .where(WANTED[state])
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(o.made_at, o.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('o.made_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(limit)
    .execute()
}

export async function countOutbox({ tx, orgId }: Asking, state: Which, most: number): Promise<number> {
  const wanted = WANTED[state]
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select from outbound_message o where o.org_id = ${orgId} and ${wanted} limit ${most}) counted`.execute(
    tx,
  )
  return rows[0]?.n ?? 0
}

export async function getOutbound(asking: Asking, id: string): Promise<LineRow> {
  return orNotFound(await lines(asking).where('o.id', '=', id).executeTakeFirst())
}

interface Count {
  readonly destinationId: string
  readonly waiting: number
  readonly stuck: number
  readonly withheld: number
}

const MOST_WITHHELD = 1000

/** What waits, what is stuck and what may not leave at each destination; the last grows with the years and is counted to a thousand. */
export async function countsByDestination({ tx, orgId }: Asking): Promise<readonly Count[]> {
  const { rows } = await sql<Count>`
    select d.id as "destinationId", coalesce(q.waiting, 0) as waiting, coalesce(q.stuck, 0) as stuck,
           (select count(*)::int from (select from outbound_message o
             where o.org_id = d.org_id and o.destination_id = d.id and o.state = 'withheld'
             limit ${MOST_WITHHELD}) counted) as withheld
    from record_destination d
    left join (select destination_id, count(*) filter (where state = 'waiting')::int as waiting,
                      count(*) filter (where state = 'stuck')::int as stuck
               from outbound_message o where org_id = ${orgId} and ${OPEN} group by destination_id) q
      on q.destination_id = d.id
    where d.org_id = ${orgId}`.execute(tx)
  return rows
}

/** When each destination last accepted anything, since an instant. */
export async function acceptedSince({ tx, orgId }: Asking, since: Date): Promise<Map<string, Date>> {
  const { rows } = await sql<{ id: string; at: Date }>`
    select destination_id as id, max(accepted_at) as at from outbound_message
    where org_id = ${orgId} and made_at >= ${since} and state = 'accepted' group by destination_id`.execute(
    tx,
  )
  return new Map(rows.map(({ id, at }) => [id, at]))
}
