import { expect, test } from 'vitest'
import { isMedicalInstitution, unlessMedical } from './medical-institution.ts'

const THERAPY = { zh: '心理治疗', en: 'Psychotherapy' }

test('must 13: only a medical institution has psychotherapy among what it does, and the no names it', () => {
  expect(unlessMedical([THERAPY], true)).toBeNull()
  expect(unlessMedical([], false)).toBeNull()
  expect(unlessMedical([THERAPY], false)).toMatchObject({
    code: 'library.medical-institution-only',
    facts: { names: '心理治疗 / Psychotherapy' },
  })
})

test.each([
  [null, 'hospital', true],
  [null, 'community', false],
  [true, 'community', true],
  [false, 'hospital', false],
] as const)('an institution that says %s and is a %s is a medical one: %s', (said, kind, medical) => {
  expect(isMedicalInstitution(said, kind, ['hospital'])).toBe(medical)
})
