import type { access } from '@quancheng/contract/access.ts'
import type { Action } from '../http/call.ts'
import { asCount, COUNT_UP_TO, cursorOf, cut, readCursor } from '../http/page.ts'
import { countJournal, type JournalPlace, pageOfJournal } from './journal-store.ts'

/** Who did what in this organisation, the newest first. */
export const journal: Action<typeof access.journal> = async ({ tx, orgId, input }) => {
  const wanted = { actors: input.actor, act: input.act ?? null }
  const [rows, count] = await Promise.all([
    pageOfJournal(tx, orgId, wanted, placeOf(input.after), input.limit + 1),
    countJournal(tx, orgId, wanted, COUNT_UP_TO + 1),
  ])
  const { shown, last } = cut(rows, input.limit)
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
    next: last ? cursorOf(last.at, last.lane, last.seq) : null,
    ...asCount(count),
  }
}

function placeOf(cursor: string | undefined): JournalPlace | null {
  if (cursor === undefined) return null
  const [at, lane, seq] = readCursor(cursor, ['instant', 'integer', 'digits'])
  return { at, lane, seq }
}
