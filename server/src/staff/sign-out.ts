import type { staff } from '@quancheng/contract/staff.ts'
import type { OpenAction } from '../http/call.ts'
import { tokenHash } from '../http/who.ts'
import { endSession, findSessionByToken } from './session-store.ts'

/** Signs this browser out, also from a locked screen. */
export const signOut: OpenAction<typeof staff.signOut> = async ({
  tx,
  at,
  sessionToken,
  setSession,
  record,
}) => {
  setSession(null)
  const session = sessionToken ? await findSessionByToken(tx, tokenHash(sessionToken), at) : null
  if (!session) return {}
  await endSession(tx, session.account_id, session.id)
  record(
    { act: 'staff.signOut', subjectKind: 'session', subjectId: session.id, clientId: null, facts: {} },
    session.account_id,
  )
  return {}
}
