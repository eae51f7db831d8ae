import type { staff } from '@quancheng/contract/staff.ts'
import type { Action } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { endSession, listSessions } from './session-store.ts'

export const sessions: Action<typeof staff.sessions> = async ({ asOwner, actor, at }) => {
  const rows = await asOwner((tx) => listSessions(tx, actor.accountId, at))
  return rows.map((row) => ({
    id: row.id,
    device: row.device,
    method: row.method,
    madeAt: row.made_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    current: row.id === actor.sessionId,
  }))
}

/** Signs another browser of one's own out at once. */
export const revokeSession: Action<typeof staff.revokeSession> = async ({
  asOwner,
  actor,
  input,
  record,
}) => {
  if (!(await asOwner((tx) => endSession(tx, actor.accountId, input.sessionId)))) return refuse('not-found')
  record({
    act: 'staff.revokeSession',
    subjectKind: 'session',
    subjectId: input.sessionId,
    clientId: null,
    facts: {},
  })
  return {}
}
