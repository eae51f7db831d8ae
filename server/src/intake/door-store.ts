import { createHash } from 'node:crypto'
import { type SqlBool, sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import type { Work } from '../http/call.ts'
import type { RequestRow } from './request-store.ts'

type Reading = Pick<Work, 'tx' | 'orgId'>

export interface Ward {
  readonly id: string
  readonly name: string
  readonly floor: string | null
  readonly beds: number | null
}

/** A poster that is up, by what its code carries; read as the owner, because nobody knows yet whose it is. */
export async function findPlace(tx: Tx, token: string) {
  return tx
    .selectFrom('door_place')
    .select(['org_id', 'id', 'department_id', 'bed'])
    .where('token', '=', token)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
}

/** Which organisation was asked under a number, and from which phone; read as the owner. */
export async function findAsk(tx: Tx, number: string) {
  return tx
    .selectFrom('door_ask')
    .select(['org_id', 'request_id', 'device_hash', 'number'])
    .where('number', '=', number)
    .executeTakeFirst()
}

export type Ask = NonNullable<Awaited<ReturnType<typeof findAsk>>>

export function deviceHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Two sends of one phone come one after the other, so that the second finds the first. */
export async function oneAtATime({ tx }: Pick<Work, 'tx'>, device: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${device}, 0))`.execute(tx)
}

/** What this phone sent before: under this command, or still open. */
export async function earlierAsks(
  { tx, orgId }: Reading,
  device: string,
  commandId: string,
): Promise<(RequestRow & { readonly number: string; readonly command_id: string })[]> {
  return tx
    .selectFrom('door_ask as a')
    .innerJoin('request as r', (join) =>
      join.onRef('r.org_id', '=', 'a.org_id').onRef('r.id', '=', 'a.request_id'),
    )
    .selectAll('r')
    .select(['a.number', 'a.command_id'])
    .where('a.org_id', '=', orgId)
    .where('a.device_hash', '=', device)
    .where(sql<SqlBool>`(a.command_id = ${commandId} or r.state in ('waiting', 'paused'))`)
    .execute()
}

/** Wards that are open. */
export async function openWards({ tx, orgId }: Reading, only: string | null = null): Promise<Ward[]> {
  return tx
    .selectFrom('department')
    .select(['id', 'name', 'floor', 'beds'])
    .where('org_id', '=', orgId)
    .where('kind', '=', 'ward')
    .where('closed_at', 'is', null)
    .$if(only !== null, (query) => query.where('id', '=', only))
    .orderBy('name')
    .execute()
}

export async function wardsNamed({ tx, orgId }: Reading, ids: readonly (string | null)[]): Promise<Ward[]> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return []
  return tx
    .selectFrom('department')
    .select(['id', 'name', 'floor', 'beds'])
    .where('org_id', '=', orgId)
    .where('id', 'in', wanted)
    .execute()
}
