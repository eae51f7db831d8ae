import { expect, test } from 'vitest'
import { afterTry, isDownNow, isFor, MOST_TRIES } from './delivery.ts'

test.each([
  ['accepted', 0, { state: 'accepted', attempts: 1, waitMinutes: null, restMinutes: null }],
  ['refused', 0, { state: 'stuck', attempts: 1, waitMinutes: null, restMinutes: null }],
  ['busy', 0, { state: 'waiting', attempts: 1, waitMinutes: 1, restMinutes: null }],
  ['busy', 3, { state: 'waiting', attempts: 4, waitMinutes: 8, restMinutes: null }],
  ['busy', MOST_TRIES - 1, { state: 'stuck', attempts: MOST_TRIES, waitMinutes: null, restMinutes: null }],
  ['silent', 0, { state: 'waiting', attempts: 1, waitMinutes: 1, restMinutes: 1 }],
  ['silent', MOST_TRIES - 1, { state: 'stuck', attempts: MOST_TRIES, waitMinutes: null, restMinutes: 1 }],
  ['unreachable', 4, { state: 'waiting', attempts: 4, waitMinutes: null, restMinutes: 1 }],
] as const)('after %s on try %i a document is where it should be', (answer, attempts, after) => {
  expect(afterTry(attempts, 0, answer)).toEqual(after)
})

test('a destination that stays away rests longer and longer, an hour at most, and is told of once', () => {
  expect([0, 1, 2, 5, 6, 40].map((failures) => afterTry(0, failures, 'unreachable').restMinutes)).toEqual([
    1, 2, 4, 32, 60, 60,
  ])
  expect([1, MOST_TRIES - 1, MOST_TRIES, MOST_TRIES + 1].map(isDownNow)).toEqual([false, false, true, false])
})

const STAY = { departmentId: 'ward-7', class: 'inpatient', issuer: 'EAST' }
const ALL = { departmentIds: [], packs: [], classes: [], issuers: [] }

test.each([
  ['nothing chosen', {}, true],
  ['its ward among others', { departmentIds: ['ward-1', 'ward-7'] }, true],
  ['another ward', { departmentIds: ['ward-1'] }, false],
  ['its ward, but another standard', { departmentIds: ['ward-7'], packs: ['b'] }, false],
  ['its standard and campus', { packs: ['a'], issuers: ['EAST'] }, true],
  ['another campus', { issuers: ['WEST'] }, false],
  ['the outpatient record', { classes: ['outpatient'] }, false],
] as const)('a record system with %s gets the summary or not', (_, takes, gets) => {
  expect(isFor({ ...ALL, ...takes }, { pack: 'a', stay: STAY })).toBe(gets)
})

test('what is unknown of a stay is in no list, and somebody without a stay goes only where no stay is asked for', () => {
  expect(isFor({ ...ALL, issuers: ['EAST'] }, { pack: 'a', stay: { ...STAY, issuer: null } })).toBe(false)
  expect(isFor({ ...ALL, departmentIds: ['ward-7'] }, { pack: 'a', stay: null })).toBe(false)
  expect(isFor({ ...ALL, packs: ['a'] }, { pack: 'a', stay: null })).toBe(true)
})
