import { expect, test } from 'vitest'
import {
  type Condition,
  NOTHING_KNOWN,
  type ScreeningFacts,
  type ScreeningRule,
  screen,
  weigh,
} from './screening.ts'

const old: Condition = { op: 'at-least', fact: 'age', value: 80 }
const tumour: Condition = { op: 'starts-with', fact: 'diagnosisCode', values: ['C'] }

test.each<[string, Condition, Partial<ScreeningFacts>, 'yes' | 'no' | 'unknown']>([
  ['eighty is at least eighty', old, { age: 80 }, 'yes'],
  ['seventy-nine is not', old, { age: 79 }, 'no'],
  ['nobody knows the age', old, {}, 'unknown'],
  ['a newborn is known to be nought', { op: 'at-most', fact: 'age', value: 1 }, { age: 0 }, 'yes'],
  ['a tumour code', tumour, { diagnosisCode: 'C91.0' }, 'yes'],
  ['an empty diagnosis is not known', tumour, { diagnosisCode: '' }, 'unknown'],
  ['sex 9 is not stated', { op: 'one-of', fact: 'sex', values: ['2'] }, { sex: '9' }, 'unknown'],
  ['sex 2 is female', { op: 'one-of', fact: 'sex', values: ['2'] }, { sex: '2' }, 'yes'],
  [
    'a ward by name',
    { op: 'contains', fact: 'departmentName', values: ['肿瘤'] },
    { departmentName: '肿瘤二科' },
    'yes',
  ],
  [
    'not through emergency',
    { op: 'is', fact: 'admittedThroughEmergency', value: true },
    { admittedThroughEmergency: false },
    'no',
  ],
  [
    'a score never taken',
    { op: 'score-at-least', instrument: 'dt', scale: 'distress', value: 4 },
    {},
    'unknown',
  ],
  [
    'a score of six',
    { op: 'score-at-least', instrument: 'dt', scale: 'distress', value: 4 },
    { scores: { dt: { distress: 6 } } },
    'yes',
  ],
  ['one "no" decides "all"', { op: 'all', of: [old, tumour] }, { age: 30 }, 'no'],
  ['one "yes" decides "any"', { op: 'any', of: [old, tumour] }, { diagnosisCode: 'C50' }, 'yes'],
  ['"all" with a gap', { op: 'all', of: [old, tumour] }, { age: 90 }, 'unknown'],
  ['"any" with a gap', { op: 'any', of: [old, tumour] }, { age: 30 }, 'unknown'],
  ['not of unknown stays unknown', { op: 'not', of: old }, {}, 'unknown'],
  ['not of no is yes', { op: 'not', of: old }, { age: 30 }, 'yes'],
])('%s', (_, condition, facts, truth) => {
  expect(weigh(condition, { ...NOTHING_KNOWN, ...facts }).truth).toBe(truth)
})

const rules: ScreeningRule[] = [
  {
    id: 'old-and-ill',
    enabled: true,
    urgency: 'soon',
    when: { op: 'all', of: [old, tumour] },
    reason: { zh: '{age} 岁，诊断 {diagnosisCode}', en: 'aged {age}, diagnosis {diagnosisCode}' },
  },
  {
    id: 'back-soon',
    enabled: true,
    urgency: 'urgent',
    when: { op: 'at-most', fact: 'readmissionWithinDays', value: 30 },
    reason: {
      zh: '出院 {readmissionWithinDays} 天后再入院',
      en: 'back {readmissionWithinDays} days after discharge',
    },
  },
  {
    id: 'resting',
    enabled: false,
    urgency: 'crisis',
    when: { op: 'at-least', fact: 'age', value: 0 },
    reason: { zh: '停用', en: 'switched off' },
  },
]

test('an old person with a tumour who came back within a week is found twice, with the evidence, and urgently', () => {
  const screened = screen(rules, {
    ...NOTHING_KNOWN,
    age: 84,
    diagnosisCode: 'C34.9',
    readmissionWithinDays: 6,
  })
  expect(screened.urgency).toBe('urgent')
  expect(screened.undecided).toEqual([])
  expect(screened.reasons.map(({ text }) => text.zh)).toEqual(['84 岁，诊断 C34.9', '出院 6 天后再入院'])
  expect(screened.reasons[0]?.evidence).toEqual([
    { fact: 'age', value: 84 },
    { fact: 'diagnosisCode', value: 'C34.9' },
  ])
})

test('someone about whom nothing is known raises nothing, and it is said what is not known', () => {
  expect(screen(rules, NOTHING_KNOWN)).toEqual({
    reasons: [],
    urgency: null,
    undecided: [
      { rule: 'old-and-ill', unknown: ['age', 'diagnosisCode'] },
      { rule: 'back-soon', unknown: ['readmissionWithinDays'] },
    ],
  })
})

test('a young person who was never here before is left in peace', () => {
  const screened = screen(rules, { ...NOTHING_KNOWN, age: 25, readmissionWithinDays: 400 })
  expect(screened).toEqual({ reasons: [], urgency: null, undecided: [] })
})
