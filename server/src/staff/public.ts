import type { FastifyInstance } from 'fastify'
import type { Parts } from '../http/call.ts'
import { mountOidc } from './oidc-routes.ts'
import { hashPassword } from './password.ts'

export { makeChallenge, takeChallenge } from './challenge-store.ts'
export { chooseStandard } from './choose-standard.ts'
export { isMedicalHere } from './medical-here.ts'
export { strangersAmong } from './member-store.ts'

/** The addresses beside the contract: out to the identity provider and back. */
export function mountSingleSignOn(app: FastifyInstance, parts: Parts): void {
  mountOidc(app, parts)
}

/** A password as accounts keep it: for whoever makes accounts, as the demonstration does. */
export async function passwordHash(password: string): Promise<string> {
  return hashPassword(password)
}
