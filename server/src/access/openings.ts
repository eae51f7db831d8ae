import type { urgent } from '@quancheng/contract/urgent.ts'
import { isOpeningLiving } from '@quancheng/rules/urgent-opening.ts'
import { clientLines } from '../clients/public.ts'
import type { Call } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { namesOf } from './colleagues.ts'
import { countOpenings, pageOfOpenings } from './opening-store.ts'

const MOST_COUNTED = 1000

/** Which files were opened urgently, by whom and why, the newest first. */
export async function openings(call: Call<typeof urgent.openings>) {
  const { input, at, protect, actor } = call
  const clientId = input.clientId ?? null
  const [rows, count] = await Promise.all([
    pageOfOpenings(call, clientId, readCursor(input.after), input.limit + 1),
    countOpenings(call, clientId, MOST_COUNTED + 1),
  ])
  const shown = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? shown.at(-1) : undefined
  const [lines, names] = await Promise.all([
    clientLines(
      call,
      shown.map((row) => row.client_id),
    ),
    namesOf(
      call,
      shown.map((row) => row.account_id),
    ),
  ])
  return {
    rows: shown.map((row) => ({
      id: row.id,
      client: lines.get(row.client_id) ?? null,
      who: { id: row.account_id, name: names.get(row.account_id) ?? '' },
      reason: protect.open('urgent_opening.reason', row.reason_sealed),
      openedAt: row.opened_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      endedAt: row.ended_at?.toISOString() ?? null,
      living: isOpeningLiving(
        { expiresAtMs: row.expires_at.getTime(), endedAtMs: row.ended_at?.getTime() ?? null },
        at.getTime(),
      ),
      mine: row.account_id === actor.accountId,
      revision: row.revision,
    })),
    next: last
      ? Buffer.from(JSON.stringify([last.opened_at.toISOString(), last.id])).toString('base64url')
      : null,
    count: Math.min(count, MOST_COUNTED),
    more: count > MOST_COUNTED,
  }
}

function readCursor(text: string | undefined): readonly [at: string, id: string] | null {
  if (text === undefined) return null
  const match =
    /^\["(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)","([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"\]$/u.exec(
      Buffer.from(text, 'base64url').toString(),
    )
  const [, at = '', id = ''] = match ?? []
  return match && !Number.isNaN(Date.parse(at)) ? [at, id] : refuse('malformed')
}
