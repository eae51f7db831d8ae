import type { Parts } from '../http/call.ts'
import type { Book } from './book.ts'
import { chanceFor } from './chance.ts'
import { HOUSES, type HouseKey, type HousePlan, REGION, SHOWN_FIRST } from './houses.ts'
import { DAY, MINUTE, type Moments } from './moments.ts'
import type { WardPlan } from './wards.ts'

export interface Ward extends WardPlan {
  readonly id: string
}

export interface Colleague {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly title: string
  readonly duties: readonly string[]
  readonly teamId: string | null
  readonly supervisorId: string | null
  readonly wardIds: readonly string[]
  readonly load: number
}

/** An organisation as the rest of the demonstration knows it. */
export interface House {
  readonly id: string
  readonly plan: HousePlan
  readonly wards: readonly Ward[]
  readonly people: readonly Colleague[]
  readonly workers: readonly Colleague[]
  readonly clinicians: readonly Colleague[]
  /** identity numbers given out already, without their check character */
  readonly idNumbers: Set<string>
  ward(code: string): Ward
  person(login: string): Colleague
  seal(column: string, text: string): Buffer
  sealMaybe(column: string, text: string | null): Buffer | null
  blind(kind: string, value: string): string
}

const YEARS_BEFORE = 900 * DAY

/** Organisations, wards, accounts and duties. */
export async function settle(
  parts: Parts,
  book: Book,
  moments: Moments,
  passwordHash: string,
): Promise<ReadonlyMap<HouseKey, House>> {
  const chance = chanceFor('houses')
  const since = moments.begin - YEARS_BEFORE
  const accounts = openAccounts(book, chance.id, since, passwordHash)
  const houses = new Map<HouseKey, House>()
  for (const [place, plan] of HOUSES.entries()) {
    const id = chance.id(since + place * MINUTE)
    await parts.keys.load(id)
    book.put('organisation', {
      id,
      kind: plan.kind,
      name: plan.name,
      short_name: plan.short,
      region: REGION,
      beds: plan.beds,
      settings: JSON.stringify(plan.pack ? { pack: plan.pack } : {}),
      made_at: new Date(since + place * MINUTE),
    })
    const wards = plan.wards.map((ward, order) => ({ ...ward, id: chance.id(since + order) }))
    for (const { id: wardId, code, name, kind, floor, beds } of wards)
      book.put('department', { org_id: id, id: wardId, code, name, kind, floor, beds: beds || null })
    const teams = new Map(plan.teams.map((name) => [name, chance.id(since)]))
    for (const [name, teamId] of teams) book.put('team', { org_id: id, id: teamId, name })
    const people = plan.people.map(
      (person): Colleague => ({
        id: accounts(person.login, person.name),
        login: person.login,
        name: person.name,
        title: person.title,
        duties: person.duties,
        teamId: person.team ? (teams.get(person.team) ?? null) : null,
        supervisorId: person.supervisor
          ? accounts(
              person.supervisor,
              plan.people.find((one) => one.login === person.supervisor)?.name ?? '',
            )
          : null,
        wardIds: (person.departments ?? []).map((code) => wards.find((ward) => ward.code === code)?.id ?? ''),
        load: person.load ?? 0,
      }),
    )
    for (const person of people) {
      book.put('member', {
        org_id: id,
        account_id: person.id,
        name: person.name,
        title: person.title,
        supervisor_id: person.supervisorId,
        team_id: person.teamId,
        department_ids: [...person.wardIds],
        left_at: null,
      })
      for (const duty of person.duties)
        book.put('duty', {
          org_id: id,
          id: chance.id(since),
          account_id: person.id,
          duty,
          department_ids: [...person.wardIds],
          team_ids: person.teamId ? [person.teamId] : [],
          since: new Date(since + place * DAY),
          ended_at: null,
        })
    }
    houses.set(plan.key, houseOf(parts, id, plan, wards, people))
  }
  const general = houses.get('general')
  if (general)
    book.put('hl7_source', {
      org_id: general.id,
      id: chance.id(since),
      application: '*',
      facility: '*',
      mapping: 'default',
    })
  return houses
}

function houseOf(
  parts: Parts,
  id: string,
  plan: HousePlan,
  wards: readonly Ward[],
  people: readonly Colleague[],
): House {
  const found = <T>(one: T | undefined, what: string): T => {
    if (one === undefined) throw new Error(`${plan.name} has no ${what}`)
    return one
  }
  const seal = (column: string, text: string) => parts.keys.seal(id, column, text)
  return {
    id,
    plan,
    wards,
    people,
    workers: people.filter((person) => person.duties.includes('worker')),
    clinicians: people.filter((person) => person.duties.includes('clinician')),
    idNumbers: new Set(),
    ward: (code) =>
      found(
        wards.find((ward) => ward.code === code),
        code,
      ),
    person: (login) =>
      found(
        people.find((person) => person.login === login),
        login,
      ),
    seal,
    sealMaybe: (column, text) => (text === null ? null : seal(column, text)),
    blind: (kind, value) => parts.keys.blind(id, kind, value),
  }
}

/** One account a login, however many organisations it has duties in; those shown at the door were made first. */
function openAccounts(book: Book, newId: (at: number) => string, since: number, passwordHash: string) {
  const known = new Map<string, string>()
  return (login: string, name: string): string => {
    const have = known.get(login)
    if (have) return have
    const order = (SHOWN_FIRST as readonly string[]).indexOf(login)
    const madeAt = since + (order < 0 ? DAY + known.size * MINUTE : order * MINUTE)
    const id = newId(madeAt)
    known.set(login, id)
    book.put('account', {
      id,
      login,
      name,
      email: `${login}@linlan.example`,
      password_hash: passwordHash,
      totp_sealed: null,
      oidc_subject: null,
      locked_until: null,
      disabled_at: null,
      made_at: new Date(madeAt),
    })
    return id
  }
}
