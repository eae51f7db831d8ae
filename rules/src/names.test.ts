import { describe, expect, test } from 'vitest'
import {
  COMPOUND_SURNAMES,
  isChineseName,
  maskName,
  nameKey,
  readTemporaryName,
  splitName,
  tidyName,
} from './names.ts'
import { VARIANT_CHARACTERS } from './names-variants.ts'

describe('a name is kept as the person writes it', () => {
  test.each([
    ['王 芳', '王芳'],
    ['　李　娜　', '李娜'],
    ['阿依努尔•买买提江', '阿依努尔·买买提江'],
    ['阿依努尔・买买提江', '阿依努尔·买买提江'],
    ['阿依努尔 · 买买提江', '阿依努尔·买买提江'],
    ['阿依努尔．买买提江', '阿依努尔·买买提江'],
    ['阿依努尔.买买提江', '阿依努尔·买买提江'],
    ['Ｍａｒｉａ　 Garcia', 'Maria Garcia'],
    ['陈\u200b国峯', '陈国峯'],
    ['·王芳·', '王芳'],
    ['J. Smith', 'J. Smith'],
  ])('%s becomes %s', (typed, kept) => {
    expect(tidyName(typed)).toBe(kept)
  })
})

describe('two ways of writing one name', () => {
  test.each([
    ['陳國峯', '陈国峰'],
    ['歐陽慧', '欧阳慧'],
    ['呂志強', '吕志强'],
    ['呉秀珎', '吴秀珍'],
    ['阿依努尔·买买提江', '阿依努尔买买提江'],
    ['María García', 'maria garcia'],
  ])('%s and %s are the same person’s', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })

  test.each([
    ['陶喆', '陶哲'],
    ['王堃', '王坤'],
    ['李昇', '李升'],
    ['甯静', '宁静'],
    ['于红', '於红'],
    ['肖华', '萧华'],
    ['傅强', '付强'],
  ])('%s and %s stay two names: both characters are standard today', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other))
  })

  test('no variant leads to another variant', () => {
    for (const [variant, standard] of VARIANT_CHARACTERS) {
      expect([...variant, ...standard]).toHaveLength(2)
      expect(VARIANT_CHARACTERS.has(standard)).toBe(false)
    }
  })
})

describe('a surname', () => {
  test.each([
    ['王建国', '王', '建国'],
    ['欧阳慧敏', '欧阳', '慧敏'],
    ['歐陽慧', '歐陽', '慧'],
    ['尉迟恭', '尉迟', '恭'],
    ['长孙', '长', '孙'],
    ['夏侯', '夏', '侯'],
    ['阿依努尔·买买提江', null, '阿依努尔·买买提江'],
    ['Maria Garcia', null, 'Maria Garcia'],
    ['王', null, '王'],
  ])('of %s is %s', (name, surname, given) => {
    expect(splitName(name)).toEqual({ surname, given })
  })

  test('of two characters has two characters', () => {
    for (const surname of COMPOUND_SURNAMES) expect([...surname]).toHaveLength(2)
  })
})

test.each([
  ['王建国', '王*国'],
  ['王芳', '王*'],
  ['欧阳慧敏', '欧阳*敏'],
  ['阿依努尔·买买提江', '阿依努尔·***'],
  ['Maria Garcia', 'Maria ***'],
  ['Li', 'L*'],
])('%s is masked as %s', (name, masked) => {
  expect(maskName(name)).toBe(masked)
})

test.each([
  ['欧阳慧', true],
  ['阿依努尔·买买提江', true],
  ['Maria Garcia', false],
  ['小A', false],
])('%s is a Chinese name: %s', (name, chinese) => {
  expect(isChineseName(name)).toBe(chinese)
})

describe('a temporary name', () => {
  test.each([
    ['无名氏'],
    ['无名氏3'],
    ['无名氏(男)'],
    ['无名女'],
    ['未知名'],
    ['未知'],
    ['某某'],
    ['某男'],
    ['三无人员'],
    ['三无人员-12'],
    ['姓名不详'],
    ['Unknown'],
    ['John Doe 2'],
  ])('%s says nobody knows who this is', (name) => {
    expect(readTemporaryName(name)).toEqual({ kind: 'unknown', mother: null, child: null })
  })

  test.each([['张某'], ['欧阳某某'], ['李某某']])('%s is withheld', (name) => {
    expect(readTemporaryName(name)).toMatchObject({ kind: 'withheld' })
  })

  test.each([['新生儿'], ['新生儿2'], ['女婴'], ['Baby Girl']])('%s is a newborn of nobody named', (name) => {
    expect(readTemporaryName(name)).toMatchObject({ kind: 'newborn', mother: null })
  })

  test.each([
    ['陈桂兰之女', '陈桂兰', '女'],
    ['陈桂兰之子A', '陈桂兰', '子A'],
    ['陈桂兰之次女', '陈桂兰', '次女'],
    ['陈桂兰之女（2）', '陈桂兰', '女2'],
    ['张某之子', '张某', '子'],
    ['阿依努尔·买买提江之子', '阿依努尔·买买提江', '子'],
    ['陈桂兰之婴', '陈桂兰', '婴'],
    ['陈桂兰婴', '陈桂兰', '婴'],
    ['王女婴', '王', '女婴'],
    ['陈桂兰宝宝', '陈桂兰', '宝宝'],
    ['Baby boy of Maria Garcia', 'Maria Garcia', 'BABY BOY'],
  ])('%s is a child of %s', (name, mother, child) => {
    expect(readTemporaryName(name)).toEqual({ kind: 'child-of', mother, child })
  })

  test.each([
    ['王羲之'],
    ['顾恺之'],
    ['李婴'],
    ['陈之女'],
    ['王宝宝'],
    ['吴明'],
    ['无忌'],
    ['安之'],
    ['Baby Chen'],
    ['毋某人'],
    ['杜若'],
    ['于某一帆'],
  ])('%s is a person’s own', (name) => {
    expect(readTemporaryName(name)).toBeNull()
  })
})
