import type { access } from '@quancheng/contract/access.ts'
import type { Action } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { countJournal, type JournalPlace, pageOfJournal } from './journal-store.ts'

const MOST_COUNTED = 1000

/** Who did what in this organisation, the newest first. */
export const journal: Action<typeof access.journal> = async ({ tx, orgId, input }) => {
  const wanted = { actors: input.actor, act: input.act ?? null }
  const [rows, count] = await Promise.all([
    pageOfJournal(tx, orgId, wanted, placeOf(input.after), input.limit + 1),
    countJournal(tx, orgId, wanted, MOST_COUNTED + 1),
  ])
  const shown = rows.slice(0, input.limit)
  const last = rows.length > input.limit ? shown.at(-1) : undefined
  return {
    rows: shown.map((row) => ({
      at: row.at.toISOString(),
      lane: row.lane,
      seq: Number(row.seq),
      who: row.who,
      act: row.act,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      clientId: row.client_id,
      facts: JSON.parse(row.facts) as Record<string, unknown>,
    })),
    next: last ? cursorOf({ at: last.at.toISOString(), lane: last.lane, seq: last.seq }) : null,
    count: Math.min(count, MOST_COUNTED),
    more: count > MOST_COUNTED,
  }
}

function cursorOf({ at, lane, seq }: JournalPlace): string {
  return Buffer.from(JSON.stringify([at, lane, seq])).toString('base64url')
}

function placeOf(cursor: string | undefined): JournalPlace | null {
  if (cursor === undefined) return null
  const match = /^\["(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)",(\d{1,2}),"(\d{1,18})"\]$/.exec(
    Buffer.from(cursor, 'base64url').toString(),
  )
  const [, at = '', lane = '', seq = ''] = match ?? []
  return match && !Number.isNaN(Date.parse(at)) ? { at, lane: Number(lane), seq } : refuse('not-found')
}
