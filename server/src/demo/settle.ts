import { dayAt } from '@quancheng/rules/calendar-day.ts'
import type { Parts } from '../http/call.ts'
import type { Book } from './book.ts'
import { chanceFor } from './chance.ts'
import type { Chronicle } from './chronicle.ts'
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
  chronicle: Chronicle,
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
      settings: JSON.stringify({
        ...(plan.pack && { pack: plan.pack }),
        // Its communities are health centres.
        ...(plan.kind === 'community' && { medical: true }),
      }),
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
  if (general) assess(book, chronicle, chance.id, general, moments)
  return houses
}

/** What the hospital weighed before its record system and its model were put into use. */
function assess(
  book: Book,
  chronicle: Chronicle,
  newId: (atMs: number) => string,
  house: House,
  { begin }: Moments,
): void {
  const head = house.people.find(({ duties }) => duties.includes('head'))
  if (!head) throw new Error(`${house.plan.name} has no head`)
  for (const said of ASSESSMENTS) {
    const id = newId(begin)
    const reviewOn = dayAt(begin + 3 * 365 * DAY)
    book.put('impact_assessment', {
      org_id: house.id,
      id,
      ...said,
      assessors: `社工部主任 ${head.name}、信息科、法务`,
      assessed_on: dayAt(begin),
      review_on: reviewOn,
      file_id: null,
      made_by: head.id,
      made_at: new Date(begin),
      replaces_id: null,
      replaced_at: null,
    })
    chronicle.note({
      orgId: house.id,
      at: begin,
      actorId: head.id,
      act: 'compliance.add-impact',
      subjectKind: 'impact',
      subjectId: id,
      clientId: null,
      facts: { kind: said.kind, reviewOn, replaces: null },
    })
  }
}

const ASSESSMENTS = [
  {
    kind: 'handing-over',
    subject: '社工小结送进住院病历',
    purpose: '医护在病历里看到社工签过的小结，不用另开一个系统。',
    necessity: '电话和纸条会漏，也会被不相干的人看到。',
    risks: '看到的人变多；写得太细，会伤到病人和家属。',
    measures: '只送签过的小结，由社工逐段选；没有共享同意不送；每次送出和打开都有记录。',
  },
  {
    kind: 'automated',
    subject: '风险提示用学习模型',
    purpose: '入院后提示哪些人可能需要社工，先看谁由人决定。',
    necessity: '住院人数多，逐个问来不及。',
    risks: '提示偏向某些人；被当成结论。',
    measures: '每一分有理由；分组比过才启用；人可以改判，改判逐月看；不只凭提示拒绝任何人。',
  },
] as const

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
