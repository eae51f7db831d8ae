import type { conferences } from '@quancheng/contract/conferences.ts'
import { sql } from 'kysely'
import { clientLines } from '../../clients/public.ts'
import type { Action } from '../../http/call.ts'
import { getCase } from '../case-store.ts'
import { peopleOf } from '../people.ts'
import { decisionRows, decisionView } from './decision-store.ts'

const DAYS_KEPT_IN_SIGHT = 30

/** What one has to carry out, as long as it is open and some weeks after; or every decision about a case. */
export const decisions: Action<typeof conferences.decisions> = async (call) => {
  const { input, actor, at } = call
  if (input.caseId !== undefined) await getCase(call, 'cases.read', input.caseId)
  const since = new Date(at.getTime() - DAYS_KEPT_IN_SIGHT * 86_400_000)
  const rows = await decisionRows(
    call,
    input.caseId === undefined
      ? sql`t.assignee_id = ${actor.accountId} and (t.state = 'open' or t.ended_at > ${since})`
      : sql`t.case_id = ${input.caseId}`,
  )
  const [clients, person] = await Promise.all([
    clientLines(
      call,
      rows.map((row) => row.client_id),
    ),
    peopleOf(
      call,
      rows.map((row) => row.assignee_id),
    ),
  ])
  return rows.map((row) => {
    const client = clients.get(row.client_id)
    return {
      ...decisionView(call, row, person),
      conferenceId: input.caseId !== undefined || row.opens ? row.conference_id : null,
      client: client?.name ?? '',
      ward: client?.department ?? null,
      mine: row.assignee_id === actor.accountId,
    }
  })
}
