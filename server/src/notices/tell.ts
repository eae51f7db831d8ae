import type { Work } from '../http/call.ts'
import type { Messenger } from './messenger.ts'
import { findUntold, markTold, recipientOf } from './notice-store.ts'

/** Tells a person outside the browser that a notice waits, once, unless they have read it meanwhile. */
export async function tell(work: Work, noticeId: string, messengers: readonly Messenger[]): Promise<void> {
  if (messengers.length === 0) return
  const notice = await findUntold(work.tx, work.orgId, noticeId)
  if (!notice) return
  const recipient = await work.asOwner((tx) => recipientOf(tx, notice.account_id))
  if (!recipient) return
  for (const messenger of messengers) await messenger.tell(recipient, noticeId)
  await markTold(work.tx, work.orgId, noticeId, work.at)
}
