import { createHash } from 'node:crypto'
import { newId } from '@quancheng/contract/new-id.ts'
import type { Tx } from '../db/db.ts'
import { NO_TRIES, type Tries } from './lock-out.ts'

export type ChallengeKind = 'second-factor' | 'passkey-add' | 'passkey-sign-in' | 'oidc' | 'smart'

export interface Challenge {
  readonly accountId: string | null
  readonly secret: Readonly<Record<string, string>>
}

/** Remembers what a sign-in is waiting for; what has expired goes at the same time. */
export async function makeChallenge(
  tx: Tx,
  kind: ChallengeKind,
  { accountId, secret }: Challenge,
  at: Date,
  minutes: number,
): Promise<string> {
  const id = newId(at.getTime())
  await tx.deleteFrom('challenge').where('expires_at', '<', at).execute()
  await tx
    .insertInto('challenge')
    .values({
      id,
      kind,
      account_id: accountId,
      secret: JSON.stringify(secret),
      expires_at: new Date(at.getTime() + minutes * 60_000),
    })
    .execute()
  return id
}

export async function findChallenge(
  tx: Tx,
  kind: ChallengeKind,
  id: string,
  at: Date,
): Promise<Challenge | null> {
  const found = await tx
    .selectFrom('challenge')
    .select(['account_id', 'secret'])
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where('expires_at', '>', at)
    .forUpdate()
    .executeTakeFirst()
  return found ? { accountId: found.account_id, secret: found.secret as Challenge['secret'] } : null
}

/** Finds and ends it: an answer to a challenge counts once. */
export async function takeChallenge(
  tx: Tx,
  kind: ChallengeKind,
  id: string,
  at: Date,
): Promise<Challenge | null> {
  const found = await findChallenge(tx, kind, id, at)
  if (found) await endChallenge(tx, id)
  return found
}

export async function endChallenge(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('challenge').where('id', '=', id).execute()
}

/** A login nobody has is counted and locked like one that somebody has, so that trying tells nothing. */
export async function triesOfUnknown(tx: Tx, login: string): Promise<Tries> {
  const found = await tx
    .selectFrom('challenge')
    .select('secret')
    .where('id', '=', unknownId(login))
    .forUpdate()
    .executeTakeFirst()
  if (!found) return NO_TRIES
  const { failed, until } = found.secret as { failed: number; until: string | null }
  return { failed, lockedUntil: until ? new Date(until) : null }
}

export async function saveTriesOfUnknown(
  tx: Tx,
  login: string,
  { failed, lockedUntil }: Tries,
  at: Date,
): Promise<void> {
  const secret = JSON.stringify({ failed, until: lockedUntil?.toISOString() ?? null })
  const expires = new Date(at.getTime() + 24 * 3_600_000)
  await tx
    .insertInto('challenge')
    .values({ id: unknownId(login), kind: 'unknown-login', account_id: null, secret, expires_at: expires })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ secret, expires_at: expires }))
    .execute()
}

function unknownId(login: string): string {
  const hex = createHash('sha256').update(`unknown login ${login.toLowerCase()}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
