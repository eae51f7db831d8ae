import { expect, test } from 'vitest'
import { type Serving, servedByOthers } from './already-served.ts'

const NOW = 1_772_326_800_000
const DAY = 86_400_000
const one = (kind: Serving['kind'], over: Partial<Serving> = {}): Serving => ({
  kind,
  caseId: kind === 'request' ? null : 'case-1',
  colleagueIds: ['he'],
  endedMs: null,
  ...over,
})
const told = (found: readonly Serving[], within: number | null = 30 * DAY) =>
  servedByOthers(found, 'lin', NOW, within).map(({ kind }) => kind)

test('a colleague’s case and a request in a colleague’s hands are told of; one’s own and a shared one are not', () => {
  expect(told([one('case'), one('request')])).toEqual(['case', 'request'])
  expect(
    told([one('case', { colleagueIds: ['lin'] }), one('case', { colleagueIds: ['he', 'lin'] })]),
  ).toEqual([])
  expect(told([])).toEqual([])
})

test('what ended is told of for a while, and not at all where no while is set', () => {
  expect(told([one('case', { endedMs: NOW - 30 * DAY })])).toEqual(['case'])
  expect(told([one('case', { endedMs: NOW - 30 * DAY - 1 })])).toEqual([])
  expect(told([one('case', { endedMs: NOW - DAY }), one('request')], null)).toEqual(['request'])
})

test('services of a case are told of once, and not beside the case itself', () => {
  const service = (over: Partial<Serving> = {}) => one('service', { endedMs: NOW - DAY, ...over })
  expect(told([one('case'), service(), service()])).toEqual(['case'])
  expect(told([service({ caseId: 'old' }), service({ caseId: 'old' })])).toEqual(['service'])
  expect(told([one('case', { colleagueIds: ['lin'] }), service()])).toEqual([])
})
