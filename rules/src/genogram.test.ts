import { describe, expect, test } from 'vitest'
import { layOutEcomap, SYSTEM_FLOWS, SYSTEM_STRENGTHS, type System } from './ecomap.ts'
import { type Family, type FamilyPerson, type FamilySex, newPerson } from './genogram.ts'
import { checkFamily } from './genogram-check.ts'
import { missingContacts, withContacts } from './genogram-contacts.ts'
import { boxOf, type Genogram, layOutFamily, meets } from './genogram-layout.ts'
import { breakWords, WORDS_WIDE, wordsWidth } from './genogram-words.ts'

const TODAY = '2026-11-24'

function person(key: string, sex: FamilySex, some: Partial<FamilyPerson> = {}): FamilyPerson {
  return newPerson(key, { name: key, sex, ...some })
}

const NOBODY: Family = { people: [], unions: [], parents: [], twins: [], ties: [] }

function family(some: Partial<Family>): Family {
  return { ...NOBODY, ...some }
}

function child(key: string, ...parents: readonly string[]): Family['parents'] {
  return parents.map((parent) => ({ parent, child: key, kind: 'biological' as const }))
}

/** Three generations: grandparents, a woman married twice with children of both, twins, an adopted child. */
const CHEN = family({
  people: [
    person('守田', 1, { born: '1938', died: '2009', note: '胃癌' }),
    person('玉珍', 2, { born: '1941' }),
    person('桂兰', 2, { born: '1968-03-02', index: true }),
    person('桂生', 1, { born: '1969' }),
    person('建国', 1, { born: '1964', deceased: true }),
    person('志明', 1, { born: '1965', livesWith: true }),
    person('王慧', 2, { born: '1992', carer: true }),
    person('王浩', 1, { born: '1996-05-01' }),
    person('王洋', 1, { born: '1996-05-01' }),
    person('小满', 2, { born: '2004' }),
    person('失去', 0, { lost: true, born: '1994' }),
  ],
  unions: [
    { a: '守田', b: '玉珍', kind: 'married', order: 1 },
    { a: '桂兰', b: '建国', kind: 'divorced', order: 1 },
    { a: '志明', b: '桂兰', kind: 'married', order: 2 },
  ],
  parents: [
    ...child('桂兰', '守田', '玉珍'),
    ...child('桂生', '守田', '玉珍'),
    ...child('王慧', '建国', '桂兰'),
    ...child('失去', '建国', '桂兰'),
    ...child('王浩', '志明', '桂兰'),
    ...child('王洋', '志明', '桂兰'),
    { parent: '志明', child: '小满', kind: 'adopted' },
    { parent: '桂兰', child: '小满', kind: 'adopted' },
  ],
  twins: [{ kind: 'identical', children: ['王浩', '王洋'] }],
  ties: [
    { a: '桂兰', b: '王慧', kind: 'close' },
    { a: '桂兰', b: '桂生', kind: 'distant' },
    { a: '桂兰', b: '王浩', kind: 'conflict' },
    { a: '建国', b: '桂兰', kind: 'abuse' },
    { a: '建国', b: '王慧', kind: 'cut-off' },
  ],
})

/** The person of a key, drawn. */
function at(drawing: Genogram, key: string) {
  const found = drawing.people.find((each) => each.key === key)
  if (!found) throw new Error(`${key} is not drawn`)
  return found
}

/** A family nobody has, always the same for a number. */
function invented(seed: number): Family {
  let state = seed * 7919 + 17
  const dice = (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * sides)
  }
  const people: FamilyPerson[] = []
  const unions: Family['unions'][number][] = []
  const parents: Family['parents'][number][] = []
  const twins: Family['twins'][number][] = []
  const add = (born: number, sex = (dice(2) + 1) as FamilySex) => {
    const key = `p${people.length}`
    const note = dice(3) === 0 ? '外省务工，过年才回来一次，电话常打不通' : null
    people.push(person(key, sex, { born: String(born), note, livesWith: dice(4) === 0, name: `某${key}` }))
    return key
  }
  let row = Array.from({ length: 1 + dice(4) }, () => add(1930 + dice(8)))
  for (let generation = 1; generation < 3 + dice(2); generation += 1) {
    const next: string[] = []
    for (const key of row) {
      const marriages = dice(5) === 0 ? 2 : dice(5) === 1 ? 0 : 1
      for (let order = 1; order <= marriages; order += 1) {
        const partner = add(1930 + generation * 25 - 22)
        const kinds = ['married', 'together', 'separated', 'divorced'] as const
        if (dice(6) > 0) unions.push({ a: key, b: partner, kind: kinds[dice(4)] ?? 'married', order })
        const kin = Array.from({ length: dice(4) }, () => add(1932 + generation * 25 + dice(6)))
        for (const one of kin) {
          const kind = dice(8) === 0 ? 'adopted' : dice(12) === 0 ? 'foster' : 'biological'
          parents.push({ parent: key, child: one, kind })
          if (dice(7) > 0) parents.push({ parent: partner, child: one, kind })
        }
        next.push(...kin)
      }
    }
    // Cousins marry, or a grandparent takes a grandchild in: lines that are no tree.
    const [a, b] = [next[0], next.at(-1)]
    if (dice(6) === 0 && a && b && a !== b) unions.push({ a, b, kind: 'married', order: 3 })
    const elder = row[0]
    if (dice(8) === 0 && elder && b && !parents.some((line) => line.parent === elder && line.child === b))
      parents.push({ parent: elder, child: b, kind: 'foster' })
    row = next
  }
  if (people.length === 0) add(1950)
  return family({
    people: people.map((one, place) => ({ ...one, index: place === 0 })),
    unions,
    parents,
    twins,
  })
}

describe('what cannot be a family', () => {
  const refused = (some: Family) => checkFamily(some, TODAY)?.code ?? null

  test('the family of a woman who married twice, with twins and an adopted child, is one', () => {
    expect(checkFamily(CHEN, TODAY)).toBeNull()
  })

  test('nobody is their own ancestor, not through three generations and not by adoption', () => {
    const people = [person('甲', 1, { index: true }), person('乙', 1), person('丙', 2)]
    const circle: Family['parents'] = [
      ...child('乙', '甲'),
      ...child('丙', '乙'),
      { parent: '丙', child: '甲', kind: 'adopted' },
    ]
    expect(refused(family({ people, parents: circle }))).toBe('clients.family-own-ancestor')
    expect(refused(family({ people, parents: child('甲', '甲') }))).toBe('clients.family-with-oneself')
  })

  test('a person has at most two biological parents, and as many others as took them in', () => {
    const people = [person('甲', 1, { index: true }), person('乙', 1), person('丙', 2), person('丁', 2)]
    expect(refused(family({ people, parents: child('甲', '乙', '丙', '丁') }))).toBe(
      'clients.family-biological-parents',
    )
    const taken: Family['parents'] = [
      ...child('甲', '乙', '丙'),
      { parent: '丁', child: '甲', kind: 'foster' },
    ]
    expect(refused(family({ people, parents: taken }))).toBeNull()
  })

  test.each([
    [{ born: '2026-02-30' }, 'clients.family-date-unreadable'],
    [{ born: '196' }, 'clients.family-date-unreadable'],
    [{ born: '2027' }, 'clients.family-date-future'],
    [{ born: '1960', died: '1959' }, 'clients.family-died-before-born'],
    [{ born: '1960-05-02', died: '1960-05-01' }, 'clients.family-died-before-born'],
    [{ born: '1960', died: '1960' }, null],
    [{ born: '2026-11-24' }, null],
  ] as const)('dates %o are answered with %s', (dates, code) => {
    expect(refused(family({ people: [person('甲', 1, { index: true, ...dates })] }))).toBe(code)
  })

  test('a child is not born before a parent, nor to a parent of nine', () => {
    const people = (born: string) => [
      person('甲', 1, { index: true, born: '1970' }),
      person('乙', 2, { born }),
    ]
    for (const born of ['1960', '1979'])
      expect(refused(family({ people: people(born), parents: child('乙', '甲') }))).toBe(
        'clients.family-born-before-parent',
      )
    expect(refused(family({ people: people('1990'), parents: child('乙', '甲') }))).toBeNull()
    const adopted: Family['parents'] = [{ parent: '甲', child: '乙', kind: 'adopted' }]
    expect(refused(family({ people: people('1979'), parents: adopted }))).toBeNull()
  })

  test('there is one client in the picture, and lines lead to people who are in it, once', () => {
    const one = person('甲', 1, { index: true })
    expect(refused(NOBODY)).toBe('clients.family-one-index')
    expect(refused(family({ people: [one, person('乙', 1, { index: true })] }))).toBe(
      'clients.family-one-index',
    )
    expect(refused(family({ people: [one], parents: child('甲', '乙') }))).toBe(
      'clients.family-unknown-person',
    )
    expect(refused(family({ people: [one, one] }))).toBe('clients.family-said-twice')
    const unions = [
      { a: '甲', b: '乙', kind: 'married', order: 1 },
      { a: '乙', b: '甲', kind: 'divorced', order: 2 },
    ] as const
    expect(refused(family({ people: [one, person('乙', 2)], unions }))).toBe('clients.family-said-twice')
  })

  test('twins have the same parents and the same birthday, as far as it is known', () => {
    const people = [
      person('母', 2, { index: true }),
      person('大', 1, { born: '2000' }),
      person('小', 1, { born: '2003' }),
      person('三', 1),
    ]
    const parents = [...child('大', '母'), ...child('小', '母')]
    const twins = (children: readonly string[]) =>
      refused(family({ people, parents, twins: [{ kind: 'fraternal', children }] }))
    expect(twins(['大', '小'])).toBe('clients.family-twins-differ')
    expect(twins(['大', '三'])).toBe('clients.family-twins-differ')
  })
})

describe('how a family is drawn', () => {
  const drawing = layOutFamily(CHEN, TODAY)

  test('by the symbols of the field: □ men, ○ women, ◇ unknown, △ a lost pregnancy, the client and the dead marked', () => {
    expect(at(drawing, '守田')).toMatchObject({
      shape: 'square',
      deceased: true,
      age: null,
      words: ['1938–2009', '胃癌'],
    })
    expect(at(drawing, '桂兰')).toMatchObject({ shape: 'circle', index: true, age: 58 })
    expect(at(drawing, '失去')).toMatchObject({ shape: 'triangle', name: null, words: ['1994'] })
    expect(at(layOutFamily(family({ people: [person('甲', 9, { index: true })] }), TODAY), '甲').shape).toBe(
      'diamond',
    )
  })

  test('generation under generation, each union its line, divorce two slashes, twins their bar, adoption two lines', () => {
    expect(at(drawing, '守田').y).toBeLessThan(at(drawing, '桂兰').y)
    expect(at(drawing, '桂兰').y).toBe(at(drawing, '桂生').y)
    expect(at(drawing, '志明').y).toBe(at(drawing, '桂兰').y)
    expect(at(drawing, '桂兰').y).toBeLessThan(at(drawing, '王慧').y)
    const count = (kind: string) => drawing.lines.filter((line) => line.kind === kind).length
    expect([count('married'), count('divorced'), count('slash'), count('twins')]).toEqual([2, 1, 2, 1])
    expect([count('biological-child'), count('adopted-child')]).toEqual([6, 2])
    expect(drawing.rows.map(({ generation }) => generation)).toEqual([-1, 0, 1])
  })

  test('the first husband stands left, the second right of her, and the children each under their own', () => {
    expect(at(drawing, '建国').x).toBeLessThan(at(drawing, '桂兰').x)
    expect(at(drawing, '志明').x).toBeGreaterThan(at(drawing, '桂兰').x)
    expect(at(drawing, '王慧').x).toBeLessThan(at(drawing, '王浩').x)
  })

  test('feelings: two lines for closeness, one each for the rest', () => {
    expect(drawing.ties.map(({ kind }) => kind).toSorted()).toEqual(
      ['abuse', 'close', 'close', 'conflict', 'cut-off', 'distant'].toSorted(),
    )
  })

  test('a hand moves somebody from where they would stand, and the lines come along', () => {
    const people = CHEN.people.map((one) => (one.key === '桂生' ? { ...one, moved: { x: 40, y: -10 } } : one))
    const moved = layOutFamily({ ...CHEN, people }, TODAY)
    expect(at(moved, '桂生').x - at(drawing, '桂生').x).toBe(40)
    expect(at(moved, '桂生').y - at(drawing, '桂生').y).toBe(-10)
    expect(moved.lines).not.toEqual(drawing.lines)
  })

  test('nobody stands on somebody else in a hundred families, children stand below their parents, and each is drawn the same twice', () => {
    for (let seed = 0; seed < 100; seed += 1) {
      const one = invented(seed)
      const drawn = layOutFamily(one, TODAY)
      expect(drawn.people).toHaveLength(one.people.length)
      const boxes = drawn.people.map(boxOf)
      for (const [place, box] of boxes.entries()) {
        expect(box.left).toBeGreaterThanOrEqual(0)
        expect(box.right).toBeLessThanOrEqual(drawn.width)
        expect(box.bottom).toBeLessThanOrEqual(drawn.height)
        const on = boxes.findIndex((other, there) => there > place && meets(box, other))
        expect({ seed, on }).toEqual({ seed, on: -1 })
      }
      const heights = new Map(drawn.people.map(({ key, y }) => [key, y]))
      for (const { parent, child: of } of one.parents)
        expect((heights.get(of) ?? 0) > (heights.get(parent) ?? 0)).toBe(true)
      if (seed % 20 === 0) expect(layOutFamily(one, TODAY)).toEqual(drawn)
    }
  })

  test('words under a symbol break to fit and end in … when there are too many', () => {
    for (const line of breakWords('在外省打工 works far away from home 过年才回来一次，电话常常打不通'))
      expect(wordsWidth(line)).toBeLessThanOrEqual(WORDS_WIDE)
    expect(breakWords('高血压')).toEqual(['高血压'])
    expect(breakWords('外省务工，过年才回来一次，电话常打不通').at(-1)).toMatch(/…$/)
  })
})

describe('contacts who were typed already', () => {
  const self = family({ people: [person('我', 2, { index: true })] })
  const contact = (id: string, relation: string, mainCarer = false) => ({
    id,
    name: id,
    relation,
    mainCarer,
    note: null,
  })

  test('appear as people, each with the line their relation says', () => {
    const drawn = withContacts(self, [
      contact('王志明', '11'),
      contact('王慧', '30', true),
      contact('陈父', '51'),
      contact('陈桂生', '73'),
      contact('邻居', '99'),
    ])
    expect(drawn.people.map(({ name }) => name)).toEqual(['我', '王志明', '王慧', '陈父', '陈桂生'])
    expect(drawn.unions).toEqual([{ a: '我', b: '王志明', kind: 'married', order: 1 }])
    expect(drawn.parents).toContainEqual({ parent: '陈父', child: '我', kind: 'biological' })
    expect(drawn.parents.filter(({ child: of }) => of === '王慧')).toHaveLength(2)
    expect(drawn.people.find(({ name }) => name === '王慧')).toMatchObject({ carer: true, sex: 2 })
    expect(checkFamily(drawn, TODAY)).toBeNull()
    const rows = new Map(layOutFamily(drawn, TODAY).people.map(({ key, y }) => [key, y]))
    expect(rows.get('陈桂生')).toBe(rows.get('我'))
  })

  test('are not drawn in twice', () => {
    const contacts = [contact('王慧', '30')]
    const once = withContacts(self, contacts)
    expect(missingContacts(once, contacts)).toEqual([])
    expect(withContacts(once, contacts)).toEqual(once)
  })
})

describe('what is around a household', () => {
  const around = (count: number): System[] =>
    Array.from({ length: count }, (_, place) => ({
      key: `s${place}`,
      name: place % 3 === 0 ? '和平里街道社区居民委员会' : '医保',
      kind: 'other',
      strength: SYSTEM_STRENGTHS[place % 4] ?? 'plain',
      flow: SYSTEM_FLOWS[place % 4] ?? 'none',
      note: place % 2 === 0 ? '等回复' : null,
    }))

  test('stands in a ring, no system on another, however many there are', () => {
    for (let count = 0; count <= 24; count += 1) {
      const { systems, radius, size, centre, homeRadius } = layOutEcomap(around(count))
      for (const [place, one] of systems.entries()) {
        expect(Math.hypot(one.x - centre, one.y - centre)).toBeGreaterThan(radius + homeRadius)
        expect(Math.min(one.x, one.y) - radius).toBeGreaterThanOrEqual(0)
        expect(Math.max(one.x, one.y) + radius).toBeLessThanOrEqual(size)
        for (const other of systems.slice(place + 1))
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThan(radius * 2)
      }
    }
  })

  test('energy flows to the household, from it, both ways or not at all', () => {
    const heads = layOutEcomap(around(4)).systems.map(({ heads: drawn }) => drawn.split('M').length - 1)
    expect(heads).toEqual([2, 2, 4, 0])
  })
})
