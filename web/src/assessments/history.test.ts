import type { AssessmentLine } from '@quancheng/contract/assessments.ts'
import { Instrument } from '@quancheng/contract/content/instrument.ts'
import { expect, test } from 'vitest'
import { historyOf } from './history.ts'

const PHQ = Instrument.parse(
  Object.values(
    import.meta.glob('../../../content/instruments/phq-9.json', { eager: true, import: 'default' }),
  )[0],
)

function line(n: number, takenAt: string, total: number, some: Partial<AssessmentLine> = {}): AssessmentLine {
  return {
    id: `0197f000-0000-7000-8000-00000000000${n}`,
    instrument: 'phq-9',
    version: '1',
    mode: 'worker',
    takenAt,
    takenBy: { id: '0197f000-0000-7000-8000-000000000900', name: '林若溪' },
    caseId: null,
    scores: { total },
    band: null,
    flags: [],
    voided: false,
    revision: 1,
    ...some,
  }
}

const AROUND = { locale: 'zh', today: '2026-11-20', events: [], alarm: () => null } as const

test('scores stand in the order they were taken, a voided one is not among them', () => {
  const history = historyOf(
    PHQ,
    [
      line(2, '2026-11-03T01:00:00Z', 14),
      line(1, '2026-10-17T01:00:00Z', 15),
      line(3, '2026-11-04T01:00:00Z', 3, { voided: true }),
    ],
    AROUND,
  )
  expect(history.points.map(({ day, score }) => [day, score])).toEqual([
    ['2026-10-17', 15],
    ['2026-11-03', 14],
  ])
  expect(history.bands.at(-1)).toMatchObject({ from: 20, to: 27, weight: 4 })
})

test('an alarm in the morning is still seen when the evening was calmer', () => {
  const history = historyOf(PHQ, [line(1, '2026-10-28T01:00:00Z', 17), line(2, '2026-10-28T10:00:00Z', 9)], {
    ...AROUND,
    alarm: ({ id }) => (id.endsWith('1') ? '第 9 题' : null),
  })
  expect(history.points).toEqual([{ day: '2026-10-28', score: 17, alarm: '第 9 题' }])
})

test('an admission before the first score does not stretch the picture', () => {
  const history = historyOf(PHQ, [line(1, '2026-10-17T01:00:00Z', 15)], {
    ...AROUND,
    events: [
      { day: '2025-01-01', name: '入院' },
      { day: '2026-11-01', name: '转科' },
    ],
  })
  expect(history.events.map(({ name }) => name)).toEqual(['转科'])
})

test('a score of an older version is not set beside those of the last, and a reliable change is said', () => {
  const history = historyOf(
    PHQ,
    [
      line(1, '2026-10-01T01:00:00Z', 27, { version: '0' }),
      line(2, '2026-10-17T01:00:00Z', 15),
      line(3, '2026-11-03T01:00:00Z', 6),
    ],
    { ...AROUND, mark: (difference) => (difference < -7 ? '可靠好转' : null) },
  )
  expect(history.points).toEqual([
    { day: '2026-10-17', score: 15, alarm: null },
    { day: '2026-11-03', score: 6, alarm: null, mark: '可靠好转' },
  ])
})
