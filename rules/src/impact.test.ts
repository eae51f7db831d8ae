import { expect, test } from 'vitest'
import { isLiving, mayAssess, unlessAssessed } from './impact.ts'

const given = { kind: 'automated', assessedOn: '2026-01-05', reviewOn: '2027-01-05' }
const living = { kind: 'automated', isReplaced: false }

test.each([
  ['an assessment of today', given, null, null],
  ['one of tomorrow', { ...given, assessedOn: '2026-01-06' }, null, 'compliance.assessed-later'],
  [
    'one looked at again the same day',
    { ...given, reviewOn: '2026-01-05' },
    null,
    'compliance.review-too-early',
  ],
  [
    'an old one whose review has gone by',
    { ...given, assessedOn: '2024-01-01', reviewOn: '2026-01-04' },
    null,
    'compliance.review-too-early',
  ],
  ['a newer version', given, living, null],
  ['a newer version of one replaced already', given, { ...living, isReplaced: true }, 'compliance.replaced'],
  ['a version of another kind', given, { ...living, kind: 'abroad' }, 'compliance.another-kind'],
])('%s is taken or refused as it should be', (_, assessment, before, code) => {
  expect(mayAssess(assessment, before, '2026-01-05')?.code ?? null).toBe(code)
})

test('an assessment counts up to its day of review, unless a newer one took its place', () => {
  const one = { reviewOn: '2026-01-05', isReplaced: false }
  expect(isLiving(one, '2026-01-05')).toBe(true)
  expect(isLiving(one, '2026-01-06')).toBe(false)
  expect(isLiving({ ...one, isReplaced: true }, '2026-01-05')).toBe(false)
})

test('what is put into use needs one living assessment of a kind that opens it', () => {
  expect(unlessAssessed(['entrusted', 'handing-over'], ['sensitive', 'handing-over'])).toBeNull()
  expect(unlessAssessed(['automated'], ['sensitive'])).toMatchObject({
    code: 'compliance.impact-assessment-missing',
    facts: { kinds: ['automated'] },
  })
})
