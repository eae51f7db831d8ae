import type { supervision } from '@quancheng/contract/supervision.ts'
import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { namesOf } from '../access/colleagues.ts'
import { ofMyTeam } from '../access/of-my-team.ts'
import type { Person, Work } from '../http/call.ts'

export type SampleView = z.input<typeof supervision.samples.output>['rows'][number]

interface SampleRow {
  id: string
  pool: SampleView['pool']
  from_on: string | null
  to_on: string | null
  per_worker: number
  seed: string
  eligible: number
  third_id: string | null
  drawn_by: string
  drawn_at: Date
  drawn: number
  self: number
  supervisor: number
  third: number
}

interface Asking extends Pick<Work, 'tx' | 'orgId'> {
  readonly actor: Person
}

/** The drawn cases somebody may look at: the own, the team's, and all of a sample one was asked to read. */
export function reviewSeen(actor: Person): RawBuilder<boolean> {
  return sql<boolean>`(q.worker_id = ${actor.accountId} or s.third_id = ${actor.accountId} or ${ofMyTeam(actor)('q')})`
}

/** Whether there is a case in a sample which somebody may look at. */
export function sampleSeen(orgId: string, actor: Person): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from quality_review q where q.org_id = ${orgId} and q.sample_id = s.id and ${reviewSeen(actor)})`
}

type Which = string | { readonly after: readonly [at: string, id: string] | null; readonly limit: number }

/** Samples with a case one may look at, the newest first; what is counted is what one may look at. */
export async function sampleViews(asking: Asking, which: Which): Promise<SampleView[]> {
  const { tx, orgId, actor } = asking
  const { some, limit } =
    typeof which === 'string'
      ? { some: sql`s.id = ${which}`, limit: 1 }
      : { some: before(which.after), limit: which.limit }
  const { rows } = await sql<SampleRow>`
    select s.id, s.pool, s.from_on, s.to_on, s.per_worker, s.seed, s.eligible, s.third_id, s.drawn_by, s.drawn_at,
           count(distinct q.id)::int as drawn,
           count(*) filter (where o.side = 'self')::int as self,
           count(*) filter (where o.side = 'supervisor')::int as supervisor,
           count(*) filter (where o.side = 'third-party')::int as third
    from (
      select s.* from quality_sample s
      where s.org_id = ${orgId} and ${some} and ${sampleSeen(orgId, actor)}
      order by s.drawn_at desc, s.id desc limit ${limit}
    ) s
    join quality_review q on q.org_id = ${orgId} and q.sample_id = s.id
    left join quality_opinion o on o.org_id = ${orgId} and o.review_id = q.id
    where ${reviewSeen(actor)}
    group by s.id, s.pool, s.from_on, s.to_on, s.per_worker, s.seed, s.eligible, s.third_id, s.drawn_by, s.drawn_at
    order by s.drawn_at desc, s.id desc`.execute(tx)
  const names = await namesOf(
    asking,
    rows.flatMap((row) => [row.third_id, row.drawn_by]),
  )
  const person = (id: string) => ({ id, name: names.get(id) ?? '—' })
  return rows.map((row) => ({
    id: row.id,
    pool: row.pool,
    from: row.from_on,
    to: row.to_on,
    perWorker: row.per_worker,
    seed: row.seed,
    eligible: row.eligible,
    drawn: row.drawn,
    third: row.third_id === null ? null : person(row.third_id),
    drawnBy: person(row.drawn_by),
    drawnAt: row.drawn_at.toISOString(),
    done: { self: row.self, supervisor: row.supervisor, 'third-party': row.third },
  }))
}

function before(after: readonly [at: string, id: string] | null): RawBuilder<unknown> {
  return after === null ? sql`true` : sql`(s.drawn_at, s.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
}
