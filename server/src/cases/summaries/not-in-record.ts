import type { summaries as summariesOf } from '@quancheng/contract/summaries.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import { sql } from 'kysely'
import { namesOf } from '../../access/colleagues.ts'
import { ofMyTeam } from '../../access/of-my-team.ts'
import { clientLines, unrestricted } from '../../clients/public.ts'
import { listening } from '../../exchange/public.ts'
import type { Call } from '../../http/call.ts'
import { asCount, COUNT_UP_TO } from '../../http/page.ts'

const MOST_LISTED = 100

interface Row {
  readonly id: string
  readonly number: string
  readonly client_id: string
  readonly worker_id: string
  readonly opened_at: Date
  readonly state: 'not-agreed' | 'none' | 'waiting' | 'stuck' | 'nowhere'
}

/** The cases of one's teams that the hospital's record knows nothing of, though somebody has served in them. */
export async function notInRecord(call: Call<typeof summariesOf.notInRecord>) {
  const { tx, orgId, actor, at } = call
  const destinations = await listening(call)
  const own = destinations.filter(({ recipient }) => recipient === null).map(({ id }) => id)
  const { rows } = await sql<Row>`
      select c.id, c.number, c.client_id, c.worker_id, c.opened_at,
             case when not ${unrestricted(orgId, 'c.client_id')} or not exists (select from consent k
                    where k.org_id = c.org_id and k.client_id = c.client_id and k.scope = 'record'
                      and k.withdrawn_at is null and k.signed_at <= ${at}
                      and (k.expires_on is null or k.expires_on >= ${dayAt(at.getTime())})) then 'not-agreed'
                  when exists (select from outbound_message o where o.org_id = c.org_id and o.case_id = c.id
                    and o.destination_id = any(${own}::uuid[]) and o.state in ('stuck', 'withheld')) then 'stuck'
                  when exists (select from outbound_message o where o.org_id = c.org_id and o.case_id = c.id
                    and o.destination_id = any(${own}::uuid[]) and o.state = 'waiting') then 'waiting'
                  when exists (select from case_summary s where s.org_id = c.org_id and s.case_id = c.id) then 'nowhere'
                  else 'none' end as state
      from case_file c
      where c.org_id = ${orgId} and c.live and ${ofMyTeam(actor)('c')}
        and exists (select from service_record r
          where r.org_id = c.org_id and r.case_id = c.id and r.state = 'signed')
        and not exists (select from outbound_message o
          join record_destination d on d.org_id = o.org_id and d.id = o.destination_id
          where o.org_id = c.org_id and o.case_id = c.id and o.state = 'accepted' and d.recipient is null)
      order by c.opened_at, c.id limit ${COUNT_UP_TO + 1}`.execute(tx)
  const listed = rows.slice(0, MOST_LISTED)
  const [clients, names] = await Promise.all([
    clientLines(
      call,
      listed.map((row) => row.client_id),
    ),
    namesOf(
      call,
      listed.map((row) => row.worker_id),
    ),
  ])
  return {
    destinations: own.length,
    ...asCount(rows.length),
    notAgreed: rows.slice(0, COUNT_UP_TO).filter(({ state }) => state === 'not-agreed').length,
    rows: listed.map((row) => ({
      caseId: row.id,
      number: row.number,
      client: clients.get(row.client_id)?.name ?? '',
      worker: names.get(row.worker_id) ?? '—',
      openedAt: row.opened_at.toISOString(),
      state: row.state,
    })),
  }
}
