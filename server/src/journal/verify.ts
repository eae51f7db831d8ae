import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type pg from 'pg'
import { asOwner, type Tx } from '../db/db.ts'
import { entryText } from './append.ts'

export interface BrokenLink {
  readonly orgId: string
  readonly lane: number
  /** The first entry that is not as it was written, or that is missing. */
  readonly seq: number
  readonly why: 'changed' | 'missing' | 'tail-missing' | 'head-missing' | 'head-changed'
}

export interface Verdict {
  readonly entries: number
  readonly chains: number
  readonly broken: BrokenLink | null
}

interface Chain {
  readonly org_id: string
  readonly lane: number
  readonly seq: string | null
  readonly hash: Buffer | null
}

const PAGE = 2000

/**
 * Recomputes every chain of one organisation, or of the whole house when `orgId` is null, as they stood at one
 * moment, and answers the first broken link. What it cannot see: somebody with every right in the database who
 * writes a whole chain anew, or takes one away with its head. A backup kept elsewhere shows that.
 */
export async function verifyJournal(pool: pg.Pool, orgId: string | null): Promise<Verdict> {
  return asOwner(pool, async (tx) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(tx)
    const chains = await findChains(tx, orgId)
    let entries = 0
    for (const chain of chains) {
      const walked = await walk(tx, chain)
      entries += walked.entries
      if (walked.broken) return { entries, chains: chains.length, broken: walked.broken }
    }
    return { entries, chains: chains.length, broken: null }
  })
}

/** Every chain that has a head or an entry: taking away either leaves the other. */
async function findChains(tx: Tx, orgId: string | null): Promise<readonly Chain[]> {
  const { rows } = await sql<Chain>`
    with recursive lane(org_id, lane) as (
      (select org_id, lane from journal where ${orgId}::uuid is null or org_id = ${orgId} order by org_id, lane limit 1)
      union all
      select next.org_id, next.lane from lane cross join lateral (
        select j.org_id, j.lane from journal j
        where (j.org_id, j.lane) > (lane.org_id, lane.lane) and (${orgId}::uuid is null or j.org_id = ${orgId})
        order by j.org_id, j.lane limit 1) as next
    ), head as (
      select org_id, lane, seq, hash from journal_head where ${orgId}::uuid is null or org_id = ${orgId}
    )
    select coalesce(head.org_id, lane.org_id) as org_id, coalesce(head.lane, lane.lane) as lane, head.seq, head.hash
    from head full join lane on lane.org_id = head.org_id and lane.lane = head.lane
    order by 1, 2`.execute(tx)
  return rows
}

async function walk(tx: Tx, chain: Chain): Promise<{ entries: number; broken: BrokenLink | null }> {
  const at = { orgId: chain.org_id, lane: chain.lane }
  let before = Buffer.alloc(0)
  let seq = 0
  for (;;) {
    const rows = await readPage(tx, chain, seq)
    for (const row of rows) {
      if (Number(row.seq) !== seq + 1)
        return { entries: seq, broken: { ...at, seq: seq + 1, why: 'missing' } }
      const hash = createHash('sha256').update(before).update(textOf(row)).digest()
      if (!hash.equals(row.hash)) return { entries: seq, broken: { ...at, seq: seq + 1, why: 'changed' } }
      before = hash
      seq += 1
    }
    if (rows.length < PAGE) break
  }
  return { entries: seq, broken: againstHead(chain, seq, before) }
}

/** The head knows how long the chain was and what its last link said: a cut tail shows. */
function againstHead(
  { org_id, lane, seq: headSeq, hash }: Chain,
  seq: number,
  last: Buffer,
): BrokenLink | null {
  const at = { orgId: org_id, lane }
  if (headSeq === null || hash === null) return { ...at, seq, why: 'head-missing' }
  if (Number(headSeq) > seq) return { ...at, seq: seq + 1, why: 'tail-missing' }
  return Number(headSeq) < seq || !hash.equals(last) ? { ...at, seq, why: 'head-changed' } : null
}

type Row = Awaited<ReturnType<typeof readPage>>[number]

async function readPage(tx: Tx, { org_id, lane }: Chain, after: number) {
  return tx
    .selectFrom('journal')
    .selectAll()
    .where('org_id', '=', org_id)
    .where('lane', '=', lane)
    .where('seq', '>', String(after))
    .orderBy('seq')
    .limit(PAGE)
    .execute()
}

function textOf(row: Row): string {
  const stamp = { orgId: row.org_id, actorId: row.actor_id, commandId: row.command_id, at: row.at }
  return entryText(stamp, row.lane, {
    act: row.act,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    clientId: row.client_id,
    facts: row.facts,
  })
}
