import { addDays, type CalendarDay, dayNumber } from '@quancheng/rules/calendar-day.ts'
import { checkCharacter } from '@quancheng/rules/id-number.ts'
import { identifierToken, personTokens, type Token } from '../clients/public.ts'
import type { Book } from './book.ts'
import type { Chance } from './chance.ts'
import { REGION } from './houses.ts'
import { inventName, relativeName } from './names.ts'
import type { House } from './settle.ts'

export interface Relative {
  readonly name: string
  readonly phone: string | null
  /** GB/T 4761: what they are to the client */
  readonly relation: string
  readonly guardian: boolean
  readonly mainCarer: boolean
  readonly note: string | null
}

/** A person served, as far as the rest of the history has to know them. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly sex: 1 | 2
  readonly birthDate: CalendarDay
  readonly relatives: readonly Relative[]
  /** Of the relatives, in their order. */
  readonly contactIds: readonly string[]
  readonly payer: string
  readonly living: string | null
  readonly language: string | null
  /** 本市 or from elsewhere */
  readonly isLocal: boolean
}

export interface PersonWish {
  readonly name?: string
  readonly sex?: 1 | 2
  readonly birthDate?: CalendarDay
  readonly temporary?: boolean
  readonly ethnicity?: string
  readonly language?: string | null
  readonly payer?: string
  readonly living?: string
  readonly marital?: string
  readonly occupation?: string
  readonly education?: string
  readonly idTail?: string
  readonly address?: string
  readonly incomeYuan?: number
  readonly diedOn?: CalendarDay | null
  readonly relatives?: readonly Omit<Relative, 'phone'>[]
}

const DISTRICTS = ['江北区', '望澜区', '南屏区', '云溪县', '清河镇', '和平里街道', '石桥镇', '柳林乡']
const ROADS = [
  '解放路',
  '人民路',
  '澜江路',
  '学府街',
  '纺织路',
  '滨河路',
  '建设巷',
  '桃园小区',
  '同心小区',
  '铁路新村',
  '向阳村',
  '上坝村',
]
const ELSEWHERE = ['邻省安平市', '外省永和县', '外省青川地区', '邻市东山县', '外省西林市']
const OCCUPATIONS = [
  '务农',
  '工厂工人',
  '个体经营',
  '建筑工',
  '教师',
  '公司职员',
  '货车司机',
  '家政服务',
  '退休工人',
  '超市收银',
  '外卖骑手',
  '会计',
  '保安',
  '缝纫工',
  '厨师',
]
/** Counties nobody has: numbers that pass the check and belong to no living person. */
const REGIONS = ['320099', '340099', '420099', '650099', '150099']

/** Writes an invented person with identifiers, family and search tokens. */
export function writePerson(
  book: Book,
  house: House,
  chance: Chance,
  given: {
    readonly at: number
    readonly today: CalendarDay
    readonly ages: readonly [number, number]
    readonly number: number
    readonly source: string
    readonly feed: boolean
  },
  wish: PersonWish = {},
): Person {
  const sex = wish.sex ?? (chance.is(0.52) ? 1 : 2)
  const age = chance.int(given.ages[0], given.ages[1])
  const birthDate = wish.birthDate ?? bornAgo(chance, given.today, age)
  const years = Math.floor((dayNumber(given.today) - dayNumber(birthDate)) / 365.25)
  const named = inventName(chance, sex, years)
  const isNewborn = years === 0 && wish.name === undefined
  const mother = isNewborn ? inventName(chance, 2, 28) : null
  const isTemporary = wish.temporary ?? (mother !== null && chance.is(0.6))
  const name =
    wish.name ?? (isTemporary && mother ? `${mother.name}之${sex === 1 ? '子' : '女'}` : named.name)
  const isLocal = wish.address ? wish.address.includes(REGION) : chance.is(0.82)
  const idNumber = isNewborn
    ? null
    : chance.is(0.97) || wish.idTail
      ? idNumberOf(house, chance, birthDate, sex, wish.idTail)
      : null
  const phone = years >= 16 && chance.is(0.95) ? inventPhone(chance) : null
  const payer = wish.payer ?? inventPayer(chance, years)
  const living = wish.living ?? inventLiving(chance, years)
  const relatives = (wish.relatives?.map((one) => ({ ...one, phone: inventPhone(chance) })) ??
    inventFamily(chance, name, sex, years, mother?.name ?? null)) as readonly Relative[]
  const id = chance.id(given.at)
  const language = wish.language === undefined ? named.language : wish.language
  const { seal, sealMaybe } = house
  book.put('client', {
    org_id: house.id,
    id,
    name_sealed: seal('client.name', name),
    temporary_name: isTemporary,
    sex,
    birth_date: birthDate,
    birth_estimated: false,
    died_on: wish.diedOn ?? null,
    id_type: idNumber ? '01' : null,
    id_number_sealed: sealMaybe('client.id_number', idNumber),
    phone_sealed: sealMaybe('client.phone', phone),
    address_sealed: seal('client.address', wish.address ?? inventAddress(chance, isLocal)),
    nationality: null,
    ethnicity: wish.ethnicity ?? named.ethnicity,
    marital: wish.marital ?? inventMarital(chance, years),
    payer,
    education: wish.education ?? inventEducation(chance, years),
    occupation_sealed: sealMaybe(
      'client.occupation',
      wish.occupation ?? (years >= 18 ? chance.pick(OCCUPATIONS) : null),
    ),
    language,
    living,
    income_fen: wish.incomeYuan === undefined ? null : String(wish.incomeYuan * 100),
    active: true,
    replaced_by: null,
    source: given.source,
    heard_at: given.feed ? new Date(given.at) : null,
    made_at: new Date(given.at),
  })
  const recordNumber = given.feed ? `0${String(given.number).padStart(7, '0')}` : null
  if (recordNumber)
    book.put('client_identifier', {
      org_id: house.id,
      id: chance.id(given.at),
      client_id: id,
      issuer: house.plan.short,
      type: 'MR',
      blind: blindOf(house, identifierToken(recordNumber)),
      value_sealed: seal('client_identifier.value', recordNumber),
      use: 'usual',
    })
  if (given.feed && idNumber)
    book.put('client_identifier', {
      org_id: house.id,
      id: chance.id(given.at),
      client_id: id,
      issuer: 'CN',
      type: 'id-card',
      blind: blindOf(house, identifierToken(idNumber)),
      value_sealed: seal('client_identifier.value', idNumber),
      use: 'usual',
    })
  const tokens = personTokens({
    name,
    birthDate,
    idNumber,
    phone,
    identifiers: recordNumber ? [recordNumber] : [],
  })
  for (const token of new Set(tokens.map((one) => blindOf(house, one))))
    book.put('client_token', { org_id: house.id, token, client_id: id })
  const contactIds = relatives.map(() => chance.id(given.at))
  for (const [place, relative] of relatives.entries())
    book.put('client_contact', {
      org_id: house.id,
      id: contactIds[place] ?? '',
      client_id: id,
      name_sealed: seal('client_contact.name', relative.name),
      phone_sealed: sealMaybe('client_contact.phone', relative.phone),
      relation: relative.relation,
      guardian: relative.guardian,
      main_carer: relative.mainCarer,
      note_sealed: sealMaybe('client_contact.note', relative.note),
      source: given.source,
      removed_at: null,
    })
  return { id, name, sex, birthDate, relatives, contactIds, payer, living, language, isLocal }
}

function blindOf(house: House, { kind, value }: Token): string {
  return house.blind(kind, value)
}

function bornAgo(chance: Chance, today: CalendarDay, years: number): CalendarDay {
  return addDays(today, -Math.floor(years * 365.25) - chance.int(1, 360))
}

function idNumberOf(house: House, chance: Chance, birthDate: CalendarDay, sex: 1 | 2, tail?: string): string {
  const day = birthDate.replaceAll('-', '')
  if (tail) {
    // The last four as drawn; the region is chosen so that the check character comes out right.
    for (let last = 91; last < 100; last += 1)
      for (const region of REGIONS) {
        const first17 = `${region.slice(0, 4)}${String(last).padStart(2, '0')}${day}${tail.slice(0, 3)}`
        if (checkCharacter(first17) === tail[3]) return first17 + tail[3]
      }
  }
  for (;;) {
    const order = chance.int(10, 99) * 10 + (chance.int(0, 4) * 2 + (sex === 1 ? 1 : 0))
    const first17 = `${chance.pick(REGIONS)}${day}${order}`
    if (house.idNumbers.has(first17)) continue
    house.idNumbers.add(first17)
    return first17 + checkCharacter(first17)
  }
}

/** 154 is a prefix no operator has been given. */
function inventPhone(chance: Chance): string {
  return `154${String(chance.int(0, 99_999_999)).padStart(8, '0')}`
}

function inventAddress(chance: Chance, isLocal: boolean): string {
  const town = isLocal ? `${REGION}${chance.pick(DISTRICTS)}` : chance.pick(ELSEWHERE)
  const road = chance.pick(ROADS)
  const house = road.endsWith('村')
    ? `${chance.int(1, 12)}组${chance.int(1, 90)}号`
    : `${chance.int(1, 220)}号${chance.int(1, 30)}栋${chance.int(1, 6)}0${chance.int(1, 4)}室`
  return `${town}${road}${house}`
}

function inventPayer(chance: Chance, age: number): string {
  return chance.weighted(
    age < 18
      ? [
          ['390', 84],
          ['self', 9],
          ['392', 4],
          ['399', 3],
        ]
      : [
          ['310', 46],
          ['390', 40],
          ['self', 5],
          ['320', 3],
          ['392', 3],
          ['340', age > 75 ? 2 : 0],
          ['399', 1],
        ],
  )
}

function inventLiving(chance: Chance, age: number): string | null {
  if (chance.is(0.25)) return null
  if (age < 20) return chance.is(0.9) ? '4' : '6'
  if (age > 65)
    return chance.weighted([
      ['1', 16],
      ['2', 48],
      ['3', 30],
      ['8', 6],
    ])
  return chance.weighted([
    ['2', 70],
    ['4', 12],
    ['1', 12],
    ['3', 6],
  ])
}

function inventMarital(chance: Chance, age: number): string | null {
  if (age < 20) return age < 15 ? null : '10'
  if (age > 70 && chance.is(0.35)) return '30'
  return chance.weighted([
    ['20', 76],
    ['10', age < 32 ? 40 : 4],
    ['40', 7],
    ['22', 3],
  ])
}

function inventEducation(chance: Chance, age: number): string | null {
  if (age < 7 || chance.is(0.3)) return null
  if (age < 13) return '2'
  if (age < 16) return '3'
  return chance.weighted([
    ['1', age > 70 ? 12 : 1],
    ['2', age > 60 ? 34 : 8],
    ['3', 34],
    ['4', 24],
    ['5', age < 45 ? 36 : 10],
  ])
}

function inventFamily(
  chance: Chance,
  name: string,
  sex: 1 | 2,
  age: number,
  mother: string | null,
): readonly Relative[] {
  const kin = (
    who: string,
    relation: string,
    more: Partial<Pick<Relative, 'guardian' | 'mainCarer'>> = {},
  ): Relative => ({
    name: who,
    relation,
    phone: inventPhone(chance),
    guardian: false,
    mainCarer: false,
    note: null,
    ...more,
  })
  const relative = (otherSex: 1 | 2, otherAge: number, same: boolean) =>
    relativeName(chance, name, otherSex, otherAge, same)
  if (age < 18) {
    const byMother = chance.is(0.74)
    return [
      kin(mother ?? relative(2, age + 27, false), '52', { guardian: true, mainCarer: byMother }),
      kin(relative(1, age + 29, true), '51', { guardian: true, mainCarer: !byMother }),
    ]
  }
  if (age < 30 && chance.is(0.5)) return [kin(relative(2, age + 26, false), '52', { mainCarer: true })]
  const spouse = kin(relative(sex === 1 ? 2 : 1, age, false), sex === 1 ? '12' : '11', {
    mainCarer: age < 76,
  })
  const childSex = chance.is(0.5) ? 1 : 2
  const child = kin(relative(childSex, Math.max(18, age - 27), sex === 1), childSex === 1 ? '20' : '30', {
    mainCarer: age >= 76,
  })
  if (age > 48) return chance.is(0.2) ? [{ ...child, mainCarer: true }] : [spouse, child]
  return chance.is(0.12)
    ? [kin(relative(1, age + 3, true), '71', { mainCarer: true })]
    : [{ ...spouse, mainCarer: true }]
}
