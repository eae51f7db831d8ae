import { describe, expect, test } from 'vitest'
import {
  type BirthDateFact,
  compareBirthDates,
  type IdentityFacts,
  rankCandidates,
  weighCandidate,
} from './identity.ts'

const nothingKnown: IdentityFacts = {
  candidateId: 'on-file',
  idNumber: null,
  identifier: null,
  name: null,
  temporary: false,
  birthDate: null,
  sex: null,
  phone: null,
  phoneHolders: 0,
  address: null,
}

const weigh = (facts: Partial<IdentityFacts>) => weighCandidate({ ...nothingKnown, ...facts })
const codes = (found: readonly { code: string }[] | undefined) => found?.map(({ code }) => code)

describe('the same person', () => {
  test.each<[string, Partial<IdentityFacts>, string]>([
    [
      'with the same number and name',
      { idNumber: 'same', name: 'same', birthDate: 'same', sex: 'same' },
      'certain',
    ],
    [
      '陈国峯 whose number is on file as 陈国峰',
      { idNumber: 'same', name: 'variant', birthDate: 'same' },
      'certain',
    ],
    ['with the hospital’s own number and name', { identifier: 'same', name: 'same', sex: 'same' }, 'certain'],
    ['with the same name and birthday', { name: 'same', birthDate: 'same', sex: 'same' }, 'likely'],
    ['陈国峯 born the same day as 陈国峰', { name: 'variant', birthDate: 'same', sex: 'same' }, 'likely'],
    [
      'heard over the telephone: same sound, day and phone',
      { name: 'same-pinyin', birthDate: 'same', phone: 'same', phoneHolders: 1 },
      'likely',
    ],
    [
      'with day and month written the other way',
      { name: 'same', birthDate: 'day-month-swapped', phone: 'same', phoneHolders: 1 },
      'likely',
    ],
    ['with one digit of the birthday off', { name: 'same', birthDate: 'one-digit', sex: 'same' }, 'possible'],
    ['known by the year only', { name: 'same', birthDate: 'year-only', sex: 'same' }, 'possible'],
    ['known by name only', { name: 'same' }, 'possible'],
    [
      'of whom a list has only the initials',
      { name: 'initials', birthDate: 'same', sex: 'same' },
      'possible',
    ],
    ['whose number belongs to another name', { idNumber: 'same', name: 'different', sex: 'same' }, 'likely'],
  ])('%s', (_who, facts, strength) => {
    expect(weigh(facts)?.strength).toBe(strength)
  })

  test('is never certain by name and birthday, whatever else agrees', () => {
    const match = weigh({
      name: 'same',
      birthDate: 'same',
      sex: 'same',
      phone: 'same',
      phoneHolders: 1,
      address: 'same',
    })
    expect(match?.strength).toBe('likely')
  })

  test('comes with every reason and its points', () => {
    expect(weigh({ name: 'variant', birthDate: 'same', sex: 'same', address: 'similar' })).toEqual({
      candidateId: 'on-file',
      score: 58,
      strength: 'likely',
      reasons: [
        { code: 'name-variant', points: 26, facts: {} },
        { code: 'birth-date-same', points: 25, facts: {} },
        { code: 'sex-same', points: 2, facts: {} },
        { code: 'address-similar', points: 5, facts: {} },
      ],
      contradictions: [],
    })
  })
})

describe('somebody else', () => {
  test.each<[string, Partial<IdentityFacts>]>([
    [
      'a father and his son with one phone and one home',
      {
        name: 'different',
        birthDate: 'different',
        sex: 'same',
        phone: 'same',
        phoneHolders: 2,
        address: 'same',
      },
    ],
    ['王建国 of 67 and 王建国 of 45', { name: 'same', birthDate: 'different', sex: 'same' }],
    [
      'twin sisters with one birthday, phone and home',
      { name: 'different', birthDate: 'same', sex: 'same', phone: 'same', phoneHolders: 2, address: 'same' },
    ],
    [
      'twins whose names sound alike and whose numbers differ',
      {
        idNumber: 'different',
        name: 'same-pinyin',
        birthDate: 'same',
        sex: 'same',
        phone: 'same',
        phoneHolders: 1,
        address: 'same',
      },
    ],
    ['李娜 the man and 李娜 the woman', { name: 'same', sex: 'different' }],
    ['a stranger with the same birthday', { name: 'different', birthDate: 'same', sex: 'same' }],
    ['two unknown persons', { temporary: true, sex: 'same' }],
  ])('%s are not offered', (_who, facts) => {
    expect(weigh(facts)).toBeNull()
  })
})

describe('a contradiction', () => {
  test('of two valid numbers lowers what would be likely, and is listed', () => {
    const match = weigh({
      idNumber: 'different',
      name: 'same',
      birthDate: 'same',
      sex: 'same',
      phone: 'same',
      phoneHolders: 1,
      address: 'same',
    })
    expect(match?.strength).toBe('possible')
    expect(codes(match?.contradictions)).toEqual(['id-number-different'])
  })

  test('of sex keeps even a shared number from being likely', () => {
    const match = weigh({ idNumber: 'same', name: 'same', birthDate: 'same', sex: 'different' })
    expect(match?.strength).toBe('possible')
    expect(codes(match?.contradictions)).toEqual(['sex-different'])
  })

  test('of birthday keeps a shared number from being certain', () => {
    expect(weigh({ identifier: 'same', name: 'same', birthDate: 'different' })?.strength).toBe('likely')
  })
})

describe('a phone', () => {
  test('shared by a family says so and counts little', () => {
    const match = weigh({ name: 'same', birthDate: 'one-digit', phone: 'same', phoneHolders: 3 })
    expect(match?.reasons).toContainEqual({ code: 'phone-shared', points: 6, facts: { holders: 3 } })
    expect(match?.strength).toBe('likely')
  })

  test('of somebody with another name is a family’s phone, though only one has it on file', () => {
    const match = weigh({ idNumber: 'same', name: 'different', phone: 'same', phoneHolders: 1 })
    expect(codes(match?.reasons)).toContain('phone-shared')
    expect(codes(match?.reasons)).not.toContain('phone-same')
  })
})

describe('a temporary name', () => {
  test.each<[string, Partial<IdentityFacts>]>([
    ['with the same number', { idNumber: 'same', name: 'same' }],
    [
      'with the same hospital number',
      { identifier: 'same', name: 'same-mother', birthDate: 'same', sex: 'same' },
    ],
    [
      'with everything the same',
      {
        idNumber: 'same',
        identifier: 'same',
        name: 'same',
        birthDate: 'same',
        sex: 'same',
        phone: 'same',
        phoneHolders: 1,
        address: 'same',
      },
    ],
  ])('%s is never certain', (_how, facts) => {
    const match = weigh({ ...facts, temporary: true })
    expect(match?.strength).toBe('likely')
    expect(codes(match?.contradictions)).toContain('temporary-name')
    expect(codes(match?.reasons)).not.toContain('name-same')
  })

  test('of a baby filed under the mother’s number shows the mother as a mistake to look at', () => {
    const match = weigh({ temporary: true, idNumber: 'same', name: 'mother', birthDate: 'different' })
    expect(match?.strength).toBe('possible')
    expect(codes(match?.contradictions)).toEqual(['birth-date-different', 'name-is-mother', 'temporary-name'])
  })

  test('of a baby who has since been named offers the baby by day, phone and home', () => {
    const named = { temporary: true, birthDate: 'same', sex: 'same', phone: 'same', phoneHolders: 2 } as const
    expect(weigh({ ...named, address: 'same' })?.strength).toBe('possible')
  })
})

test('candidates stand by strength, then score, then in one order that does not change', () => {
  const ranked = rankCandidates([
    { ...nothingKnown, candidateId: 'd-name-only', name: 'same' },
    { ...nothingKnown, candidateId: 'c-stranger', name: 'different' },
    { ...nothingKnown, candidateId: 'b-number', idNumber: 'same', name: 'same' },
    { ...nothingKnown, candidateId: 'a-name-only', name: 'same' },
    { ...nothingKnown, candidateId: 'e-birthday', name: 'same', birthDate: 'same' },
  ])
  expect(ranked.map(({ candidateId }) => candidateId)).toEqual([
    'b-number',
    'e-birthday',
    'a-name-only',
    'd-name-only',
  ])
})

test.each<[string | null, string | null, boolean, BirthDateFact]>([
  ['1957-03-04', '1957-03-04', false, 'same'],
  ['1957-03-04', '1957-04-03', false, 'day-month-swapped'],
  ['1957-03-04', '1957-03-07', false, 'one-digit'],
  ['1957-03-04', '1967-03-04', false, 'one-digit'],
  ['1957-03-04', '1957-11-21', false, 'year-only'],
  ['1957-03-04', '1979-11-21', false, 'different'],
  ['1957-03-04', '1957-01-01', true, 'year-only'],
  ['1957-03-04', '1958-03-04', true, 'different'],
  ['1957-03-04', null, false, null],
])('born %s against born %s (estimated: %s) is %s', (one, other, estimated, fact) => {
  expect(compareBirthDates(one, other, estimated)).toBe(fact)
})
