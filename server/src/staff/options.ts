import type { staff } from '@quancheng/contract/staff.ts'
import type { OpenAction } from '../http/call.ts'
import { demoSignIns } from './member-store.ts'
import { relyingParty } from './relying-party.ts'

const MOST_DEMO_PEOPLE = 20

/** What the door offers. A passkey only where the page was opened under the name it is made for. */
export const options: OpenAction<typeof staff.options> = async ({ tx, parts, origin }) => {
  const { settings } = parts
  return {
    passkey: relyingParty(settings)?.id === new URL(origin).hostname,
    oidc: settings.oidc ? { name: settings.oidc.name } : null,
    demo: settings.mode === 'demo' ? await demoSignIns(tx, MOST_DEMO_PEOPLE) : [],
  }
}
