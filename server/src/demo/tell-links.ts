import { randomBytes } from 'node:crypto'
import { score } from '@quancheng/rules/scoring.ts'
import { answersOfTotal } from './answers.ts'
import { chanceFor } from './chance.ts'
import { DAY } from './moments.ts'
import type { ToldCase } from './occasions.ts'
import type { Desk } from './tell-story.ts'

/** Questionnaires that 陈桂兰 was given on her phone: one she has not opened, one she answered, one that ran out. */
export function tellLinks(
  { book, chronicle, content, house, moments }: Desk,
  cases: readonly ToldCase[],
): void {
  const chance = chanceFor('links')
  const told = cases.find(({ story }) => story.person.name === '陈桂兰')
  const days = content.door.links.questionnaireDays.value
  const instrument = content.findInstrument('gad-7')
  if (!told || !instrument || days === null) return
  const { caseId, story } = told
  const by = story.worker
  const note = (
    act: string,
    at: number,
    kind: string,
    id: string,
    facts = {},
    actor: string | null = by.id,
  ) =>
    chronicle.note({
      orgId: house.id,
      at,
      actorId: actor,
      act,
      subjectKind: kind,
      subjectId: id,
      clientId: story.person.id,
      facts,
    })
  const give = (asked: string, madeAt: number, used: { at: number; assessmentId: string } | null) => {
    const id = chance.id(madeAt)
    book.put('door_link', {
      org_id: house.id,
      id,
      token: randomBytes(32).toString('base64url'),
      client_id: story.person.id,
      case_id: caseId,
      team_id: null,
      instrument: asked,
      closure_id: null,
      made_by: by.id,
      made_at: new Date(madeAt),
      expires_at: new Date(madeAt + days * DAY),
      used_at: used ? new Date(used.at) : null,
      used_command: used ? chance.id(used.at) : null,
      assessment_id: used?.assessmentId ?? null,
      revision: used ? 2 : 1,
    })
    note('assessments.makeLink', madeAt, 'door_link', id, { instrument: asked })
  }
  give('who-5', moments.at(-days - 5, '16:10'), null)
  const answers = answersOfTotal(chance, 'gad-7', 9)
  const scored = score(instrument, answers)
  const takenAt = moments.at(-2, '20:15')
  const assessmentId = chance.id(takenAt)
  book.put('assessment', {
    org_id: house.id,
    id: assessmentId,
    client_id: story.person.id,
    case_id: caseId,
    encounter_id: story.encounterId,
    department_id: story.departmentId,
    team_id: by.teamId,
    instrument: instrument.id,
    version: instrument.version,
    mode: 'link',
    answers_sealed: house.seal('assessment.answers', JSON.stringify(answers)),
    scores: JSON.stringify(scored.scores),
    band: scored.band,
    flags: [],
    note_sealed: null,
    taken_at: new Date(takenAt),
    taken_by: by.id,
    voided_at: null,
    voided_sealed: null,
  })
  give('gad-7', moments.at(-2, '15:40'), { at: takenAt, assessmentId })
  const { version } = instrument
  note(
    'assessments.take',
    takenAt,
    'assessment',
    assessmentId,
    { instrument: 'gad-7', version, mode: 'link', flags: [] },
    null,
  )
  give('who-5', moments.at(-1, '17:20'), null)
}

/** 何嘉怡 saw 林若溪’s patient once beside her, and said why. */
export function tellGoneOn({ book, chronicle, house, moments }: Desk, cases: readonly ToldCase[]): void {
  const told = cases.find(({ story }) => story.person.name === '吴晓梅')
  if (!told) return
  const at = Math.min(moments.at(0, '08:20'), moments.now - 30 * 60_000)
  const by = house.person('hejiayi')
  const { caseId, story } = told
  book.put('gone_on', {
    org_id: house.id,
    id: chanceFor('gone-on').id(at),
    client_id: story.person.id,
    case_id: caseId,
    kind: 'record',
    beside: 'case',
    beside_id: caseId,
    colleague_id: story.worker.id,
    by: by.id,
    team_id: by.teamId,
    at: new Date(at),
    reason_sealed: house.seal(
      'gone_on.reason',
      '早上值班，她妈妈在走廊哭，先陪着说了几句。个案还是林若溪的，已告诉她。',
    ),
  })
  chronicle.note({
    orgId: house.id,
    at,
    actorId: by.id,
    act: 'cases.go-on',
    subjectKind: 'client',
    subjectId: story.person.id,
    clientId: story.person.id,
    facts: { kind: 'record', beside: ['case'] },
  })
}
