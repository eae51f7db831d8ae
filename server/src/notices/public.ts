import type { Tx } from '../db/db.ts'
import type { Parts } from '../http/call.ts'
import type { Job } from '../jobs/run-jobs.ts'
import { mailMessenger } from './mail-messenger.ts'
import type { Messenger } from './messenger.ts'
import { countUnread, markRead, newestNotices } from './notice-store.ts'
import { tell } from './tell.ts'

const MOST_SHOWN = 100

/** The job behind every notice: enqueued with it, in the same transaction. */
export const mailNotice: Job = async (work, payload, parts) =>
  tell(work, String(payload.noticeId), messengersOf(parts))

/** What one person should know in one organisation: the newest, and how many are unread. */
export async function openInbox(tx: Tx, orgId: string, accountId: string) {
  const [unread, rows] = await Promise.all([
    countUnread(tx, orgId, accountId),
    newestNotices(tx, orgId, accountId, MOST_SHOWN),
  ])
  return { unread, rows }
}

/** Marks a person's own notices as read; those of others stay as they are. */
export async function readInbox(
  tx: Tx,
  orgId: string,
  accountId: string,
  ids: readonly string[],
  at: Date,
): Promise<void> {
  if (ids.length > 0) await markRead(tx, orgId, accountId, ids, at)
}

const opened = new WeakMap<Parts, readonly Messenger[]>()

function messengersOf(parts: Parts): readonly Messenger[] {
  const known = opened.get(parts)
  if (known) return known
  const { settings } = parts
  const made = settings.smtpUrl ? [mailMessenger(settings, settings.smtpUrl)] : []
  opened.set(parts, made)
  return made
}
