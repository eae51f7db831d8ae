import type { staff } from '@quancheng/contract/staff.ts'
import type { Action } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { deletePasskey, listPasskeys } from './passkey-store.ts'

export const passkeys: Action<typeof staff.passkeys> = async ({ asOwner, actor }) => {
  const rows = await asOwner((tx) => listPasskeys(tx, actor.accountId))
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    madeAt: row.made_at.toISOString(),
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  }))
}

export const removePasskey: Action<typeof staff.removePasskey> = async (call) => {
  const { asOwner, actor, input } = call
  if (!(await asOwner((tx) => deletePasskey(tx, actor.accountId, input.id)))) return refuse('not-found')
  call.record({
    act: 'staff.removePasskey',
    subjectKind: 'account',
    subjectId: actor.accountId,
    clientId: null,
    facts: {},
  })
  return {}
}
