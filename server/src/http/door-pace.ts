import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../db/db.ts'
import { refuse } from './refused.ts'

/** How often at most, in how many minutes. Wards share one address, so an address may do more than a poster. */
export const PACE = {
  /** asks, right or wrong, from one address */
  asksFrom: { most: 60, minutes: 60 },
  /** asks at one poster */
  asksAt: { most: 30, minutes: 60 },
  /** looks at an answer from one address */
  looksFrom: { most: 120, minutes: 10 },
  /** links opened or answered from one address, right or wrong */
  linksFrom: { most: 120, minutes: 10 },
  /** tries of the last four figures for one number, whether there is such a number or not */
  tailsOf: { most: 6, minutes: 60 },
} as const

const FORGOTTEN_AFTER = '1 day'
/** Addresses are kept as fingerprints that nobody can undo once this process has ended. */
const SALT = randomBytes(16)

export function addressMark(address: string): string {
  return createHash('sha256').update(SALT).update(address).digest('base64url').slice(0, 22)
}

/** Counts one more try; refuses from the first one above what is allowed until the time is over. */
export async function keepPace(
  tx: Tx,
  at: Date,
  kind: keyof typeof PACE,
  whose: string,
): Promise<{ readonly tooOften: boolean }> {
  const { most, minutes } = PACE[kind]
  const before = new Date(at.getTime() - minutes * 60_000)
  const { rows } = await sql<{ count: number }>`
    insert into door_pace (key, since, count) values (${`${kind}:${whose}`}, ${at}, 1)
    on conflict (key) do update set
      count = case when door_pace.since <= ${before} then 1 else door_pace.count + 1 end,
      since = case when door_pace.since <= ${before} then excluded.since else door_pace.since end
    returning count`.execute(tx)
  const count = rows[0]?.count ?? 1
  if (count === 1)
    await sql`
      delete from door_pace where key in (
        select key from door_pace where since < ${at}::timestamptz - ${FORGOTTEN_AFTER}::interval
        limit 100 for update skip locked)`.execute(tx)
  return { tooOften: count > most }
}

export function orTooOften(...paces: readonly { readonly tooOften: boolean }[]): void {
  if (paces.some(({ tooOften }) => tooOften)) refuse('intake.too-often')
}
