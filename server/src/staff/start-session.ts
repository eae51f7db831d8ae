import { randomBytes } from 'node:crypto'
import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { Refusal } from '@quancheng/rules/refusal.ts'
import type { OpenCall } from '../http/call.ts'
import { tokenHash } from '../http/who.ts'
import type { Account } from './account-store.ts'
import { findHome, insertSession } from './session-store.ts'

export type SignInMethod = 'password' | 'password+code' | 'passkey' | 'single-sign-on'

/** As long as the cookie lives: a long working day. */
const HOURS = 12

/** The door somebody stands at: a sign-in endpoint, or the return from the identity provider. */
export type Door = Pick<OpenCall<Endpoint>, 'tx' | 'at' | 'device' | 'setSession' | 'record'>

/** Lets a proven person in; a refusal when their account is closed or no organisation has them any more. */
export async function startSession(
  door: Door,
  account: Pick<Account, 'id' | 'disabled_at'>,
  method: SignInMethod,
): Promise<Refusal | null> {
  const { tx, at } = door
  const orgId = account.disabled_at ? null : await findHome(tx, account.id)
  if (!orgId) return new Refusal('staff.account-disabled')
  const token = randomBytes(32).toString('base64url')
  const id = newId(at.getTime())
  await insertSession(tx, {
    tokenHash: tokenHash(token),
    id,
    accountId: account.id,
    orgId,
    at,
    expiresAt: new Date(at.getTime() + HOURS * 3_600_000),
    device: door.device,
    method,
  })
  door.setSession(token)
  door.record(
    { act: 'staff.signIn', subjectKind: 'session', subjectId: id, clientId: null, facts: { method } },
    account.id,
  )
  return null
}
