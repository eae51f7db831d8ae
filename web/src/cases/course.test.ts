import type { CaseFile } from '@quancheng/contract/cases.ts'
import { describe, expect, test } from 'vitest'
import { type CourseWords, courseOf } from './course.ts'

const TODAY = '2026-11-20'
const id = (n: number) => `0197f000-0000-7000-8000-${String(n).padStart(12, '0')}`
const LIN = { id: id(900), name: '林若溪' }

const WORDS: CourseWords = {
  encounter: (each) => each.class,
  assessment: (line, alarm) => `${line.instrument} ${line.scores.total ?? ''}${alarm ? '!' : ''}`,
  record: (record) => record.channel,
  followUp: (each) => `随访 ${each.method}`,
  service: '服务期间',
}

type Stay = CaseFile['encounters'][number]

function stay(some: Partial<Stay>): Stay {
  return {
    id: id(1),
    class: 'inpatient',
    status: 'in-progress',
    visitNumber: null,
    admittedAt: '2026-10-14T01:00:00Z',
    dischargedAt: null,
    expectedDischargeOn: '2026-11-22',
    departmentId: null,
    department: '肿瘤内科',
    bed: '12',
    attending: null,
    diagnosisCode: null,
    diagnosis: null,
    payer: null,
    disposition: null,
    places: [],
    ...some,
  }
}

/** The file of 陈桂兰, an invented person. */
function file(some: Partial<CaseFile> = {}): CaseFile {
  return {
    id: id(500),
    number: '2026-0417',
    client: {
      id: id(2),
      name: '陈桂兰',
      sex: 2,
      birthDate: '1968-03-02',
      age: 58,
      temporaryName: false,
      department: '肿瘤内科',
      bed: '12',
      inHospital: true,
    },
    kind: 'complex',
    stage: 'intervention',
    state: 'open',
    risk: 'high',
    worker: LIN,
    supervisor: null,
    openedAt: '2026-10-15T02:00:00Z',
    lastServiceAt: null,
    nextDueAt: null,
    closedAt: null,
    revision: 1,
    pack: { code: 'p', version: '1', name: { zh: '包', en: 'Pack' }, unset: [], earlier: [] },
    requestId: null,
    department: null,
    problem: null,
    strengths: null,
    coWorkers: [],
    steps: [],
    next: null,
    encounters: [stay({})],
    contacts: [],
    consents: [],
    assessments: [],
    safety: [],
    needs: [],
    goals: [],
    plans: [],
    records: [],
    evaluations: [],
    closures: [],
    followUps: [],
    bereavement: null,
    tasks: [],
    may: { write: true, close: true, approve: false, assign: false, print: true, standard: false },
    ...some,
  }
}

function assessment(n: number, takenAt: string, total: number, voided = false) {
  return {
    id: id(n),
    instrument: 'phq-9',
    version: '1',
    mode: 'worker' as const,
    takenAt,
    takenBy: LIN,
    caseId: null,
    scores: { total },
    band: null,
    flags: [],
    voided,
    revision: 1,
  }
}

const GOAL: CaseFile['goals'][number] = {
  id: id(60),
  needId: null,
  text: '连续两次低于 10 分',
  measure: null,
  unit: null,
  instrument: 'phq-9',
  baseline: 17,
  target: 9,
  current: 11,
  dueOn: '2026-12-20',
  state: 'open',
  progress: 0.75,
  attainment: null,
  actions: null,
  responsible: null,
  revision: 1,
}

describe('the whole course of a person, from the file', () => {
  test('a stay that goes on is met by admission before it and discharge and follow-up after it, without a gap', () => {
    const { phases } = courseOf(
      file({ assessments: [assessment(3, '2026-10-08T01:00:00Z', 15)] }),
      TODAY,
      WORDS,
    )
    expect(phases.map((phase) => phase.kind)).toEqual(['before', 'admission', 'stay', 'discharge', 'after'])
    expect(phases[0]?.from).toBe('2026-10-08')
    expect(phases[2]).toMatchObject({ from: '2026-10-18', to: '2026-11-22' })
    for (const [index, phase] of phases.entries())
      if (index > 0) expect(phase.from).toBe(phases[index - 1]?.to)
  })

  test('a stay whose expected discharge has passed reaches beyond today, for she is still here', () => {
    const { phases } = courseOf(
      file({ encounters: [stay({ expectedDischargeOn: '2026-11-01' })] }),
      TODAY,
      WORDS,
    )
    expect(phases.find((phase) => phase.kind === 'stay')?.to).toBe('2026-11-21')
  })

  test('a person who was never admitted has a course too', () => {
    const { phases } = courseOf(file({ encounters: [] }), TODAY, WORDS)
    expect(phases.at(-1)).toMatchObject({ kind: 'stay', name: '服务期间', from: '2026-10-15' })
    expect((phases.at(-1)?.to ?? '') > TODAY).toBe(true)
  })

  test('the score that set a safety path going is an alarm, a voided one is not drawn', () => {
    const data = courseOf(
      file({
        assessments: [
          assessment(3, '2026-10-17T01:00:00Z', 15),
          assessment(4, '2026-10-28T01:00:00Z', 17),
          assessment(5, '2026-10-29T01:00:00Z', 2, true),
        ],
        safety: [
          {
            id: id(40),
            clientId: id(2),
            caseId: null,
            assessmentId: id(4),
            flag: 'self-harm',
            state: 'open',
            dueAt: null,
            escalation: 0,
            assignee: null,
            supervisor: null,
            finding: null,
            level: null,
            actions: [],
            answeredBy: null,
            answeredAt: null,
            confirmedBy: null,
            confirmedAt: null,
            remark: null,
            revision: 1,
          },
        ],
      }),
      TODAY,
      WORDS,
    )
    expect(data.assessments.map(({ label, alarm }) => [label, alarm])).toEqual([
      ['phq-9 15', false],
      ['phq-9 17!', true],
    ])
  })

  test('a follow-up that is still to come stands ahead, one that was done does not stand twice', () => {
    const followUp = {
      id: id(70),
      caseId: id(500),
      plannedOn: '2026-12-06',
      method: 'phone' as const,
      purpose: 'course' as const,
      withContact: null,
      state: 'planned' as const,
      assignee: LIN,
      attempts: [],
      doneAt: null,
      domains: {},
      finding: null,
      newNeeds: null,
      next: null,
      escalation: 0,
      revision: 1,
    }
    const data = courseOf(
      file({ followUps: [followUp, { ...followUp, id: id(71), state: 'done' }] }),
      TODAY,
      WORDS,
    )
    expect(data.services.map(({ day }) => day)).toEqual(['2026-12-06'])
    expect((data.phases.at(-1)?.to ?? '') > '2026-12-06').toBe(true)
  })

  test('a goal runs from the plan that first named it to its due day, and a dropped one is gone', () => {
    const plan = {
      id: id(80),
      version: 1,
      state: 'agreed' as const,
      reviewOn: null,
      summary: null,
      agreedBy: null,
      signer: null,
      signerRelation: null,
      agreedAt: null,
      needs: [],
      goals: [{ ...GOAL, revision: undefined }].map(({ revision: _, ...goal }) => goal),
      madeBy: LIN,
      madeAt: '2026-10-20T02:00:00Z',
      revision: 1,
    }
    const data = courseOf(
      file({ goals: [GOAL, { ...GOAL, id: id(61), state: 'dropped' }], plans: [plan] }),
      TODAY,
      WORDS,
    )
    expect(data.goals).toMatchObject([{ from: '2026-10-20', to: '2026-12-20', share: 0.75 }])
  })

  test('a stay of years ago does not press the present course flat', () => {
    const data = courseOf(
      file({
        encounters: [
          stay({
            id: id(9),
            status: 'finished',
            admittedAt: '2021-01-05T00:00:00Z',
            dischargedAt: '2021-01-20T00:00:00Z',
          }),
          stay({}),
        ],
      }),
      TODAY,
      WORDS,
    )
    expect(data.encounters.map((each) => each.id)).toEqual([id(1)])
    expect((data.phases[0]?.from ?? '') >= '2026-10-01').toBe(true)
  })
})
