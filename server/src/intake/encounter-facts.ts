import { ageOn, dayAt, daysBetween } from '@quancheng/rules/calendar-day.ts'
import type { Condition, ScreeningFacts, ScreeningRule } from '@quancheng/rules/screening.ts'
import { sql } from 'kysely'
import type { Work } from '../http/call.ts'

export interface ScreenedStay {
  readonly encounterId: string
  readonly clientId: string
  readonly departmentId: string | null
  readonly bed: string | null
  readonly facts: ScreeningFacts
}

interface Row {
  id: string
  client_id: string
  class: string
  admitted_at: Date | null
  discharged_at: Date | null
  department_id: string | null
  bed: string | null
  diagnosis_code: string | null
  payer: string | null
  sex: number
  birth_date: string | null
  department_name: string | null
  department_kind: string | null
  last_discharge: Date | null
  came_through_emergency: boolean
}

type Reading = Pick<Work, 'tx' | 'orgId' | 'at' | 'content'>

/**
 * What screening knows about stays: of those given, the ones of people who lie here now, as inpatients or in an
 * emergency bed. What nobody has told stays null, which is not the same as no.
 */
export async function screenedStays(work: Reading, encounterIds: readonly string[]): Promise<ScreenedStay[]> {
  const { rows } = await sql<Row>`
    select e.id, e.client_id, e.class, e.admitted_at, e.discharged_at, e.department_id, e.bed, e.diagnosis_code,
           coalesce(e.payer, c.payer) as payer, c.sex, c.birth_date, d.name as department_name, d.kind as department_kind,
           (select max(p.discharged_at) from encounter p
            where p.org_id = ${work.orgId} and p.client_id = e.client_id and p.id <> e.id and p.class = 'inpatient'
              and p.status = 'finished' and p.discharged_at <= e.admitted_at) as last_discharge,
           exists (select from encounter p
                   where p.org_id = ${work.orgId} and p.client_id = e.client_id and p.id <> e.id and p.class = 'emergency'
                     and p.status <> 'cancelled' and p.admitted_at between e.admitted_at - interval '3 days' and e.admitted_at
                     and coalesce(p.discharged_at, e.admitted_at) >= e.admitted_at - interval '1 day') as came_through_emergency
    from encounter e
    join client c on c.org_id = e.org_id and c.id = e.client_id
    left join department d on d.org_id = e.org_id and d.id = e.department_id
    where e.org_id = ${work.orgId} and e.id = any(${[...encounterIds]}::uuid[]) and e.status = 'in-progress'
      and (e.class = 'inpatient' or (e.class = 'emergency' and e.bed is not null))
    order by e.id`.execute(work.tx)
  const scores = await latestScores(work, rows)
  return rows.map((row) => ({
    encounterId: row.id,
    clientId: row.client_id,
    departmentId: row.department_id,
    bed: row.bed,
    facts: factsOf(row, work.at, scores.get(row.id) ?? {}),
  }))
}

function factsOf(row: Row, at: Date, scores: ScreeningFacts['scores']): ScreeningFacts {
  const admitted = dayAt((row.admitted_at ?? at).getTime())
  const left = row.last_discharge === null ? null : dayAt(row.last_discharge.getTime())
  return {
    age: row.birth_date === null ? null : ageOn(row.birth_date, admitted),
    sex: String(row.sex),
    diagnosisCode: row.diagnosis_code,
    payer: row.payer,
    readmissionWithinDays: left === null ? null : daysBetween(left, admitted),
    lengthOfStayDays: row.admitted_at === null ? null : daysBetween(admitted, dayAt(at.getTime())),
    departmentName: row.department_name,
    departmentKind: row.department_kind,
    admittedThroughEmergency: row.class === 'emergency' || row.came_through_emergency ? true : null,
    scores,
  }
}

/** The newest score of each instrument the rules ask for, taken since admission: an older one says nothing about now. */
async function latestScores(
  { tx, orgId, content }: Reading,
  stays: readonly Row[],
): Promise<Map<string, Record<string, Record<string, number | null>>>> {
  const instruments = [...new Set(content.screening.rules.flatMap((rule) => instrumentsIn(rule.when)))]
  if (instruments.length === 0 || stays.length === 0) return new Map()
  const { rows } = await sql<{
    encounter_id: string
    instrument: string
    scores: Record<string, number | null>
  }>`
    select distinct on (s.id, a.instrument) s.id as encounter_id, a.instrument, a.scores
    from unnest(${stays.map((stay) => stay.id)}::uuid[], ${stays.map((stay) => stay.client_id)}::uuid[],
                ${stays.map((stay) => stay.admitted_at?.toISOString() ?? null)}::timestamptz[]) as s(id, client_id, since)
    join assessment a on a.org_id = ${orgId} and a.client_id = s.client_id and a.instrument = any(${instruments}::text[])
      and a.voided_at is null and a.taken_at >= coalesce(s.since, '-infinity')
    order by s.id, a.instrument, a.taken_at desc`.execute(tx)
  const byStay = new Map<string, Record<string, Record<string, number | null>>>()
  for (const row of rows) {
    const scores = byStay.get(row.encounter_id) ?? {}
    scores[row.instrument] = row.scores
    byStay.set(row.encounter_id, scores)
  }
  return byStay
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
export function lengthOfStayRules(rules: readonly ScreeningRule[]): { rule: string; days: number }[] {
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
