import type { conferences } from '@quancheng/contract/conferences.ts'
import type { Stage } from '@quancheng/rules/course.ts'
import { sql } from 'kysely'
import { clientLines } from '../../clients/public.ts'
import type { Action, Call } from '../../http/call.ts'
import { orNotFound } from '../../http/refused.ts'
import { getCaseRow } from '../case-store.ts'
import { peopleOf } from '../people.ts'
import { everInvited, getConference, invitationOf, reaches } from './conference-store.ts'
import { decisionRows, decisionView } from './decision-store.ts'

type ConferenceCall = Call<typeof conferences.conference>

/** What was written for those invited, and what they said. The file itself is not in it, for anybody. */
export const conference: Action<typeof conferences.conference> = async (call) => {
  const { input, protect } = call
  const row = await getConference(call, input.conferenceId)
  const everybody = await everInvited(call, row.id)
  const guests = everybody.filter((guest) => guest.removed_at === null)
  const mine = invitationOf(call, row, guests)
  const reads = await reaches(call, 'cases.read', row.case_id)
  if (!reads) orNotFound(mine)
  const [caseRow, decisions, titles, leads] = await Promise.all([
    getCaseRow(call, row.case_id),
    decisionRows(call, sql`t.case_id = ${row.case_id} and t.facts->>'conferenceId' = ${row.id}`),
    titlesOf(
      call,
      everybody.map((guest) => guest.account_id),
    ),
    reaches(call, 'cases.write', row.case_id),
  ])
  const [clients, person] = await Promise.all([
    clientLines(call, [caseRow.client_id]),
    peopleOf(call, [
      caseRow.worker_id,
      row.called_by,
      row.signed_by,
      ...everybody.map((guest) => guest.account_id),
      ...decisions.map((task) => task.assignee_id),
    ]),
  ])
  call.record({
    act: 'cases.conference.read',
    subjectKind: 'conference',
    subjectId: row.id,
    clientId: caseRow.client_id,
    facts: { caseId: caseRow.id, invited: mine !== null },
  })
  const client = clients.get(caseRow.client_id)
  const called = row.state === 'called'
  return {
    id: row.id,
    client: client?.name ?? '',
    ward: client?.department ?? null,
    beginsAt: row.begins_at.toISOString(),
    minutes: row.minutes,
    place: protect.open('conference.place', row.place_sealed),
    state: row.state as 'called',
    invited: guests.length,
    said: guests.filter((guest) => guest.opinion_at !== null).length,
    iSaid: (mine?.opinion_at ?? null) !== null,
    caseId: reads ? caseRow.id : null,
    stage: caseRow.stage as Stage,
    worker: person(caseRow.worker_id),
    calledBy: person(row.called_by),
    agenda: protect.open('conference.agenda', row.agenda_sealed),
    summary: protect.open('conference.summary', row.summary_sealed),
    openUntil: row.open_until.toISOString(),
    guests: everybody
      .filter((guest) => guest.removed_at === null || guest.opinion_at !== null)
      .map((guest) => ({
        person: person(guest.account_id),
        title: titles.get(guest.account_id) ?? '',
        opinion: protect.openMaybe('conference_guest.opinion', guest.opinion_sealed),
        opinionAt: guest.opinion_at?.toISOString() ?? null,
        invited: guest.removed_at === null,
      })),
    decisions: decisions.map((task) => decisionView(call, task, person)),
    outcome: protect.openMaybe('conference.outcome', row.outcome_sealed),
    signedBy: row.signed_by === null ? null : person(row.signed_by),
    signedAt: row.signed_at?.toISOString() ?? null,
    cancelled: protect.openMaybe('conference.cancelled', row.cancelled_sealed),
    revision: row.revision,
    may: { lead: leads && called, speak: mine !== null && called },
  }
}

async function titlesOf({ tx, orgId }: ConferenceCall, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; title: string }>`
    select m.account_id as id, m.title from member m where m.org_id = ${orgId} and m.account_id = any(${[...ids]}::uuid[])`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.id, row.title]))
}
