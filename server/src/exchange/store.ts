import type { MessageLine } from '@quancheng/contract/exchange.ts'
import { dayAt, startOfDay } from '@quancheng/rules/calendar-day.ts'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { MessageRow, Problem } from '../hl7v2/public.ts'
import type { Work } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'

type Reading = Pick<Work, 'tx' | 'orgId'>
type Line = z.infer<typeof MessageLine>

/** The message without its text. */
export type MessageHead = Omit<MessageRow, 'raw_sealed' | 'fixed_sealed'>

const HEAD = [
  'org_id',
  'id',
  'source',
  'control_id',
  'event',
  'received_at',
  'state',
  'ack',
  'problem',
  'aside_sealed',
  'client_id',
  'encounter_id',
  'attempts',
  'settled_at',
  'settled_by',
  'revision',
] as const

/** A message that was set aside says why in the words of whoever did it. */
export function lineOf({ protect }: Pick<Work, 'protect'>, row: MessageHead): Line {
  const aside = protect.openMaybe('inbound_message.aside', row.aside_sealed)
  return {
    id: row.id,
    source: row.source,
    controlId: row.control_id,
    event: row.event,
    receivedAt: row.received_at.toISOString(),
    state: row.state as Line['state'],
    ack: row.ack,
    problem:
      row.state === 'set-aside' && aside !== null
        ? { code: 'set-aside', location: null, text: { zh: aside, en: aside } }
        : (row.problem as Problem | null),
    attempts: row.attempts,
    revision: row.revision,
  }
}

export async function pageOfMessages(
  { tx, orgId }: Reading,
  state: 'failed' | 'all',
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<MessageHead[]> {
  return tx
    .selectFrom('inbound_message')
    .select(HEAD)
    .where('org_id', '=', orgId)
    .$if(state === 'failed', (query) => query.where(sql<boolean>`state = 'failed'`))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(received_at, id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

export interface Counts {
  readonly count: number
  readonly applied: number
  readonly failed: number
  readonly lastAt: Date | null
}

/** How many there are, stopping at `most`; what came today; and when the feed last spoke. */
export async function countMessages(
  { tx, orgId, at }: Pick<Work, 'tx' | 'orgId' | 'at'>,
  state: 'failed' | 'all',
  most: number,
): Promise<Counts> {
  const today = new Date(startOfDay(dayAt(at.getTime())))
  const wanted = state === 'failed' ? sql`state = 'failed'` : sql`true`
  const { rows } = await sql<Counts>`
    select
      (select count(*)::int from (select from inbound_message where org_id = ${orgId} and ${wanted} limit ${most}) counted) as count,
      (select count(*)::int from inbound_message where org_id = ${orgId} and received_at >= ${today} and state in ('applied', 'stale')) as applied,
      (select count(*)::int from inbound_message where org_id = ${orgId} and received_at >= ${today} and state = 'failed') as failed,
      (select max(received_at) from inbound_message where org_id = ${orgId}) as "lastAt"`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('a count answered nothing')
  return row
}

export async function getMessage({ tx, orgId }: Reading, id: string): Promise<MessageRow> {
  return orNotFound(
    await tx
      .selectFrom('inbound_message')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
}

export async function lockMessage({ tx, orgId }: Reading, id: string): Promise<MessageRow> {
  return orNotFound(
    await tx
      .selectFrom('inbound_message')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst(),
  )
}

/** Writes what a person has settled. */
export async function settle(
  { tx, orgId, at }: Pick<Work, 'tx' | 'orgId' | 'at'>,
  row: MessageRow,
  by: string,
  told: {
    readonly state: 'applied' | 'stale' | 'repeated' | 'set-aside'
    readonly aside?: Buffer
    readonly fixed?: Buffer | null
    readonly clientId?: string | null
    readonly encounterId?: string | null
    readonly tries?: number
    readonly event?: string | null
    readonly controlId?: string
    readonly source?: string
  },
): Promise<{ id: string; revision: number }> {
  const revision = row.revision + 1
  await tx
    .updateTable('inbound_message')
    .set({
      state: told.state,
      aside_sealed: told.aside ?? row.aside_sealed,
      fixed_sealed: told.fixed ?? row.fixed_sealed,
      client_id: told.clientId ?? row.client_id,
      encounter_id: told.encounterId ?? row.encounter_id,
      attempts: Math.min(row.attempts + (told.tries ?? 0), 32_767),
      event: told.event ?? row.event,
      control_id: told.controlId ?? row.control_id,
      source: told.source ?? row.source,
      settled_at: at,
      settled_by: by,
      revision,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  return { id: row.id, revision }
}
