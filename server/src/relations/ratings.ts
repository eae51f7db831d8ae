import type { relations } from '@quancheng/contract/relations.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import { type RatedMonth, ratedPeriods } from '@quancheng/rules/rating.ts'
import { sql } from 'kysely'
import { doorOf } from '../access/house-door.ts'
import { ofMyTeam } from '../access/of-my-team.ts'
import { offeredPacks } from '../cases/public.ts'
import type { Action, Call } from '../http/call.ts'

type RatingsCall = Call<typeof relations.ratings>

const MONTHS = 12
const MOST_WORDS = 100

/** What a team's people were told once it was over: months that are past, so that no new answer can be made out. */
export const ratings: Action<typeof relations.ratings> = async (call) => {
  const [{ ratingDays }, [pack], months] = await Promise.all([
    doorOf(call),
    offeredPacks(call),
    monthsOf(call),
  ])
  const floor = pack?.parameters.satisfactionFloor?.value ?? null
  const least = call.content.ratingForm.leastAnswers.value
  const periods = ratedPeriods(months, least)
  return {
    days: ratingDays,
    floor: typeof floor === 'number' ? floor : null,
    least,
    periods: periods.toReversed(),
    words: await wordsOf(call, periods[0]?.from ?? null),
  }
}

interface Row {
  readonly month: string
  readonly counts: number[]
  readonly asked: number
  readonly returned: number
}

async function monthsOf({ tx, orgId, at, actor }: RatingsCall): Promise<RatedMonth[]> {
  const mine = ofMyTeam(actor)
  const until = `${dayAt(at.getTime()).slice(0, 7)}-01`
  // Each table is walked once over the year, along an index that holds all that is asked.
  const { rows } = await sql<Row>`
    with span as (
      select (${until}::date - make_interval(months => ${MONTHS}))::date as first, ${until}::date as next),
    said as (
      select date_trunc('month', s.answered_on)::date as month,
             array[count(*) filter (where s.overall = 1), count(*) filter (where s.overall = 2), count(*) filter (where s.overall = 3),
                   count(*) filter (where s.overall = 4), count(*) filter (where s.overall = 5)]::int[] as counts
      from span, satisfaction s
      where s.org_id = ${orgId} and s.answered_on >= span.first and s.answered_on < span.next and ${mine('s')} group by 1),
    given as (
      select date_trunc('month', l.made_at at time zone 'Asia/Shanghai')::date as month,
             count(*)::int as asked, (count(*) filter (where l.used_at is not null))::int as returned
      from span, door_link l
      where l.org_id = ${orgId} and l.closure_id is not null and (l.used_at is not null or l.withdrawn_at is null)
        and l.made_at >= span.first::timestamp at time zone 'Asia/Shanghai' and l.made_at < span.next::timestamp at time zone 'Asia/Shanghai'
        and ${mine('l')} group by 1)
    select to_char(m.first, 'YYYY-MM') as month, coalesce(s.counts, '{0,0,0,0,0}'::int[]) as counts,
           coalesce(g.asked, 0) as asked, coalesce(g.returned, 0) as returned
    from (select m::date as first from span, generate_series(span.first, span.next - interval '1 month', interval '1 month') as m) m
    left join said s on s.month = m.first left join given g on g.month = m.first order by m.first`.execute(tx)
  return rows.map(({ counts: [one = 0, two = 0, three = 0, four = 0, five = 0], ...month }) => ({
    ...month,
    counts: [one, two, three, four, five],
  }))
}

/** Words of the periods that are shown. Ids carry a day and chance: the order of a day says nothing. */
async function wordsOf(
  { tx, orgId, at, actor, protect }: RatingsCall,
  from: string | null,
): Promise<string[]> {
  if (from === null) return []
  const { rows } = await sql<{ words_sealed: Buffer }>`
    select s.words_sealed from satisfaction s
    where s.org_id = ${orgId} and s.answered_on >= ${`${from}-01`}::date
      and s.answered_on < ${`${dayAt(at.getTime()).slice(0, 7)}-01`}::date
      and s.words_sealed is not null and ${ofMyTeam(actor)('s')}
    order by s.answered_on desc, s.id limit ${MOST_WORDS}`.execute(tx)
  return rows.map((row) => protect.open('satisfaction.words', row.words_sealed)).toSorted()
}
