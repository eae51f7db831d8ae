import type { staff } from '@quancheng/contract/staff.ts'
import { type AuthenticatorTransport, generateRegistrationOptions } from '@simplewebauthn/server'
import type { Action } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import { makeChallenge } from './challenge-store.ts'
import { listPasskeys } from './passkey-store.ts'
import { PARTY_NAME, relyingParty } from './relying-party.ts'

export const PASSKEY_MINUTES = 10

export const startPasskey: Action<typeof staff.startPasskey> = async ({ asOwner, actor, at, parts }) => {
  const party = orNotFound(relyingParty(parts.settings))
  const known = await asOwner((tx) => listPasskeys(tx, actor.accountId))
  const options = await generateRegistrationOptions({
    rpName: PARTY_NAME,
    rpID: party.id,
    userID: Uint8Array.from(Buffer.from(actor.accountId)),
    userName: actor.login,
    userDisplayName: actor.name,
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({
      id,
      // Kept as the browser named them.
      transports: transports as AuthenticatorTransport[],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const pending = { accountId: actor.accountId, secret: { challenge: options.challenge } }
  const challengeId = await asOwner((tx) => makeChallenge(tx, 'passkey-add', pending, at, PASSKEY_MINUTES))
  return { challengeId, options: { ...options } }
}
