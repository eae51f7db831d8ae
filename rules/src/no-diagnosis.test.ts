import { expect, test } from 'vitest'
import { diagnosesIn, unlessQuoted } from './no-diagnosis.ts'

const WORDS = ['抑郁症', 'PTSD', 'bipolar disorder']

test.each([
  ['她说睡不着，整夜哭', []],
  ['情绪低落，有抑郁情绪', []],
  ['我看是抑郁症，也可能是 ptsd，抑郁症', ['抑郁症', 'PTSD']],
  ['Clearly a Bipolar Disorder', ['bipolar disorder']],
])('%s', (text, found) => {
  expect(diagnosesIn([null, text], WORDS)).toEqual(found)
})

test('a diagnosis stands in a record only as the word of somebody named', () => {
  expect(unlessQuoted([], null)).toBeNull()
  expect(unlessQuoted(['抑郁症'], '精神科 王医生')).toBeNull()
  expect(unlessQuoted(['抑郁症', 'PTSD'], '  ')).toMatchObject({
    code: 'cases.diagnosis-written',
    facts: { words: '抑郁症 · PTSD' },
  })
})
