import type { staff } from '@quancheng/contract/staff.ts'
import type { Action } from '../http/call.ts'
import { saveLocale } from './account-store.ts'

export const setLocale: Action<typeof staff.setLocale> = async ({ asOwner, actor, input, record }) => {
  await asOwner((tx) => saveLocale(tx, actor.accountId, input.locale))
  record({
    act: 'staff.setLocale',
    subjectKind: 'account',
    subjectId: actor.accountId,
    clientId: null,
    facts: { locale: input.locale },
  })
  return {}
}
