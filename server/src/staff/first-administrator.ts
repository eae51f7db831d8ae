import { sql } from 'kysely'
import { asOwner, type Tx } from '../db/db.ts'
import type { Parts } from '../http/call.ts'
import { foundOrganisation } from './found-organisation.ts'
import { invite } from './invitation-store.ts'

const ONE_AT_A_TIME = 7_214_004
const LOGIN = 'administrator'
const OURS = { kind: 'hospital', name: '本机构', shortName: '本机构', login: LOGIN } as const

/**
 * In an empty house: one organisation, its administrator, and the address of a one-time invitation. While nobody has
 * ever been able to sign in, each start answers a new invitation and ends the one before; null from then on.
 */
export async function firstAdministrator(parts: Parts): Promise<string | null> {
  const at = parts.clock()
  return asOwner(parts.pool, async (tx) => {
    await sql`select pg_advisory_xact_lock(${ONE_AT_A_TIME})`.execute(tx)
    const waiting = await findWaiting(tx)
    if (waiting === 'nobody')
      return invite(tx, await foundOrganisation(tx, OURS, at), parts.settings.origin, at)
    return waiting ? invite(tx, waiting, parts.settings.origin, at) : null
  })
}

/** The only account there is, if it cannot sign in yet. */
async function findWaiting(tx: Tx): Promise<string | 'nobody' | null> {
  const accounts = await tx
    .selectFrom('account')
    .select(['id', 'login', 'password_hash', 'oidc_subject'])
    .limit(2)
    .execute()
  const [only] = accounts
  if (!only) return 'nobody'
  const waits = accounts.length === 1 && only.login === LOGIN && !only.password_hash && !only.oidc_subject
  return waits ? only.id : null
}
