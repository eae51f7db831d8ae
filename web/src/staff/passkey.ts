import type { staff } from '@quancheng/contract/staff.ts'
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser'
import type { z } from 'zod'
import { ask } from '../app/ask.ts'
import { FIRST } from '../app/first-asks.ts'

/** Signs in with a passkey; the library for it is loaded when somebody does. */
export async function signInByPasskey(): Promise<z.output<typeof staff.signIn.output>> {
  const [{ startAuthentication }, { challengeId, options }] = await Promise.all([
    import('@simplewebauthn/browser'),
    ask(FIRST.startPasskeySignIn, {}),
  ])
  const response = await startAuthentication({
    optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
  })
  return ask(FIRST.passkeySignIn, { challengeId, response: { ...response } })
}
