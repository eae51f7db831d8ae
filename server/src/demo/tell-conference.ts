import { openUntil } from '@quancheng/rules/conference.ts'
import { chanceFor } from './chance.ts'
import { endOf } from './due.ts'
import type { ToldCase } from './occasions.ts'
import type { Desk } from './tell-story.ts'

/**
 * Two conferences about 陈桂兰: one that was held and left a decision to a nurse, and one of tomorrow, to which she is
 * invited and has said what she thinks.
 */
export function tellConference({ book, house, moments }: Desk, cases: readonly ToldCase[]): void {
  const chance = chanceFor('conference')
  const told = cases.find(({ story }) => story.person.name === '陈桂兰')
  if (!told) return
  const nurse = house.person('jiangwen')
  const { caseId, story } = told
  const calledAt = moments.at(-1, '16:20')
  const begins = moments.at(1, '15:00')
  const id = chance.id(calledAt)
  book.put('conference', {
    org_id: house.id,
    id,
    case_id: caseId,
    called_by: story.worker.id,
    called_at: new Date(calledAt),
    begins_at: new Date(begins),
    minutes: 60,
    open_days: 7,
    open_until: new Date(openUntil(begins, 60, 7)),
    place_sealed: house.seal('conference.place', '示教室'),
    agenda_sealed: house.seal('conference.agenda', '一、出院后的照护安排\n二、谁来跟进，什么时候'),
    summary_sealed: house.seal(
      'conference.summary',
      '家属白天要上班，出院后白天没有人在家。本人愿意回家，担心夜里不舒服时找不到人。想请各位谈谈出院前要教会家属什么。',
    ),
    state: 'called',
    outcome_sealed: null,
    signed_by: null,
    signed_at: null,
    revision: 1,
  })
  const guests = [
    { account: story.worker.id, opinion: null },
    { account: nurse.id, opinion: '翻身和用药可以在出院前两天教给家属，我来安排。' },
  ]
  for (const { account, opinion } of guests)
    book.put('conference_guest', {
      org_id: house.id,
      id: chance.id(calledAt),
      conference_id: id,
      account_id: account,
      invited_at: new Date(calledAt),
      opinion_sealed: house.sealMaybe('conference_guest.opinion', opinion),
      opinion_at: opinion === null ? null : new Date(moments.at(-1, '17:05')),
    })
  tellHeld({ book, house, moments }, told, nurse)
}

function tellHeld(
  { book, house, moments }: Pick<Desk, 'book' | 'house' | 'moments'>,
  { caseId, story }: ToldCase,
  nurse: { readonly id: string },
): void {
  const chance = chanceFor('conference-held')
  const calledAt = moments.at(-4, '09:30')
  const begins = moments.at(-3, '15:00')
  const signedAt = moments.at(-3, '16:10')
  const id = chance.id(calledAt)
  book.put('conference', {
    org_id: house.id,
    id,
    case_id: caseId,
    called_by: story.worker.id,
    called_at: new Date(calledAt),
    begins_at: new Date(begins),
    minutes: 45,
    open_days: 7,
    open_until: new Date(openUntil(begins, 45, 7)),
    place_sealed: house.seal('conference.place', '医生办公室'),
    agenda_sealed: house.seal('conference.agenda', '住院期间谁和家属谈什么'),
    summary_sealed: house.seal('conference.summary', '家属对病情和费用都有疑问，来问过不同的人。'),
    state: 'held',
    outcome_sealed: house.seal(
      'conference.outcome',
      '病情由医生统一告知，护理要点由护士分次教，社工跟进费用。',
    ),
    signed_by: story.worker.id,
    signed_at: new Date(signedAt),
    revision: 2,
  })
  for (const account of [story.worker.id, nurse.id])
    book.put('conference_guest', {
      org_id: house.id,
      id: chance.id(calledAt),
      conference_id: id,
      account_id: account,
      invited_at: new Date(calledAt),
      opinion_sealed: null,
      opinion_at: null,
    })
  book.put('task', {
    org_id: house.id,
    id: chance.id(signedAt),
    kind: 'decision',
    client_id: story.person.id,

    case_id: caseId,
    request_id: null,
    assessment_id: null,
    department_id: story.departmentId,
    team_id: story.worker.teamId,
    assignee_id: nurse.id,
    title_sealed: house.seal('task.title', '教会家属翻身和用药'),
    facts: JSON.stringify({ conferenceId: id, dueOn: moments.day(2), place: 0 }),
    due_at: new Date(endOf(moments.day(2))),
    state: 'open',
    escalation: 0,
    finding_sealed: null,
    answered_by: null,
    answered_at: null,
    confirmed_by: null,
    confirmed_at: null,
    made_by: story.worker.id,
    made_at: new Date(signedAt),
    ended_at: null,
    revision: 1,
  })
}
