import type { staff } from '@quancheng/contract/staff.ts'
import { type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { Action } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { takeChallenge } from './challenge-store.ts'
import { insertPasskey } from './passkey-store.ts'
import { relyingParty } from './relying-party.ts'

export const addPasskey: Action<typeof staff.addPasskey> = async (call) => {
  const { asOwner, actor, at, input, parts } = call
  const party = orNotFound(relyingParty(parts.settings))
  const pending = await asOwner((tx) => takeChallenge(tx, 'passkey-add', input.challengeId, at))
  if (!pending || pending.accountId !== actor.accountId) return refuse('staff.challenge-expired')
  const verified = await verifyRegistrationResponse({
    // What is not of this shape is refused by the library.
    response: input.response as unknown as RegistrationResponseJSON,
    expectedChallenge: String(pending.secret.challenge),
    expectedOrigin: party.origin,
    expectedRPID: party.id,
  }).catch(() => null)
  if (!verified?.registrationInfo) return refuse('staff.passkey-not-accepted')
  const { id, publicKey, counter, transports } = verified.registrationInfo.credential
  const passkey = {
    id,
    accountId: actor.accountId,
    publicKey,
    counter,
    transports: transports ?? [],
    label: input.label,
  }
  if (!(await asOwner((tx) => insertPasskey(tx, passkey, at)))) return refuse('staff.passkey-not-accepted')
  call.record({
    act: 'staff.addPasskey',
    subjectKind: 'account',
    subjectId: actor.accountId,
    clientId: null,
    facts: {},
  })
  return {}
}
