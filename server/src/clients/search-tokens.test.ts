import { describe, expect, test } from 'vitest'
import { MOST_TOKENS, personTokens, queryTokens, type Searchable } from './search-tokens.ts'

const somebody: Searchable = { name: '', birthDate: null, idNumber: null, phone: null, identifiers: [] }
const people = [
  {
    name: '欧阳慧敏',
    birthDate: '1968-05-02',
    idNumber: '11010519491231002X',
    phone: '138 0013 4027',
    identifiers: ['ZY0034512'],
  },
  {
    name: '王建国',
    birthDate: '1957-03-04',
    idNumber: '110105491231002',
    phone: '+86 13900135566',
    identifiers: ['0034512', '778'],
  },
  { name: '单雄信', birthDate: '1960-01-01', idNumber: null, phone: null, identifiers: [] },
  { name: '吕绿', birthDate: '1990-09-09', idNumber: null, phone: '025-84567890', identifiers: [] },
  { name: '陳國峯', birthDate: null, idNumber: null, phone: null, identifiers: [] },
  {
    name: '阿依努尔·买买提江',
    birthDate: '1980-10-10',
    idNumber: '650104198010100024',
    phone: '13999990000',
    identifiers: ['A1', 'B2'],
  },
  { name: 'María Garcia', birthDate: '1975-07-07', idNumber: 'E12345678', phone: null, identifiers: [] },
  { name: '尉迟恭', birthDate: null, idNumber: null, phone: null, identifiers: [] },
  { name: '林雨', birthDate: null, idNumber: null, phone: null, identifiers: [] },
  { name: '乐嘉', birthDate: null, idNumber: null, phone: null, identifiers: [] },
  { name: '陈桂兰之女', birthDate: '2025-12-30', idNumber: null, phone: null, identifiers: [] },
  { name: '曾区乐', birthDate: null, idNumber: null, phone: null, identifiers: [] },
] satisfies Searchable[]

function found(text: string): string[] {
  const alternatives = queryTokens(text)
  return people
    .filter((person) => {
      const has = new Set(personTokens(person).map(({ kind, value }) => `${kind} ${value}`))
      return alternatives.some((all) => all.every(({ kind, value }) => has.has(`${kind} ${value}`)))
    })
    .map(({ name }) => name)
}

describe('who types', () => {
  test.each([
    ['欧阳慧敏', ['欧阳慧敏']],
    ['欧阳慧', ['欧阳慧敏']],
    ['慧敏', ['欧阳慧敏']],
    ['欧', ['欧阳慧敏']],
    ['歐陽慧', ['欧阳慧敏']],
    ['ouyang hui', ['欧阳慧敏']],
    ['ouyanghuimin', ['欧阳慧敏']],
    ['Ou Yang', ['欧阳慧敏']],
    ['huimin', ['欧阳慧敏']],
    ['huimin ouyang', ['欧阳慧敏']],
    ['oyhm', ['欧阳慧敏']],
    ['oy', ['欧阳慧敏']],
    ['欧阳hm', ['欧阳慧敏']],
    ['欧阳 hui', ['欧阳慧敏']],
    ['欧4027', ['欧阳慧敏']],
    ['4027', ['欧阳慧敏']],
    ['１３８００１３４０２７', ['欧阳慧敏']],
    ['138 0013 4027', ['欧阳慧敏']],
    ['11010519491231002x', ['欧阳慧敏', '王建国']],
    ['110105491231002', ['欧阳慧敏', '王建国']],
    ['002X', ['欧阳慧敏', '王建国']],
    ['31002x', ['欧阳慧敏', '王建国']],
    ['ZY0034512', ['欧阳慧敏']],
    ['0034512', ['王建国']],
    ['wjg', ['王建国']],
    ['wang jg', ['王建国']],
    ['w jianguo', ['王建国']],
    ['wangjianguo', ['王建国']],
    ['王 jian', ['王建国']],
    ['王建', ['王建国']],
    ['13900135566', ['王建国']],
    ['shan', ['单雄信']],
    ['shanxiongxin', ['单雄信']],
    ['lv', ['吕绿']],
    ['lvlv', ['吕绿']],
    ['lulu', ['吕绿']],
    ['lyulyu', ['吕绿']],
    ['lü', ['吕绿']],
    ['84567890', []],
    ['02584567890', ['吕绿']],
    ['025-84567890', ['吕绿']],
    ['陈国峰', ['陳國峯']],
    ['cgf', ['陳國峯']],
    ['阿依努尔·买买提江', ['阿依努尔·买买提江']],
    ['阿依努尔买买提江', ['阿依努尔·买买提江']],
    ['努尔', ['阿依努尔·买买提江']],
    ['买买提', ['阿依努尔·买买提江']],
    ['阿', ['阿依努尔·买买提江']],
    ['ayinuer', ['阿依努尔·买买提江']],
    ['ayinuermaimaiti', ['阿依努尔·买买提江']],
    ['maimaitijiang', ['阿依努尔·买买提江']],
    ['aynemmtj', ['阿依努尔·买买提江']],
    ['maria garcia', ['María Garcia']],
    ['Garcia', ['María Garcia']],
    ['garcia maria', ['María Garcia']],
    ['e12345678', ['María Garcia']],
    ['yuchi', ['尉迟恭']],
    ['ycg', ['尉迟恭']],
    ['linyu', ['林雨']],
    ['yuejia', ['乐嘉']],
    ['lejia', ['乐嘉']],
    ['zeng', ['曾区乐']],
    ['陈桂兰', ['陈桂兰之女']],
    ['王建军', []],
    ['国王', []],
    ['w', []],
    ['!?', []],
  ])('“%s” finds %j', (typed, names) => {
    expect(found(typed)).toEqual(names)
  })

  test('one letter after the other keeps the person in sight', () => {
    for (const [name, whole] of [
      ['欧阳慧敏', 'ouyanghuimin'],
      ['王建国', 'wangjianguo'],
      ['阿依努尔·买买提江', 'ayinuermaimaitijiang'],
    ] as const)
      for (let length = 2; length <= whole.length; length += 1)
        expect(found(whole.slice(0, length))).toContain(name)
  })
})

test('nobody has more tokens than the bound, and none twice', () => {
  const heavy = {
    ...somebody,
    name: '阿卜杜热合曼·买买提艾力·肉孜',
    birthDate: '1950-01-01',
    idNumber: '11010519491231002X',
    phone: '13800134027',
    identifiers: ['1', '2', '3', '4', '5'],
  }
  for (const person of [...people, heavy, somebody]) {
    const tokens = personTokens(person).map(({ kind, value }) => `${kind} ${value}`)
    expect(tokens.length).toBeLessThanOrEqual(MOST_TOKENS)
    expect(new Set(tokens).size).toBe(tokens.length)
  }
})
