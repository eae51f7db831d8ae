import { ageOn, dayAt, daysBetween } from '@quancheng/rules/calendar-day.ts'
import type { Condition, ScreeningFacts, ScreeningRule } from '@quancheng/rules/screening.ts'
import { type RawBuilder, sql } from 'kysely'
import { unrestricted } from '../clients/public.ts'
import type { Work } from '../http/call.ts'

/** What is known about one stay, and where each fact comes from. */
export interface KnownStay {
  /** Its place among those asked about. */
  readonly place: number
  readonly encounterId: string
  readonly clientId: string
  readonly departmentId: string | null
  readonly bed: string | null
  readonly facts: ScreeningFacts
  readonly origins: Origins
}

/** Who said it (the hospital, the person's own record, earlier stays, a questionnaire, the house's own work), and when. */
export type Origins = Readonly<Record<string, { readonly from: FactSource; readonly at: string | null }>>
export type FactSource = 'admission' | 'person' | 'stays' | 'instrument' | 'requests' | 'safety'

interface Row {
  ord: number
  as_of: Date
  id: string
  client_id: string
  class: string
  admitted_at: Date | null
  department_id: string | null
  bed: string | null
  diagnosis_code: string | null
  stay_payer: string | null
  payer: string | null
  heard_at: Date | null
  person_at: Date
  sex: number
  birth_date: string | null
  living: string | null
  department_name: string | null
  department_kind: string | null
  last_discharge: Date | null
  came_through_emergency: boolean
  stays: number
  crises: number
  last_crisis: Date | null
  safety: number
  last_safety: Date | null
}

type Reading = Pick<Work, 'tx' | 'orgId' | 'at' | 'content'>

/** The code of `content/codes/living.json` that says so. */
const LIVES_ALONE = '1'

/**
 * What the house knows about stays: of those given, the ones of people who lie here now, as inpatients or in an
 * emergency bed. What nobody has told stays null, which is not the same as no.
 */
export async function knownStays(work: Reading, encounterIds: readonly string[]): Promise<KnownStay[]> {
  return factsAt(
    work,
    encounterIds.map((encounterId) => ({ encounterId, at: work.at })),
    sql<boolean>`e.status = 'in-progress' and (e.class = 'inpatient' or (e.class = 'emergency' and e.bed is not null))`,
  )
}

/** What was known about each stay at a moment, by what the house keeps today; of a restricted file nothing is worked out. */
export async function factsAt(
  work: Reading,
  asked: readonly { readonly encounterId: string; readonly at: Date }[],
  which: RawBuilder<boolean> = sql<boolean>`true`,
): Promise<KnownStay[]> {
  if (asked.length === 0) return []
  const { rows } = await sql<Row>`
    select s.ord::int as ord, s.at as as_of, e.id, e.client_id, e.class, e.admitted_at, e.department_id, e.bed, e.diagnosis_code,
           e.payer as stay_payer, coalesce(e.payer, c.payer) as payer, e.heard_at, coalesce(c.heard_at, c.made_at) as person_at,
           c.sex, c.birth_date, c.living, d.name as department_name, d.kind as department_kind,
           (select max(p.discharged_at) from encounter p
            where p.org_id = ${work.orgId} and p.client_id = e.client_id and p.id <> e.id and p.class = 'inpatient'
              and p.status = 'finished' and p.discharged_at <= e.admitted_at) as last_discharge,
           exists (select from encounter p
                   where p.org_id = ${work.orgId} and p.client_id = e.client_id and p.id <> e.id and p.class = 'emergency'
                     and p.status <> 'cancelled' and p.admitted_at between e.admitted_at - interval '3 days' and e.admitted_at
                     and coalesce(p.discharged_at, e.admitted_at) >= e.admitted_at - interval '1 day') as came_through_emergency,
           (select count(*)::int from encounter p
            where p.org_id = ${work.orgId} and p.client_id = e.client_id and p.id <> e.id and p.class = 'inpatient'
              and p.status in ('in-progress', 'finished')
              and p.admitted_at >= e.admitted_at - interval '1 year' and p.admitted_at < e.admitted_at) as stays,
           r.crises, r.last_crisis, t.safety, t.last_safety
    from unnest(${asked.map(({ encounterId }) => encounterId)}::uuid[], ${asked.map(({ at }) => at.toISOString())}::timestamptz[])
      with ordinality as s(id, at, ord)
    join encounter e on e.org_id = ${work.orgId} and e.id = s.id
    join client c on c.org_id = e.org_id and c.id = e.client_id
    left join department d on d.org_id = e.org_id and d.id = e.department_id
    left join lateral (
      select count(*)::int as crises, max(q.raised_at) as last_crisis from request q
      where q.org_id = ${work.orgId} and q.client_id = e.client_id and q.urgency = 'crisis' and q.encounter_id is distinct from e.id
        and q.raised_at >= s.at - interval '1 year' and q.raised_at <= s.at) r on true
    left join lateral (
      select count(*)::int as safety, max(k.made_at) as last_safety from task k
      where k.org_id = ${work.orgId} and k.client_id = e.client_id and k.kind = 'safety'
        and k.made_at >= s.at - interval '1 year' and k.made_at <= s.at) t on true
    where e.org_id = ${work.orgId} and ${which} and ${unrestricted(work.orgId, 'e.client_id')}
    order by e.id, s.at`.execute(work.tx)
  const scores = await latestScores(work, rows)
  return rows.map((row) => {
    const taken = scores.get(row.ord) ?? []
    return {
      place: row.ord - 1,
      encounterId: row.id,
      clientId: row.client_id,
      departmentId: row.department_id,
      bed: row.bed,
      facts: factsOf(row, taken),
      origins: originsOf(row, taken),
    }
  })
}

function factsOf(row: Row, taken: readonly Taken[]): ScreeningFacts {
  const admitted = dayAt((row.admitted_at ?? row.as_of).getTime())
  const left = row.last_discharge === null ? null : dayAt(row.last_discharge.getTime())
  return {
    age: row.birth_date === null ? null : ageOn(row.birth_date, admitted),
    sex: String(row.sex),
    diagnosisCode: row.diagnosis_code,
    payer: row.payer,
    readmissionWithinDays: left === null ? null : daysBetween(left, admitted),
    lengthOfStayDays: row.admitted_at === null ? null : daysBetween(admitted, dayAt(row.as_of.getTime())),
    departmentName: row.department_name,
    departmentKind: row.department_kind,
    admittedThroughEmergency: row.class === 'emergency' || row.came_through_emergency ? true : null,
    livesAlone: row.living === null ? null : row.living === LIVES_ALONE,
    staysLastYear: row.admitted_at === null ? null : row.stays,
    crisesLastYear: row.crises,
    safetyLastYear: row.safety,
    scores: Object.fromEntries(taken.map((each) => [each.instrument, each.scores])),
  }
}

function originsOf(row: Row, taken: readonly Taken[]): Origins {
  const from = (source: FactSource, at: Date | null) => ({ from: source, at: at?.toISOString() ?? null })
  const admission = from('admission', row.heard_at ?? row.admitted_at)
  const person = from('person', row.person_at)
  const stays = from('stays', row.last_discharge)
  return {
    age: person,
    sex: person,
    livesAlone: person,
    payer: row.stay_payer === null ? person : admission,
    diagnosisCode: admission,
    departmentName: admission,
    departmentKind: admission,
    lengthOfStayDays: admission,
    admittedThroughEmergency: admission,
    readmissionWithinDays: stays,
    staysLastYear: stays,
    crisesLastYear: from('requests', row.last_crisis),
    safetyLastYear: from('safety', row.last_safety),
    ...Object.fromEntries(
      taken.flatMap(({ instrument, scores, taken_at }) =>
        Object.keys(scores).map((scale) => [`${instrument}.${scale}`, from('instrument', taken_at)]),
      ),
    ),
  }
}

interface Taken {
  readonly instrument: string
  readonly scores: Readonly<Record<string, number | null>>
  readonly taken_at: Date
}

/** The newest score of each instrument the rules ask for, taken since admission: an older one says nothing about now. */
async function latestScores(
  { tx, orgId, content }: Reading,
  stays: readonly Row[],
): Promise<Map<number, Taken[]>> {
  const rules = [...content.screening.rules, ...content.risk.factors]
  const instruments = [...new Set(rules.flatMap((rule) => instrumentsIn(rule.when)))]
  if (instruments.length === 0 || stays.length === 0) return new Map()
  const { rows } = await sql<Taken & { ord: number }>`
    select distinct on (s.ord, a.instrument) s.ord, a.instrument, a.scores, a.taken_at
    from unnest(${stays.map((stay) => stay.ord)}::int[], ${stays.map((stay) => stay.client_id)}::uuid[],
                ${stays.map((stay) => stay.admitted_at?.toISOString() ?? null)}::timestamptz[],
                ${stays.map((stay) => stay.as_of.toISOString())}::timestamptz[]) as s(ord, client_id, since, until)
    join assessment a on a.org_id = ${orgId} and a.client_id = s.client_id and a.instrument = any(${instruments}::text[])
      and a.voided_at is null and a.taken_at >= coalesce(s.since, '-infinity') and a.taken_at <= s.until
    order by s.ord, a.instrument, a.taken_at desc`.execute(tx)
  return Map.groupBy(rows, (row) => row.ord)
}

function instrumentsIn(condition: Condition): string[] {
  switch (condition.op) {
    case 'all':
    case 'any':
      return condition.of.flatMap(instrumentsIn)
    case 'not':
      return instrumentsIn(condition.of)
    case 'score-at-least':
      return [condition.instrument]
    default:
      return []
  }
}

/** The rules that look at how long somebody has been here, and the days from which they can hold. */
export function lengthOfStayRules(
  rules: readonly Pick<ScreeningRule, 'id' | 'enabled' | 'when'>[],
): { rule: string; days: number }[] {
  return rules.flatMap((rule) => {
    const days = rule.enabled ? stayDaysIn(rule.when) : []
    return days.length === 0 ? [] : [{ rule: rule.id, days: Math.min(...days) }]
  })
}

function stayDaysIn(condition: Condition): number[] {
  if (condition.op === 'all' || condition.op === 'any') return condition.of.flatMap(stayDaysIn)
  if (condition.op === 'not') return stayDaysIn(condition.of)
  return condition.op === 'at-least' && condition.fact === 'lengthOfStayDays' ? [condition.value] : []
}
