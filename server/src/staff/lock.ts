import type { staff } from '@quancheng/contract/staff.ts'
import type { Action } from '../http/call.ts'
import { setLocked } from './session-store.ts'

export const lock: Action<typeof staff.lock> = async ({ asOwner, actor, at, record }) => {
  await asOwner((tx) => setLocked(tx, actor.sessionId, true, at))
  record({
    act: 'staff.lock',
    subjectKind: 'session',
    subjectId: actor.sessionId,
    clientId: null,
    facts: {},
  })
  return {}
}
