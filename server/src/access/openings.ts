import type { urgent } from '@quancheng/contract/urgent.ts'
import { reachOf } from '@quancheng/rules/access.ts'
import { approvalOf, isOpeningLiving } from '@quancheng/rules/urgent-opening.ts'
import { clientLines } from '../clients/public.ts'
import type { Call } from '../http/call.ts'
import { asCount, COUNT_UP_TO, cursorOf, cut, readRowCursor } from '../http/page.ts'
import { namesOf } from './colleagues.ts'
import { asRule, countOpenings, pageOfOpenings } from './opening-store.ts'

/** Which files were opened urgently, by whom and why, the newest first. */
export async function openings(call: Call<typeof urgent.openings>) {
  const { input, at, protect, actor } = call
  const clientId = input.clientId ?? null
  const [rows, count] = await Promise.all([
    pageOfOpenings(call, clientId, readRowCursor(input.after), input.limit + 1),
    countOpenings(call, clientId, COUNT_UP_TO + 1),
  ])
  const { shown, last } = cut(rows, input.limit)
  const [lines, names] = await Promise.all([
    clientLines(
      call,
      shown.map((row) => row.client_id),
    ),
    namesOf(
      call,
      shown.flatMap((row) => [row.account_id, row.decided_by]),
    ),
  ])
  const decides = reachOf(actor, 'access.approve')
  return {
    rows: shown.map((row) => ({
      id: row.id,
      client: lines.get(row.client_id) ?? null,
      who: { id: row.account_id, name: names.get(row.account_id) ?? '' },
      reason: protect.open('urgent_opening.reason', row.reason_sealed),
      openedAt: row.opened_at.toISOString(),
      expiresAt: row.expires_at?.toISOString() ?? null,
      endedAt: row.ended_at?.toISOString() ?? null,
      living: isOpeningLiving(asRule(row), at.getTime()),
      mine: row.account_id === actor.accountId,
      approval: approvalOf(asRule(row), at.getTime()),
      answerBy: row.answer_by?.toISOString() ?? null,
      decidedBy:
        row.decided_by === null ? null : { id: row.decided_by, name: names.get(row.decided_by) ?? '' },
      mayDecide:
        row.account_id !== actor.accountId &&
        (decides.organisation || (decides.own && row.deciders.includes(actor.accountId))) &&
        ['waiting', 'to-confirm'].includes(approvalOf(asRule(row), at.getTime()) ?? ''),
      revision: row.revision,
    })),
    next: last ? cursorOf(last.opened_at, last.id) : null,
    ...asCount(count),
  }
}
