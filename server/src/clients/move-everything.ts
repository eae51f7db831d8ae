import { newId } from '@quancheng/contract/new-id.ts'
import { sql } from 'kysely'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'
import { type ClientRow, lockClients, searchablesOf } from './client-store.ts'
import { closeLinks } from './rights/restrict-file.ts'
import { removeTokens, renewTokens } from './token-store.ts'

/**
 * Every table whose rows belong to a person. The journal is not among them: its lines never change, and a file's
 * journal is read with those of the records merged into it. Tokens are made anew from what is kept.
 */
export const OF_A_CLIENT = [
  'client_identifier',
  'client_contact',
  'family_version',
  'encounter',
  'consent',
  'consent_refusal',
  'urgent_opening',
  'rights_request',
  'legal_hold',
  'restriction',
  'request',
  'task',
  'assessment',
  'safety_plan',
  'watch',
  'duty_report',
  'case_file',
  'service_record',
  'process_recording',
  'stage_review',
  'follow_up',
  'file',
  'door_link',
  'gone_on',
  'inbound_message',
  'case_summary',
  'outbound_message',
  'risk_score',
  'risk_overruling',
] as const satisfies readonly (keyof Tables)[]

/** Ids by table, and under `usual` the identifiers that were not old before. */
export type Moved = Readonly<Record<string, readonly string[]>>

/** Two records are one person: everything of the prior becomes the survivor's; the prior stays, inactive, pointing there. */
export async function moveEverything(
  work: Work,
  given: {
    readonly survivor: ClientRow
    readonly prior: ClientRow
    readonly source: string
    readonly by: string | null
  },
): Promise<string> {
  const { tx, orgId, at } = work
  const { survivor, prior } = given
  const { rows: usual } = await sql<{ id: string }>`
    select id from client_identifier where org_id = ${orgId} and client_id = ${prior.id} and use = 'usual'`.execute(
    tx,
  )
  const moved: [string, string[]][] = await Promise.all(
    OF_A_CLIENT.map(async (table): Promise<[string, string[]]> => {
      const { rows } = await sql<{ id: string }>`
        update ${sql.table(table)} set client_id = ${survivor.id}
        where org_id = ${orgId} and client_id = ${prior.id} returning id`.execute(tx)
      return [table, rows.map(({ id }) => id)]
    }),
  )
  const ids = usual.map(({ id }) => id)
  const id = newId(at.getTime())
  await Promise.all([
    setUse(work, ids, 'old'),
    sql`
      update client set active = false, replaced_by = ${survivor.id}, revision = revision + 1
      where org_id = ${orgId} and id = ${prior.id}`.execute(tx),
    sql`update client set revision = revision + 1 where org_id = ${orgId} and id = ${survivor.id}`.execute(
      tx,
    ),
    tx
      .insertInto('client_merge')
      .values({
        org_id: orgId,
        id,
        survivor_id: survivor.id,
        prior_id: prior.id,
        source: given.source,
        at,
        by: given.by,
        moved: JSON.stringify(Object.fromEntries([...moved, ['usual', ids]])),
        reversed_at: null,
        reversed_by: null,
      })
      .execute(),
  ])
  await Promise.all([
    removeTokens(work, [prior.id]),
    renewTokens(work, await searchablesOf(work, [survivor])),
    judgeAnew(work, survivor.id),
    closeLinks(work, survivor.id, given.by),
  ])
  return id
}

/** Takes a merge back: exactly what moved returns, also when its holder has been merged on since. */
export async function sendBack(
  work: Work,
  merge: {
    readonly id: string
    readonly survivorId: string
    readonly priorId: string
    readonly moved: Moved
  },
  by: string,
): Promise<void> {
  const { tx, orgId, at } = work
  const holderId = await holderOf(work, merge.survivorId)
  const people = await lockClients(work, [holderId, merge.priorId])
  await Promise.all(
    OF_A_CLIENT.map((table) => {
      const ids = merge.moved[table] ?? []
      if (ids.length === 0) return null
      return sql`
        update ${sql.table(table)} set client_id = ${merge.priorId}
        where org_id = ${orgId} and client_id = ${holderId} and id = any(${[...ids]}::uuid[])`.execute(tx)
    }),
  )
  await Promise.all([
    setUse(work, merge.moved.usual ?? [], 'usual'),
    sql`
      update client set active = true, replaced_by = null, revision = revision + 1
      where org_id = ${orgId} and id = ${merge.priorId}`.execute(tx),
    sql`update client set revision = revision + 1 where org_id = ${orgId} and id = ${holderId}`.execute(tx),
    sql`
      update client_merge set reversed_at = ${at}, reversed_by = ${by}
      where org_id = ${orgId} and id = ${merge.id}`.execute(tx),
  ])
  await renewTokens(work, await searchablesOf(work, [...people.values()]))
  for (const id of people.keys()) await judgeAnew(work, id)
}

/** Which services look alike hangs on whose they are. */
async function judgeAnew({ enqueue }: Work, clientId: string): Promise<void> {
  await enqueue('cases-judge-twins', { clientId }, undefined, `cases-judge-twins:${clientId}`)
}

/** Who holds now what was merged into this person: the end of the chain. */
export async function holderOf({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>, clientId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with recursive chain as (
      select id, replaced_by from client where org_id = ${orgId} and id = ${clientId}
      union
      select c.id, c.replaced_by from chain join client c on c.org_id = ${orgId} and c.id = chain.replaced_by
    )
    select id from chain where replaced_by is null`.execute(tx)
  return rows[0]?.id ?? clientId
}

/** This person and everybody merged into them, and into those. */
export async function withMerged(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  clientId: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive family as (
      select ${clientId}::uuid as id
      union
      select m.prior_id from family join client_merge m
        on m.org_id = ${orgId} and m.survivor_id = family.id and m.reversed_at is null
    )
    select id from family`.execute(tx)
  return rows.map(({ id }) => id)
}

async function setUse({ tx, orgId }: Work, ids: readonly string[], use: 'usual' | 'old'): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update client_identifier set use = ${use}
    where org_id = ${orgId} and id = any(${[...ids]}::uuid[])`.execute(tx)
}
