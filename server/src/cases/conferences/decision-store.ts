import type { DecisionLine } from '@quancheng/contract/conferences.ts'
import type { PersonRef } from '@quancheng/contract/wire.ts'
import { decisionState } from '@quancheng/rules/conference.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Work } from '../../http/call.ts'

interface DecisionRow {
  id: string
  title_sealed: Buffer | null
  answer_sealed: Buffer | null
  assignee_id: string
  due_on: string | null
  state: string
  ended_at: Date | null
  revision: number
  client_id: string
  conference_id: string
  opens: boolean
}

const MOST = 200

/** Decisions of conferences: what is open first, by its day; `opens` says whether an invitation still stands. */
export async function decisionRows(
  { tx, orgId, at }: Pick<Work, 'tx' | 'orgId' | 'at'>,
  which: RawBuilder<unknown>,
): Promise<readonly DecisionRow[]> {
  const { rows } = await sql<DecisionRow>`
    select t.id, t.title_sealed, t.answer_sealed, t.assignee_id, t.facts->>'dueOn' as due_on, t.state, t.ended_at, t.revision,
           t.client_id, f.id as conference_id, f.open_until > ${at} as opens
    from task t join conference f on f.org_id = t.org_id and f.id = (t.facts->>'conferenceId')::uuid
    where t.org_id = ${orgId} and t.kind = 'decision' and ${which}
    order by t.state = 'open' desc, t.due_at, t.made_at desc, (t.facts->>'place')::int, t.id limit ${MOST}`.execute(
    tx,
  )
  return rows
}

export function decisionView(
  { protect }: Pick<Work, 'protect'>,
  row: DecisionRow,
  person: (id: string) => PersonRef,
): Omit<DecisionLine, 'conferenceId' | 'client' | 'ward' | 'mine'> {
  return {
    taskId: row.id,
    title: protect.openMaybe('task.title', row.title_sealed) ?? '',
    owner: person(row.assignee_id),
    dueOn: row.due_on,
    state: decisionState(row.state),
    words: protect.openMaybe('task.answer', row.answer_sealed),
    endedAt: row.ended_at?.toISOString() ?? null,
    revision: row.revision,
  }
}
