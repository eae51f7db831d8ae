import { newId } from '@quancheng/contract/new-id.ts'
import { sql } from 'kysely'
import { asOwner, type Tx } from '../db/db.ts'
import type { Parts } from '../http/call.ts'
import { insertAccount } from './account-store.ts'
import { invite } from './invitation-store.ts'
import { insertDuty, saveMember } from './member-store.ts'

const ONE_AT_A_TIME = 7_214_004
const ORGANISATION = '本机构'
const LOGIN = 'administrator'
const NAME = '系统管理员'

/**
 * In an empty house: one organisation, its administrator, and the address of a one-time invitation. While nobody has
 * ever been able to sign in, each start answers a new invitation and ends the one before; null from then on.
 */
export async function firstAdministrator(parts: Parts): Promise<string | null> {
  const at = parts.clock()
  return asOwner(parts.pool, async (tx) => {
    await sql`select pg_advisory_xact_lock(${ONE_AT_A_TIME})`.execute(tx)
    const waiting = await findWaiting(tx)
    if (waiting === 'nobody') return invite(tx, await setUp(tx, at), parts.settings.origin, at)
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

async function setUp(tx: Tx, at: Date): Promise<string> {
  const orgId = newId(at.getTime())
  const accountId = newId(at.getTime())
  await tx
    .insertInto('organisation')
    .values({
      id: orgId,
      kind: 'hospital',
      name: ORGANISATION,
      short_name: ORGANISATION,
      region: null,
      beds: null,
      made_at: at,
    })
    .execute()
  await insertAccount(tx, { id: accountId, login: LOGIN, name: NAME, email: null }, at)
  await saveMember(tx, orgId, {
    accountId,
    name: NAME,
    title: NAME,
    supervisorId: null,
    teamId: null,
    departmentIds: [],
  })
  const duty = { accountId, duty: 'administrator', departmentIds: [], teamIds: [] }
  await insertDuty(tx, orgId, duty, at)
  return accountId
}
