import type { staff } from '@quancheng/contract/staff.ts'
import type { Action } from '../http/call.ts'
import { openInbox, readInbox } from '../notices/public.ts'

export const notices: Action<typeof staff.notices> = async ({ tx, orgId, actor }) => {
  const { unread, rows } = await openInbox(tx, orgId, actor.accountId)
  return {
    unread,
    rows: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      // Written as an object by `notify`.
      facts: row.facts as Record<string, unknown>,
      at: row.at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
    })),
  }
}

export const readNotices: Action<typeof staff.readNotices> = async ({ tx, orgId, actor, input, at }) => {
  await readInbox(tx, orgId, actor.accountId, input.ids, at)
  return {}
}
