import { ageOn, dayAt } from '@quancheng/rules/calendar-day.ts'
import { scoreRisk } from '@quancheng/rules/risk.ts'
import { ageGroup, type ClosedCase, featuresOf } from '@quancheng/rules/risk-model.ts'
import { sql } from 'kysely'
import type { Work } from '../../http/call.ts'
import { factsAt } from '../stay-facts.ts'
import { thresholdsHere } from '../thresholds.ts'

const AT_ONCE = 500

interface Row {
  id: string
  encounter_id: string
  opened_at: Date
  early: Date
  birth_date: string | null
  sex: number
  payer: string | null
  came: boolean
}

type Reading = Pick<Work, 'tx' | 'orgId' | 'at' | 'content'>

/** How many closed cases there are to learn from: those of a stay that were still open when the early days were over. */
export async function countClosed({ tx, orgId, content }: Reading): Promise<number> {
  const days = content.risk.learning.outcome.afterDays
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from case_file c
    where c.org_id = ${orgId} and c.closed_at is not null and c.encounter_id is not null
      and c.closed_at > c.opened_at + make_interval(days => ${days})`.execute(tx)
  return rows[0]?.n ?? 0
}

/** Every closed case as the model learns from it: facts as they were known early on, and what came afterwards. */
export async function closedCases(
  work: Reading,
  tell: (done: number) => Promise<void>,
): Promise<ClosedCase[]> {
  const { factors } = work.content.risk
  const enabled = factors.filter((factor) => factor.enabled)
  const thresholds = await thresholdsHere(work)
  const found: ClosedCase[] = []
  let after: Row | null = null
  do {
    const rows: Row[] = await closedAfter(work, after)
    const known = await factsAt(
      work,
      rows.map((row) => ({ encounterId: row.encounter_id, at: row.early })),
    )
    const byPlace = new Map(known.map((stay) => [stay.place, stay.facts]))
    for (const [place, row] of rows.entries()) {
      const facts = byPlace.get(place)
      if (!facts) continue
      const day = dayAt(row.opened_at.getTime())
      found.push({
        month: day.slice(0, 7),
        x: featuresOf(enabled, facts),
        score: scoreRisk(factors, thresholds, facts).score,
        came: row.came,
        groups: {
          sex: String(row.sex),
          age: ageGroup(row.birth_date === null ? null : ageOn(row.birth_date, day)),
          payer: row.payer ?? 'unknown',
        },
      })
    }
    await tell(found.length)
    after = rows.length === AT_ONCE ? (rows.at(-1) ?? null) : null
  } while (after !== null)
  return found
}

async function closedAfter({ tx, orgId, content }: Reading, after: Row | null): Promise<Row[]> {
  const { afterDays, events } = content.risk.learning.outcome
  const asks = (event: (typeof events)[number]) => events.includes(event)
  const { rows } = await sql<Row>`
    select c.id, c.encounter_id, c.opened_at, s.early, p.birth_date, p.sex, coalesce(e.payer, p.payer) as payer,
           (${asks('safety-task')} and exists (select from task t where t.org_id = ${orgId} and t.client_id = c.client_id
              and t.kind = 'safety' and t.made_at > s.early and t.made_at <= c.closed_at))
           or (${asks('crisis-request')} and exists (select from request r where r.org_id = ${orgId} and r.client_id = c.client_id
              and r.urgency = 'crisis' and r.raised_at > s.early and r.raised_at <= c.closed_at))
           or (${asks('high-watch')} and exists (select from watch w where w.org_id = ${orgId} and w.client_id = c.client_id
              and w.level in ('high', 'immediate') and w.begun_at > s.early and w.begun_at <= c.closed_at)) as came
    from case_file c
    cross join lateral (select c.opened_at + make_interval(days => ${afterDays}) as early) s
    join encounter e on e.org_id = c.org_id and e.id = c.encounter_id
    join client p on p.org_id = c.org_id and p.id = c.client_id
    where c.org_id = ${orgId} and c.closed_at > s.early
      and (${after?.opened_at ?? null}::timestamptz is null or (c.opened_at, c.id) > (${after?.opened_at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by c.opened_at, c.id limit ${AT_ONCE}`.execute(tx)
  return rows
}
