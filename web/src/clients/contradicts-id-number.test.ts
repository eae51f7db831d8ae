import { expect, test } from 'vitest'
import { contradictsIdNumber } from './contradicts-id-number.ts'

const number = { sex: 2, birthDate: '1968-03-02' } as const

test('a woman born on the day her number says is not contradicted', () => {
  expect(contradictsIdNumber({ sex: 2, birthDate: '1968-03-02', birthEstimated: false }, number)).toEqual([])
})

test('another sex and another birthday than the number says are both named', () => {
  expect(contradictsIdNumber({ sex: 1, birthDate: '1968-02-03', birthEstimated: false }, number)).toEqual([
    'sex',
    'birthDate',
  ])
})

test('a guessed birthday and a sex nobody wrote down contradict nothing', () => {
  expect(contradictsIdNumber({ sex: 0, birthDate: '1970-01-01', birthEstimated: true }, number)).toEqual([])
})
