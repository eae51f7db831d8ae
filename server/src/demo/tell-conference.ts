import { openUntil } from '@quancheng/rules/conference.ts'
import { chanceFor } from './chance.ts'
import type { ToldCase } from './occasions.ts'
import type { Desk } from './tell-story.ts'

/** A conference of tomorrow about 陈桂兰, to which a nurse is invited and has said what she thinks. */
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
}
