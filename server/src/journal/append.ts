import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import { columnNames, rowsAsTable } from '../db/rows-as-table.ts'

export interface Entry {
  /** what was done: `cases.open`, `clients.read` … */
  readonly act: string
  readonly subjectKind: string
  readonly subjectId: string | null
  readonly clientId: string | null
  /** codes, field names and numbers; never personal data */
  readonly facts: Readonly<Record<string, unknown>>
}

export interface Stamp {
  readonly orgId: string
  readonly actorId: string | null
  readonly commandId: string | null
  readonly at: Date
}

/** A person's acts all fall into one of sixteen chains, so colleagues do not wait for each other's lock. */
export function laneOf(actorId: string | null): number {
  return actorId ? Number.parseInt(actorId.slice(-1), 16) : 0
}

/** The text that is hashed; `verify.ts` builds it again from the columns. */
export function entryText(
  stamp: Stamp,
  lane: number,
  entry: Omit<Entry, 'facts'> & { facts: string },
): string {
  return JSON.stringify([
    stamp.orgId,
    lane,
    stamp.at.toISOString(),
    stamp.actorId,
    stamp.commandId,
    entry.act,
    entry.subjectKind,
    entry.subjectId,
    entry.clientId,
    entry.facts,
  ])
}

/** From so many on it pays to read the chain's head, link the entries here and write them in one statement. */
const MANY = 5

/** Appends entries to the actor's chain. Call it last: the chain's head stays locked until the transaction ends. */
export async function append(tx: Tx, stamp: Stamp, entries: readonly Entry[]): Promise<void> {
  if (entries.length >= MANY) await appendTogether(tx, stamp, entries)
  else await Promise.all(entries.map((entry) => appendOne(tx, stamp, entry)))
}

async function appendOne(tx: Tx, stamp: Stamp, entry: Entry): Promise<void> {
  const lane = laneOf(stamp.actorId)
  const facts = JSON.stringify(entry.facts)
  const text = entryText(stamp, lane, { ...entry, facts })
  await sql`
    with head as (
      insert into journal_head as h (org_id, lane, seq, hash)
      values (${stamp.orgId}, ${lane}, 1, sha256(convert_to(${text}, 'UTF8')))
      on conflict (org_id, lane) do update
        set seq = h.seq + 1, hash = sha256(h.hash || convert_to(${text}, 'UTF8'))
      returning seq, hash
    )
    insert into journal (org_id, lane, seq, at, actor_id, command_id, act, subject_kind, subject_id, client_id, facts, hash)
    select ${stamp.orgId}, ${lane}, head.seq, ${stamp.at}, ${stamp.actorId}::uuid, ${stamp.commandId}::uuid, ${entry.act},
           ${entry.subjectKind}, ${entry.subjectId}::uuid, ${entry.clientId}::uuid, ${facts}, head.hash
    from head`.execute(tx)
}

const COLUMNS = {
  seq: 'bigint',
  act: 'text',
  subject_kind: 'text',
  subject_id: 'uuid',
  client_id: 'uuid',
  facts: 'text',
  hash: 'bytea',
} as const

async function appendTogether(tx: Tx, stamp: Stamp, entries: readonly Entry[]): Promise<void> {
  const lane = laneOf(stamp.actorId)
  const { rows: heads } = await sql<{ seq: string; hash: Buffer }>`
    insert into journal_head as h (org_id, lane, seq, hash) values (${stamp.orgId}, ${lane}, 0, '')
    on conflict (org_id, lane) do update set seq = h.seq
    returning seq, hash`.execute(tx)
  let { seq, hash } = heads[0] ?? { seq: '0', hash: Buffer.alloc(0) }
  const rows = entries.map((entry) => {
    const facts = JSON.stringify(entry.facts)
    seq = String(BigInt(seq) + 1n)
    hash = createHash('sha256')
      .update(hash)
      .update(entryText(stamp, lane, { ...entry, facts }))
      .digest()
    const { act, subjectKind, subjectId, clientId } = entry
    return { seq, act, subject_kind: subjectKind, subject_id: subjectId, client_id: clientId, facts, hash }
  })
  await Promise.all([
    sql`update journal_head set seq = ${seq}, hash = ${hash} where org_id = ${stamp.orgId} and lane = ${lane}`.execute(
      tx,
    ),
    sql`
      insert into journal (org_id, lane, at, actor_id, command_id, ${columnNames(COLUMNS)})
      select ${stamp.orgId}, ${lane}, ${stamp.at}::timestamptz, ${stamp.actorId}::uuid, ${stamp.commandId}::uuid, given.*
      from ${rowsAsTable(COLUMNS, rows)}`.execute(tx),
  ])
}
