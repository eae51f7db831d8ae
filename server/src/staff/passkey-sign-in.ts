import type { staff } from '@quancheng/contract/staff.ts'
import {
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import type { OpenAction } from '../http/call.ts'
import { orNotFound, orRefuse, refuse } from '../http/refused.ts'
import { getAccount } from './account-store.ts'
import { makeChallenge, takeChallenge } from './challenge-store.ts'
import { findPasskey, passkeyUsed } from './passkey-store.ts'
import { relyingParty } from './relying-party.ts'
import { PASSKEY_MINUTES } from './start-passkey.ts'
import { startSession } from './start-session.ts'

export const startPasskeySignIn: OpenAction<typeof staff.startPasskeySignIn> = async ({ tx, at, parts }) => {
  const party = orNotFound(relyingParty(parts.settings))
  const options = await generateAuthenticationOptions({ rpID: party.id, userVerification: 'required' })
  const pending = { accountId: null, secret: { challenge: options.challenge } }
  const challengeId = await makeChallenge(tx, 'passkey-sign-in', pending, at, PASSKEY_MINUTES)
  return { challengeId, options: { ...options } }
}

/** A passkey is two factors in one: something one has, opened by something one is or knows. */
export const passkeySignIn: OpenAction<typeof staff.passkeySignIn> = async (call) => {
  const { tx, at, input, parts } = call
  const party = orNotFound(relyingParty(parts.settings))
  const pending = await takeChallenge(tx, 'passkey-sign-in', input.challengeId, at)
  if (!pending) return refuse('staff.challenge-expired')
  // What is not of this shape is refused by the library.
  const response = input.response as unknown as AuthenticationResponseJSON
  const passkey = await findPasskey(tx, String(response.id))
  if (!passkey) return refuse('staff.passkey-not-accepted')
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: String(pending.secret.challenge),
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    credential: {
      id: passkey.id,
      publicKey: Uint8Array.from(passkey.public_key),
      counter: Number(passkey.counter),
      // Kept as the browser named them.
      transports: passkey.transports as AuthenticatorTransport[],
    },
  }).catch(() => null)
  if (!verified?.verified) return refuse('staff.passkey-not-accepted')
  await passkeyUsed(tx, passkey.id, verified.authenticationInfo.newCounter, at)
  orRefuse(await startSession(call, await getAccount(tx, passkey.account_id), 'passkey'))
  return { step: 'done' }
}
