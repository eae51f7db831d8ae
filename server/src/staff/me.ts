import type { staff } from '@quancheng/contract/staff.ts'
import type { Action } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import { isMedicalHere } from './medical-here.ts'
import { organisationsOf } from './member-store.ts'

export const me: Action<typeof staff.me> = async (call) => {
  const { asOwner, actor, parts } = call
  const organisations = await asOwner((tx) => organisationsOf(tx, actor.accountId))
  return {
    accountId: actor.accountId,
    login: actor.login,
    name: actor.name,
    title: actor.title,
    locale: actor.locale,
    organisation: orNotFound(organisations.find(({ id }) => id === actor.orgId)),
    medicalInstitution: await isMedicalHere(call),
    organisations,
    duties: [...new Set(actor.duties)],
    teamIds: [...actor.teamIds],
    departmentIds: [...actor.departmentIds],
    grants: actor.grants.map((grant) => ({ ...grant })),
    secondFactor: actor.secondFactor,
    demo: parts.settings.mode === 'demo',
  }
}
