import type { RequestOne } from '@quancheng/contract/intake.ts'
import { namesOf } from '../access/colleagues.ts'
import type { Work } from '../http/call.ts'
import type { Remark, RequestRow } from './request-store.ts'

const LONGEST_HISTORY = 200

/** What happened to a request, oldest first, from the journal; beside each act the words that went with it. */
export async function historyOf(
  work: Pick<Work, 'tx' | 'orgId'>,
  row: RequestRow,
  remarks: readonly Remark[],
): Promise<RequestOne['history']> {
  const entries = await work.tx
    .selectFrom('journal')
    .select(['at', 'actor_id', 'act', 'facts'])
    .where('org_id', '=', work.orgId)
    .where('subject_id', '=', row.id)
    .where('subject_kind', '=', 'request')
    .where('act', '<>', 'intake.read')
    .orderBy('at')
    .orderBy('seq')
    .limit(LONGEST_HISTORY)
    .execute()
  const names = await namesOf(
    work,
    entries.map((entry) => entry.actor_id),
  )
  return entries.map((entry) => {
    const at = entry.at.toISOString()
    const words = remarks.find((remark) => remark.at === at && remark.act === entry.act)?.words
    return {
      at,
      who: entry.actor_id === null ? null : (names.get(entry.actor_id) ?? null),
      act: entry.act,
      facts: { ...JSON.parse(entry.facts), ...(words !== undefined && { words }) },
    }
  })
}
