import type { Picture } from '@quancheng/contract/family.ts'
import { type FamilySex, newPerson } from '@quancheng/rules/genogram.ts'
import type { Person } from './persons.ts'
import type { Desk } from './tell-story.ts'

type Drawn = Picture['people'][number]
type System = Picture['systems'][number]

function drawn(key: string, name: string | null, sex: FamilySex, some: Partial<Drawn> = {}): Drawn {
  return newPerson(key, { name, sex, ...some })
}

function bornOf(child: string, ...parents: readonly string[]): Picture['parents'] {
  return parents.map((parent) => ({ parent, child, kind: 'biological' as const }))
}

function around(
  key: string,
  name: string,
  kind: System['kind'],
  strength: System['strength'],
  flow: System['flow'],
  note: string | null = null,
): System {
  return { key, name, kind, strength, flow, note }
}

function self({ name, sex, birthDate }: Person): Drawn {
  return drawn('self', name, sex, { born: birthDate, index: true })
}

/** How a contact of the file stands in the picture: who was typed there is not typed again. */
function contactOf({ relatives, contactIds }: Person, name: string): Partial<Drawn> {
  const place = relatives.findIndex((relative) => relative.name === name)
  const relative = relatives[place]
  if (!relative) throw new Error(`${name} is nobody’s contact here`)
  return { contactId: contactIds[place] ?? null, carer: relative.mainCarer }
}

/** 陈桂兰: three generations, a first marriage that ended, a second, twins, and a child they took in. */
export function tellFamilyOfGuilan(desk: Desk, person: Person): void {
  const born = (years: number) => String(Number(person.birthDate.slice(0, 4)) + years)
  save(desk, person, -34, {
    people: [
      drawn('f', '陈守田', 1, { born: born(-30), died: '2009', deceased: true, note: '胃癌' }),
      drawn('m', '黄玉珍', 2, { born: born(-27), note: '失能，养老院' }),
      drawn('hf', '王德厚', 1, { born: born(-32), died: '2015', deceased: true }),
      drawn('hm', '林阿妹', 2, { born: born(-28) }),
      self(person),
      drawn('b1', '陈桂生', 1, { born: born(1), note: '外省务工' }),
      drawn('b2', '陈桂芳', 2, { born: born(3), note: '每周来一次' }),
      drawn('x', '刘建国', 1, { born: born(-4), note: '再婚，少有来往' }),
      drawn('h', '王志明', 1, {
        ...contactOf(person, '王志明'),
        born: born(-3),
        livesWith: true,
        note: '高血压',
      }),
      drawn('hb', '王志强', 1, { born: born(-6) }),
      drawn('d0', '刘敏', 2, { born: born(20), note: '随父亲' }),
      drawn('d1', '王慧', 2, { ...contactOf(person, '王慧'), born: born(24), note: '外地，周六到' }),
      drawn('dh', '李晓东', 1, { born: born(22) }),
      drawn('l', null, 0, { born: born(26), lost: true }),
      drawn('s1', '王浩', 1, { ...contactOf(person, '王浩'), born: born(28), note: '失业 8 个月' }),
      drawn('s2', '王洋', 1, { born: born(28) }),
      drawn('sw', '赵婷', 2, { born: born(30) }),
      drawn('a', '王小满', 2, { born: born(38), livesWith: true, note: '收养，读高二' }),
      drawn('g', '李沐阳', 1, { born: born(47) }),
    ],
    unions: [
      { a: 'f', b: 'm', kind: 'married', order: 1 },
      { a: 'hf', b: 'hm', kind: 'married', order: 1 },
      { a: 'x', b: 'self', kind: 'divorced', order: 1 },
      { a: 'h', b: 'self', kind: 'married', order: 2 },
      { a: 'dh', b: 'd1', kind: 'married', order: 1 },
      { a: 's1', b: 'sw', kind: 'together', order: 1 },
    ],
    parents: [
      ...['self', 'b1', 'b2'].flatMap((key) => bornOf(key, 'f', 'm')),
      ...['hb', 'h'].flatMap((key) => bornOf(key, 'hf', 'hm')),
      ...bornOf('d0', 'x', 'self'),
      ...['d1', 'l', 's1', 's2'].flatMap((key) => bornOf(key, 'h', 'self')),
      { parent: 'h', child: 'a', kind: 'adopted' },
      { parent: 'self', child: 'a', kind: 'adopted' },
      ...bornOf('g', 'dh', 'd1'),
    ],
    twins: [{ kind: 'fraternal', children: ['s1', 's2'] }],
    ties: [
      { a: 'self', b: 'd1', kind: 'close' },
      { a: 'self', b: 's1', kind: 'conflict' },
      { a: 'self', b: 'b1', kind: 'distant' },
      { a: 'x', b: 'd0', kind: 'cut-off' },
    ],
    systems: [
      around('y1', '肿瘤内科', 'hospital', 'strong', 'in', '医护'),
      around('y2', '社会工作部', 'social-work', 'strong', 'both', '林若溪'),
      around('y3', '暖屿基金会', 'charity', 'strong', 'in', '3 万元待补'),
      around('y4', '和平里社区', 'community', 'weak', 'in', '等回复'),
      around('y5', '医保', 'insurance', 'plain', 'in', '大病保险'),
      around('y6', '女儿单位', 'work', 'stressful', 'out', '难请假'),
      around('y7', '病友小组', 'peers', 'strong', 'both', '每周三'),
      around('y8', '房东', 'housing', 'stressful', 'out', '月底到期'),
    ],
  })
}

/** 吴晓梅: a young mother whose own mother has come, and a father who left and married again. */
export function tellFamilyOfXiaomei(desk: Desk, person: Person): void {
  const born = (years: number) => String(Number(person.birthDate.slice(0, 4)) + years)
  save(desk, person, -1, {
    people: [
      drawn('f', '吴长河', 1, { born: born(-28), note: '再婚，在外省' }),
      drawn('m', '吴桂香', 2, { ...contactOf(person, '吴桂香'), born: born(-25), livesWith: true }),
      drawn('fw', '杜秀英', 2, { born: born(-22) }),
      drawn('hf', '方正平', 1, { born: born(-30), died: '2019', deceased: true, note: '脑卒中' }),
      drawn('hm', '周来娣', 2, { born: born(-28), livesWith: true }),
      self(person),
      drawn('hs', '吴小军', 1, { born: born(14), note: '同父异母' }),
      drawn('h', '方志远', 1, { ...contactOf(person, '方志远'), born: born(-2), livesWith: true }),
      drawn('n', '新生儿', 2, { born: desk.moments.day(-3).slice(0, 4), livesWith: true }),
    ],
    unions: [
      { a: 'f', b: 'm', kind: 'divorced', order: 1 },
      { a: 'f', b: 'fw', kind: 'married', order: 2 },
      { a: 'hf', b: 'hm', kind: 'married', order: 1 },
      { a: 'h', b: 'self', kind: 'married', order: 1 },
    ],
    parents: [
      ...bornOf('self', 'f', 'm'),
      ...bornOf('hs', 'f', 'fw'),
      ...bornOf('h', 'hf', 'hm'),
      ...bornOf('n', 'h', 'self'),
    ],
    twins: [],
    ties: [
      { a: 'self', b: 'm', kind: 'close' },
      { a: 'self', b: 'hm', kind: 'conflict' },
      { a: 'self', b: 'f', kind: 'cut-off' },
    ],
    systems: [
      around('y1', '产科', 'hospital', 'strong', 'in', '心理门诊已约'),
      around('y2', '社会工作部', 'social-work', 'plain', 'in', null),
      around('y3', '丈夫单位', 'work', 'stressful', 'out', '陪产假用完'),
      around('y4', '社区母婴服务', 'community', 'weak', 'in', '还没联系上'),
    ],
  })
}

function save(
  { book, house, chance, moments, chronicle }: Desk,
  person: Person,
  day: number,
  picture: Picture,
): void {
  const at = moments.at(day, '15:20')
  const id = chance.id(at)
  const by = house.person('linruoxi').id
  book.put('family_version', {
    org_id: house.id,
    id,
    client_id: person.id,
    picture_sealed: house.seal('family_version.picture', JSON.stringify(picture)),
    saved_at: new Date(at),
    saved_by: by,
  })
  chronicle.note({
    orgId: house.id,
    at,
    actorId: by,
    act: 'clients.save-family',
    subjectKind: 'client',
    subjectId: person.id,
    clientId: person.id,
    facts: { versionId: id, people: picture.people.length, systems: picture.systems.length },
  })
}
