import type { ConferenceLine, conferences as verbs } from '@quancheng/contract/conferences.ts'
import { sql } from 'kysely'
import { clientLines } from '../../clients/public.ts'
import type { Action } from '../../http/call.ts'
import { getCase } from '../case-store.ts'

interface Row {
  id: string
  client_id: string
  begins_at: Date
  minutes: number
  place_sealed: Buffer
  state: ConferenceLine['state']
  invited: number
  said: number
  i_said: boolean
}

const MOST = 100

/** One's own invitations that still open, or all of a case one may read; what comes next stands first. */
export const conferences: Action<typeof verbs.conferences> = async (call) => {
  const { tx, orgId, input, at, actor, protect } = call
  if (input.caseId !== undefined) await getCase(call, 'cases.read', input.caseId)
  const which =
    input.caseId === undefined
      ? sql`f.id in (select g.conference_id from conference_guest g where g.org_id = ${orgId} and g.account_id = ${actor.accountId} and g.removed_at is null
          order by g.invited_at desc limit 500) and f.open_until > ${at}`
      : sql`f.case_id = ${input.caseId}`
  const { rows } = await sql<Row>`
    select f.id, c.client_id, f.begins_at, f.minutes, f.place_sealed, f.state,
           count(g.id)::int as invited, count(g.opinion_at)::int as said,
           coalesce(bool_or(g.account_id = ${actor.accountId} and g.opinion_at is not null), false) as i_said
    from conference f
    join case_file c on c.org_id = f.org_id and c.id = f.case_id
    left join conference_guest g on g.org_id = f.org_id and g.conference_id = f.id and g.removed_at is null
    where f.org_id = ${orgId} and ${which}
    group by f.org_id, f.id, c.client_id
    order by f.state = 'called' desc, case when f.state = 'called' then f.begins_at end, f.begins_at desc, f.id limit ${MOST}`.execute(
    tx,
  )
  const clients = await clientLines(
    call,
    rows.map((row) => row.client_id),
  )
  return rows.map((row) => {
    const client = clients.get(row.client_id)
    return {
      id: row.id,
      client: client?.name ?? '',
      ward: client?.department ?? null,
      beginsAt: row.begins_at.toISOString(),
      minutes: row.minutes,
      place: protect.open('conference.place', row.place_sealed),
      state: row.state,
      invited: row.invited,
      said: row.said,
      iSaid: row.i_said,
    }
  })
}
