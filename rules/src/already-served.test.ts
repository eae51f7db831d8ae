import { expect, test } from 'vitest'
import { type Given, type Serving, servedByOthers, twinOfEach, twinsOf } from './already-served.ts'

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

const given = (over: Partial<Given> = {}): Given => ({
  caseId: 'case-1',
  workerId: 'lin',
  on: '2026-03-02',
  channel: 'face',
  purpose: null,
  ...over,
})
const looksLike = (other: Partial<Given>, days: number | null = 1, mine: Partial<Given> = {}) =>
  twinsOf(given(mine), [given({ caseId: 'case-2', workerId: 'he', ...other })], days).length === 1

test('two colleagues who met one person the same day in the same way, in two cases, may have done one thing twice', () => {
  expect(looksLike({})).toBe(true)
  expect(looksLike({ channel: 'phone' }), 'in another way').toBe(false)
  expect(looksLike({ workerId: 'lin' }), 'the same colleague').toBe(false)
  expect(looksLike({ caseId: 'case-1' }), 'together in one case').toBe(false)
  expect(looksLike({ on: '2026-03-03' }), 'another day').toBe(false)
})

test('for one purpose it counts in whatever way, and over more days where the institution says so', () => {
  expect(looksLike({ channel: 'phone', purpose: ' 谈押金' }, 1, { purpose: '谈 押金' })).toBe(true)
  expect(looksLike({ channel: 'phone', purpose: ' ' }, 1, { purpose: '' })).toBe(false)
  expect(looksLike({ on: '2026-03-01' }, 2)).toBe(true)
  expect(looksLike({ on: '2026-02-28' }, 2)).toBe(false)
  expect(looksLike({}, null), 'where nothing is set').toBe(false)
})

test('of many services each is held against those signed before it, and the newest is named', () => {
  const signed = (id: string, by: string, on: string, signedMs: number) => ({
    ...given({ caseId: `case of ${by}`, workerId: by, on: on as Given['on'] }),
    id,
    signedMs,
  })
  const services = [
    signed('e', 'he', '2026-03-04', 5),
    signed('d', 'he', '2026-03-03', 1),
    signed('c', 'lin', '2026-03-03', 4),
    signed('b', 'he', '2026-03-02', 3),
    signed('a', 'lin', '2026-03-02', 2),
  ]
  const twins = (days: number) => Object.fromEntries(twinOfEach(services, days))
  expect(twins(1)).toEqual({ a: null, b: 'a', c: 'd', d: null, e: null })
  expect(twins(2)).toEqual({ a: 'd', b: 'a', c: 'd', d: null, e: 'c' })
})
