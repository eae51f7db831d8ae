import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import type { staff } from '@quancheng/contract/staff.ts'
import type { Asked } from './ask.ts'

type Bare<E extends Endpoint> = Asked<E['input'], E['output']> & Pick<E, 'method' | 'path' | 'may'>
type First = 'me' | 'options' | 'signIn' | 'secondFactor' | 'unlock' | 'startPasskeySignIn' | 'passkeySignIn'

/**
 * What is asked before anybody is in. The schemas of the contract are a third of what the door would load, and nobody needs
 * them to type a name. Method, path and permission are held to the endpoint by their types.
 */
export const FIRST: { readonly [Verb in First]: Bare<(typeof staff)[Verb]> } = {
  me: { method: 'GET', path: '/staff/me', may: 'signed-in' },
  options: { method: 'GET', path: '/staff/sign-in-options', may: 'anyone' },
  signIn: { method: 'POST', path: '/staff/sign-in', may: 'anyone' },
  secondFactor: { method: 'POST', path: '/staff/second-factor', may: 'anyone' },
  unlock: { method: 'POST', path: '/staff/unlock', may: 'anyone' },
  startPasskeySignIn: { method: 'POST', path: '/staff/passkey-sign-in/start', may: 'anyone' },
  passkeySignIn: { method: 'POST', path: '/staff/passkey-sign-in', may: 'anyone' },
}
