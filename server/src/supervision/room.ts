import type { supervision } from '@quancheng/contract/supervision.ts'
import { type RawBuilder, sql } from 'kysely'
import { membersOfMyTeam, ofMyTeam } from '../access/of-my-team.ts'
import { openSafety } from '../assessments/public.ts'
import { countGoneOn } from '../cases/public.ts'
import type { Action, Call } from '../http/call.ts'
import { caseloads, EMPTY } from '../today/public.ts'
import { lateSince } from './late-since.ts'

type RoomCall = Call<typeof supervision.room>
type Mine = (alias: string) => RawBuilder<boolean>

/** The team's caseload by worker, risk and step, and how much waits for the supervisor; each figure has its list. */
export const room: Action<typeof supervision.room> = async (call) => {
  const { actor, at } = call
  const mine = ofMyTeam(actor)
  const [loads, members, papers, closures, twice, goneOn, safety] = await Promise.all([
    caseloads(call, mine('c')),
    membersOfMyTeam(call, actor),
    papersOf(call, mine),
    closuresWaiting(call, mine),
    givenTwice(call, mine),
    countGoneOn(call, lateSince(at)),
    openSafety(call, actor),
  ])
  const of = new Map(papers.map((row) => [row.worker_id, row]))
  return {
    now: at.toISOString(),
    lateSince: lateSince(at).toISOString(),
    workers: members
      .filter((member) => member.works || loads.has(member.id) || of.has(member.id))
      .map((member) => {
        const load = loads.get(member.id) ?? EMPTY()
        const { drafts, late } = of.get(member.id) ?? { drafts: 0, late: 0 }
        return {
          worker: { id: member.id, name: member.name },
          title: member.title,
          ...load,
          drafts,
          late,
        }
      }),
    closures,
    twice,
    goneOn,
    safety,
  }
}

/** What each worker has not signed, and signed late. */
async function papersOf({ tx, orgId, at }: RoomCall, mine: Mine) {
  const { rows } = await sql<{ worker_id: string; drafts: number; late: number }>`
    select worker_id, sum(drafts)::int as drafts, sum(late)::int as late from (
      select r.worker_id, count(*) as drafts, 0 as late from service_record r
      where r.org_id = ${orgId} and r.state = 'draft' and ${mine('r')} group by r.worker_id
      union all
      select r.worker_id, 0, count(*) from service_record r
      where r.org_id = ${orgId} and r.late and r.signed_at >= ${lateSince(at)} and ${mine('r')} group by r.worker_id
    ) papers group by worker_id`.execute(tx)
  return rows
}

async function givenTwice({ tx, orgId, at }: RoomCall, mine: Mine): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from service_record r
    where r.org_id = ${orgId} and r.twin_id is not null and r.signed_at >= ${lateSince(at)} and ${mine('r')}`.execute(
    tx,
  )
  return rows[0]?.count ?? 0
}

/** As many as the list of cases shows as closing. */
async function closuresWaiting({ tx, orgId }: RoomCall, mine: Mine): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from case_file c
    where c.org_id = ${orgId} and c.state = 'closing' and ${mine('c')}`.execute(tx)
  return rows[0]?.count ?? 0
}
