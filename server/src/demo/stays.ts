import { addDays, type CalendarDay, dayAt } from '@quancheng/rules/calendar-day.ts'
import type { Book } from './book.ts'
import type { Chance } from './chance.ts'
import type { Chronicle } from './chronicle.ts'
import { DAY, HISTORY_DAYS, HOUR, inOfficeHours, MINUTE, type Moments } from './moments.ts'
import { inventName } from './names.ts'
import { type Person, type PersonWish, writePerson } from './persons.ts'
import type { House, Ward } from './settle.ts'
import type { Diagnosis } from './wards.ts'

export type EncounterClass = 'inpatient' | 'emergency' | 'outpatient'

/** One stay or visit, as far as requests and cases have to know it. */
export interface Stay {
  /** null where nobody is admitted: in an agency */
  readonly encounterId: string | null
  readonly person: Person
  readonly ward: Ward
  readonly bed: string | null
  readonly class: EncounterClass
  readonly admittedAt: number
  readonly dischargedAt: number | null
  readonly diagnosis: Diagnosis
  readonly throughEmergency: boolean
  /** of the stay before, when there was one */
  readonly leftBefore: number | null
  readonly hasDied: boolean
}

/** Somebody who comes to a house, with what is decided about them beforehand. */
export interface Arrival {
  readonly ward: Ward
  readonly class: EncounterClass
  readonly admittedAt: number
  readonly dischargedAt: number | null
  readonly bed: string | null
  readonly diagnosis: Diagnosis
  readonly expectedDischargeOn?: CalendarDay | null
  readonly disposition?: string
  readonly throughEmergency?: boolean
  readonly leftBefore?: number | null
  readonly attending?: string
}

/** The register of one house: gives out numbers and writes who came, lay where and left. */
export interface Register {
  person(at: number, ages: readonly [number, number], wish?: PersonWish): Person
  arrive(person: Person, arrival: Arrival): Stay
}

export function openRegister(
  book: Book,
  chronicle: Chronicle,
  house: House,
  chance: Chance,
  moments: Moments,
  given: { readonly person: number; readonly visit: number; readonly byHand: boolean } = {
    person: 210_000,
    visit: 0,
    byHand: false,
  },
): Register {
  const doctors = new Map<string, readonly string[]>()
  const isFed = house.plan.kind === 'hospital' && !given.byHand
  const source = isFed ? 'feed' : 'manual'
  const issuer = isFed ? house.plan.short : source
  let personNumber = given.person
  let visitNumber = given.visit
  const doctorOf = (ward: Ward) => {
    const known = doctors.get(ward.id)
    if (known) return chance.pick(known)
    const made = [42, 36, 51].map((age) => inventName(chance, chance.is(0.5) ? 1 : 2, age).name)
    doctors.set(ward.id, made)
    return chance.pick(made)
  }
  return {
    person: (at, ages, wish) => {
      personNumber += chance.int(1, 4)
      const today = dayAt(Math.min(at, moments.now))
      const person = writePerson(
        book,
        house,
        chance,
        { at, today, ages, number: personNumber, source, feed: isFed },
        wish,
      )
      if (isFed)
        chronicle.note({
          orgId: house.id,
          at,
          actorId: null,
          act: 'exchange.applied',
          subjectKind: 'message',
          subjectId: null,
          clientId: person.id,
          facts: { event: 'A28' },
        })
      return person
    },
    arrive: (person, arrival) => {
      const { ward, admittedAt, dischargedAt, diagnosis } = arrival
      const encounterId = chance.id(admittedAt)
      visitNumber += 1
      const disposition = dischargedAt === null ? null : (arrival.disposition ?? leaving(chance, ward))
      const isHere = dischargedAt === null
      book.put('encounter', {
        org_id: house.id,
        id: encounterId,
        client_id: person.id,
        source: issuer,
        visit_number: `${dayAt(admittedAt).replaceAll('-', '').slice(2)}${String(visitNumber).padStart(5, '0')}`,
        class: arrival.class,
        status: isHere ? 'in-progress' : 'finished',
        admitted_at: new Date(admittedAt),
        discharged_at: isHere ? null : new Date(dischargedAt),
        expected_discharge_on: isHere ? (arrival.expectedDischargeOn ?? null) : null,
        department_id: ward.id,
        bed: arrival.bed,
        room: null,
        attending: arrival.attending ?? doctorOf(ward),
        diagnosis_code: diagnosis.code,
        diagnosis_sealed: house.seal('encounter.diagnosis', diagnosis.name),
        payer: person.payer,
        disposition: arrival.class === 'inpatient' ? disposition : null,
        heard_at: isFed ? new Date(dischargedAt ?? admittedAt) : null,
      })
      writePlaces(book, house, chance, encounterId, arrival)
      return {
        encounterId,
        person,
        ward,
        bed: arrival.bed,
        class: arrival.class,
        admittedAt,
        dischargedAt,
        diagnosis,
        throughEmergency: arrival.throughEmergency ?? false,
        leftBefore: arrival.leftBefore ?? null,
        hasDied: disposition === 'exp',
      }
    },
  }
}

function leaving(chance: Chance, ward: Ward): string {
  return chance.weighted<string>([
    ['home', 90],
    ['other-hcf', 4],
    ['rehab', 2],
    ['aadvice', 2],
    ['exp', ward.code === 'AN' ? 70 : ward.code.endsWith('ICU') ? 9 : 1],
  ])
}

/** Where the person lay: one bed, or another bed first. */
function writePlaces(book: Book, house: House, chance: Chance, encounterId: string, arrival: Arrival): void {
  const { ward, admittedAt, dischargedAt, bed } = arrival
  if (arrival.class !== 'inpatient') return
  const until = dischargedAt === null ? null : new Date(dischargedAt)
  const length = (dischargedAt ?? admittedAt + 6 * DAY) - admittedAt
  const hasMoved = bed !== null && length > 4 * DAY && chance.is(0.08)
  const moved = admittedAt + Math.floor(Math.min(length / 2, 2 * DAY) / MINUTE) * MINUTE
  if (hasMoved)
    book.put('encounter_place', {
      org_id: house.id,
      id: chance.id(admittedAt),
      encounter_id: encounterId,
      department_id: ward.id,
      bed: String(chance.int(1, ward.beds)),
      since: new Date(admittedAt),
      until: new Date(moved),
    })
  book.put('encounter_place', {
    org_id: house.id,
    id: chance.id(hasMoved ? moved : admittedAt),
    encounter_id: encounterId,
    department_id: ward.id,
    bed,
    since: new Date(hasMoved ? moved : admittedAt),
    until,
  })
}

/** Everybody who lies in a house today and everybody who came through it: newest history last. */
export async function fillStays(
  book: Book,
  house: House,
  register: Register,
  chance: Chance,
  moments: Moments,
  wanted: { readonly clients: number; readonly occupied: number },
  kept: ReadonlySet<string>,
): Promise<Stay[]> {
  const stays: Stay[] = []
  const emergency = house.wards.find((ward) => ward.code === 'JZ')
  let clients = 0
  const come = (ward: Ward, at: number, leftAt: number | null, bed: string | null, kind: EncounterClass) => {
    const diagnosis = pickDiagnosis(chance, ward)
    const earlier: number[] = []
    let before = at
    while (kind === 'inpatient' && chance.is(0.17)) {
      const left = before - chance.int(6, 75) * DAY
      const came = left - chance.around(ward.stay, 1) * DAY
      if (came < moments.begin) break
      earlier.unshift(came, left)
      before = came
    }
    const first = earlier[0] ?? at
    clients += 1
    const person = register.person(first, diagnosis.ages, diagnosis.sex ? { sex: diagnosis.sex } : {})
    let leftBefore: number | null = null
    for (let place = 0; place < earlier.length; place += 2) {
      const [came = 0, left = 0] = earlier.slice(place, place + 2)
      const oldBed = String(chance.int(1, ward.beds))
      const past = {
        ward,
        class: kind,
        diagnosis,
        bed: oldBed,
        admittedAt: came,
        dischargedAt: left,
        leftBefore,
      }
      stays.push(register.arrive(person, { ...past, disposition: 'home' }))
      leftBefore = left
    }
    const throughEmergency = kind === 'inpatient' && emergency !== undefined && chance.is(urgencyOf(ward))
    if (throughEmergency) {
      const came = at - chance.int(90, 420) * MINUTE
      const visit = { ward: emergency, class: 'emergency' as const, diagnosis, bed: null }
      stays.push(
        register.arrive(person, { ...visit, admittedAt: came, dischargedAt: at - 20 * MINUTE, leftBefore }),
      )
    }
    const expectedDischargeOn =
      leftAt === null && kind === 'inpatient' && chance.is(0.6)
        ? addDays(moments.today, chance.around(5, 0))
        : null
    stays.push(
      register.arrive(person, {
        ward,
        class: kind,
        diagnosis,
        bed,
        admittedAt: at,
        dischargedAt: leftAt,
        throughEmergency,
        leftBefore,
        expectedDischargeOn,
      }),
    )
  }

  for (const ward of house.wards.filter((one) => one.kind === 'ward')) {
    const free = Array.from({ length: ward.beds }, (_, place) => String(place + 1)).filter(
      (bed) => !kept.has(`${ward.code} ${bed}`),
    )
    for (const bed of chance.some(free, Math.round(ward.beds * wanted.occupied))) {
      const days = Math.min(chance.around(ward.stay * 0.7, 0), 70)
      const at = arrivalAt(chance, moments.start - days * DAY)
      come(ward, Math.min(at, moments.start - chance.int(30, 600) * MINUTE), null, bed, 'inpatient')
    }
    await book.turn()
  }
  const wards = house.wards.filter((ward) => ward.sees.length > 0)
  if (wards.length === 0) return outside(house, register, chance, moments, wanted.clients)
  const often = wards.map((ward) => [ward, ward.kind === 'ward' ? ward.beds / ward.stay : 18] as const)
  while (clients < wanted.clients) {
    const ward = chance.weighted(often)
    const at = arrivalAt(chance, moments.start - chance.int(2, HISTORY_DAYS - 1) * DAY)
    const kind: EncounterClass =
      ward.kind === 'ward' ? 'inpatient' : ward.code === 'JZ' ? 'emergency' : 'outpatient'
    const length =
      kind === 'inpatient'
        ? chance.around(ward.stay, 1) * DAY + chance.int(-3, 5) * HOUR
        : chance.int(1, 6) * HOUR
    const leftAt = Math.min(at + length, moments.start - chance.int(30, 900) * MINUTE)
    const bed = kind === 'inpatient' ? String(chance.int(1, ward.beds)) : null
    come(ward, Math.min(at, leftAt - HOUR), leftAt, bed, kind)
    await book.turn()
  }
  return stays.sort((one, other) => one.admittedAt - other.admittedAt)
}

const NO_DIAGNOSIS: Diagnosis = { code: '', name: '慢性病', ages: [4, 88] }

/** Clients of a house without wards: they come, and nobody admits them. */
function outside(house: House, register: Register, chance: Chance, moments: Moments, count: number): Stay[] {
  const ward = house.wards[0]
  if (!ward) return []
  const came = Array.from({ length: count }, () =>
    arrivalAt(chance, moments.start - chance.int(1, HISTORY_DAYS - 1) * DAY),
  )
  return came
    .sort((one, other) => one - other)
    .map((at) => ({
      encounterId: null,
      person: register.person(at, chance.is(0.12) ? [5, 16] : [24, 88]),
      ward,
      bed: null,
      class: 'outpatient',
      admittedAt: at,
      dischargedAt: at,
      diagnosis: NO_DIAGNOSIS,
      throughEmergency: false,
      leftBefore: null,
      hasDied: false,
    }))
}

function pickDiagnosis(chance: Chance, ward: Ward): Diagnosis {
  return chance.weighted(ward.sees.map((one) => [one, one.weight ?? 1] as const))
}

function urgencyOf(ward: Ward): number {
  return ward.code === 'ICU' ? 0.6 : ['SJW', 'SJN', 'XN', 'GK', 'XH', 'PW'].includes(ward.code) ? 0.2 : 0.05
}

function arrivalAt(chance: Chance, dayMs: number): number {
  if (chance.is(0.22)) return dayMs + chance.int(0, 1439) * MINUTE
  return inOfficeHours(dayMs, chance.int(8 * 60, 17 * 60))
}
