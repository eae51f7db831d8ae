import { rankCandidates } from '@quancheng/rules/identity.ts'
import { describe, expect, test } from 'vitest'
import {
  type Comparable,
  candidateTokens,
  compareAddresses,
  compareNames,
  compareWith,
} from './candidates.ts'
import { personTokens } from './search-tokens.ts'

const wang: Comparable = {
  name: '王建国',
  sex: 1,
  birthDate: '1957-03-04',
  birthEstimated: false,
  idType: '01',
  idNumber: null,
  phone: '13900135566',
  address: '江苏省南京市玄武区长江路100号3幢',
  identifiers: [],
}
const onFile = (changes: Partial<Comparable> = {}, phoneHolders = 1) => ({
  ...wang,
  ...changes,
  id: 'on-file',
  phoneHolders,
})
const strengthOf = (person: Comparable, candidate: ReturnType<typeof onFile>) =>
  rankCandidates([compareWith(person, candidate)])[0]?.strength ?? null

describe('two names', () => {
  test.each([
    ['王建国', '王 建国', 'same'],
    ['阿依努尔·买买提江', '阿依努尔买买提江', 'same'],
    ['陈国峯', '陳國峰', 'variant'],
    ['王建国', '王健国', 'same-pinyin'],
    ['王建国', 'Wang Jianguo', 'same-pinyin'],
    ['王建国', 'Jianguo Wang', 'same-pinyin'],
    ['单雄信', 'Shan Xiongxin', 'same-pinyin'],
    ['王建国', 'W.J.G.', 'initials'],
    ['WJG', '王建国', 'initials'],
    ['王建国', '王建军', 'different'],
    ['陶喆', '陶哲', 'same-pinyin'],
    ['陈桂兰之女', '陈桂兰', 'mother'],
    ['陳桂蘭', '陈桂兰之女', 'mother'],
    ['陈桂兰之女', '陈桂兰之女', 'same-mother'],
    ['陈桂兰之女A', '陈桂兰之女B', 'different'],
    ['陈桂兰之女', '林晓雨', null],
    ['无名氏', '无名氏', null],
    ['无名氏', '王建国', null],
  ])('%s and %s: %s', (one, other, fact) => {
    expect(compareNames(one, other)).toBe(fact)
  })
})

test.each([
  ['江苏省南京市玄武区长江路100号3幢', '江苏省南京市玄武区长江路 100 号 3 幢', 'same'],
  ['江苏省南京市玄武区长江路100号3幢', '南京市玄武区长江路100号3幢', 'similar'],
  ['江苏省南京市玄武区长江路100号3幢', '江苏省苏州市姑苏区人民路9号', 'different'],
  ['江苏省南京市', null, null],
])('home %s against %s is %s', (one, other, fact) => {
  expect(compareAddresses(one, other)).toBe(fact)
})

describe('a person who comes again', () => {
  test.each<[string, Partial<Comparable>, Partial<Comparable>, string | null]>([
    [
      'with the number of the old booklet',
      { idNumber: '110105491231002' },
      { idNumber: '11010519491231002X' },
      'certain',
    ],
    [
      'with the hospital’s number',
      { identifiers: [{ issuer: 'HIS', type: 'MR', value: 'a 12' }] },
      { identifiers: [{ issuer: 'HIS', type: 'MR', value: 'A12' }] },
      'certain',
    ],
    [
      'with a number another issuer happens to use',
      {
        birthDate: null,
        phone: null,
        address: null,
        identifiers: [{ issuer: 'HIS', type: 'MR', value: '12' }],
      },
      { birthDate: null, name: '李娜', identifiers: [{ issuer: 'LIS', type: 'MR', value: '12' }] },
      null,
    ],
    ['and gives the phone with the country code', {}, { phone: '+86 139 0013 5566' }, 'likely'],
    ['and is heard as 王健国', { name: '王健国' }, {}, 'likely'],
    [
      'whose birth date stands only in the number',
      { birthDate: null, idNumber: '11010519491231002X', phone: null },
      { idNumber: null, phone: null, birthDate: '1949-12-31' },
      'likely',
    ],
    ['or is it a namesake of another age', { phone: null, address: null }, { birthDate: '1979-11-21' }, null],
    ['or is it the father with the same phone', { name: '王小明', birthDate: '1985-06-01' }, {}, null],
  ])('%s', (_how, person, file, strength) => {
    expect(strengthOf({ ...wang, ...person }, onFile(file))).toBe(strength)
  })

  test('a newborn filed under the mother’s number is not taken for the mother', () => {
    const baby = {
      ...wang,
      name: '陈桂兰之女',
      birthDate: '2026-01-04',
      sex: 2,
      idNumber: '11010519491231002X',
    } as const
    const mother = onFile({ name: '陈桂兰', birthDate: '1990-05-05', sex: 2, idNumber: '11010519491231002X' })
    expect(strengthOf(baby, mother)).toBe('possible')
  })
})

describe('duplicates are looked up', () => {
  const isFound = (person: Comparable, file: Comparable) => {
    const has = new Set(
      personTokens({ ...file, identifiers: file.identifiers.map(({ value }) => value) }).map(
        ({ kind, value }) => `${kind} ${value}`,
      ),
    )
    return candidateTokens(person).some((all) => all.every(({ kind, value }) => has.has(`${kind} ${value}`)))
  }
  const bare = { ...wang, phone: null, address: null }

  test.each<[string, Partial<Comparable>, Partial<Comparable>, boolean]>([
    ['by name', {}, { birthDate: '1999-01-01' }, true],
    ['by a variant of the name', { name: '陳國峯' }, { name: '陈国峰', birthDate: null }, true],
    ['by sound and year of birth', { name: '王健国' }, {}, true],
    ['by sound alone when no birth date is known', { name: '王健国', birthDate: null }, {}, true],
    [
      'by the number in its old form',
      { name: '李娜', idNumber: '110105491231002' },
      { idNumber: '11010519491231002X' },
      true,
    ],
    [
      'by the phone of the family',
      { name: '李娜', phone: '13900135566' },
      { phone: '+86 13900135566' },
      true,
    ],
    [
      'by the hospital’s number',
      { name: '李娜', identifiers: [{ issuer: 'HIS', type: 'MR', value: 'a12' }] },
      { identifiers: [{ issuer: 'HIS', type: 'MR', value: 'A12' }] },
      true,
    ],
    ['by the mother of a newborn', { name: '陈桂兰之女' }, { name: '陈桂兰' }, true],
    ['but not a person of another name and year', { name: '李娜' }, {}, false],
    ['and never by 无名氏, which says nothing', { name: '无名氏' }, { name: '无名氏' }, false],
  ])('%s', (_how, person, file, expected) => {
    expect(isFound({ ...bare, ...person }, { ...bare, ...file })).toBe(expected)
  })
})
