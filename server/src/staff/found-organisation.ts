import { newId } from '@quancheng/contract/new-id.ts'
import type { Tx } from '../db/db.ts'
import { insertAccount } from './account-store.ts'
import { insertDuty, saveMember } from './member-store.ts'

export const ORGANISATION_KINDS = ['hospital', 'community', 'agency', 'foundation', 'commission'] as const

export interface Founding {
  readonly kind: (typeof ORGANISATION_KINDS)[number]
  readonly name: string
  readonly shortName: string
  /** What its administrator signs in with. */
  readonly login: string
}

const ADMINISTRATOR = '系统管理员'

/** An organisation with an administrator who cannot sign in yet; answers the administrator's account. Runs as the owner. */
export async function foundOrganisation(
  tx: Tx,
  { kind, name, shortName, login }: Founding,
  at: Date,
): Promise<string> {
  const orgId = newId(at.getTime())
  const accountId = newId(at.getTime())
  await tx
    .insertInto('organisation')
    .values({ id: orgId, kind, name, short_name: shortName, region: null, beds: null, made_at: at })
    .execute()
  await insertAccount(tx, { id: accountId, login, name: ADMINISTRATOR, email: null }, at)
  await saveMember(tx, orgId, {
    accountId,
    name: ADMINISTRATOR,
    title: ADMINISTRATOR,
    supervisorId: null,
    teamId: null,
    departmentIds: [],
  })
  await insertDuty(tx, orgId, { accountId, duty: 'administrator', departmentIds: [], teamIds: [] }, at)
  return accountId
}
