import { expect, test } from 'vitest'
import { examplesIn } from './import-choices.ts'

test('worked examples are read a line each, with a dash for what nobody answered', () => {
  expect(examplesIn('0 1 2 = 3\n\n1，1，- ＝ -')).toEqual([
    { answers: [0, 1, 2], score: 3 },
    { answers: [1, 1, null], score: null },
  ])
  expect(examplesIn('')).toEqual([])
})

test('a line that says something else is not guessed at', () => {
  for (const line of ['0 1 2', '0 x = 3', '0 1 = 3 = 4', '0 1 = 3 4', '0 1 ='])
    expect(examplesIn(line)).toBeNull()
})
