import { createHash } from 'node:crypto'
import type { Grant } from '@quancheng/rules/access.ts'
import type pg from 'pg'
import { grantsOf } from '../access/duties.ts'
import type { Parts, Person } from './call.ts'

interface Row {
  session_id: string
  account_id: string
  org_id: string | null
  locked: boolean
  last_seen_at: Date
  expires_at: Date
  login: string
  locale: string
  second_factor: boolean
  name: string | null
  title: string | null
  team_id: string | null
  served: string[] | null
  opened: string[] | null
  duties: { duty: string; department_ids: string[]; team_ids: string[] }[] | null
}

export type Who =
  | { readonly state: 'nobody' }
  | { readonly state: 'locked'; readonly person: Person }
  | { readonly state: 'here'; readonly person: Person }

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

const SEEN_EVERY_MS = 60_000

/** Who a session token stands for, in one statement: the person, and everything their duties open there. */
export async function whoIs(parts: Parts, token: string | null): Promise<Who> {
  if (!token) return { state: 'nobody' }
  const now = parts.clock()
  const { rows } = await parts.pool.query<Row>({
    name: 'who',
    text: `
      select s.id as session_id, s.account_id, s.org_id, s.locked, s.last_seen_at, s.expires_at,
             a.login, a.locale, (a.totp_confirmed or exists (select from passkey p where p.account_id = a.id)) as second_factor,
             m.name, m.title, m.team_id, m.department_ids as served,
             (select array_agg(u.client_id) from urgent_opening u
                where u.org_id = s.org_id and u.account_id = a.id and u.ended_at is null and u.expires_at > $2) as opened,
             (select json_agg(json_build_object('duty', d.duty, 'department_ids', d.department_ids, 'team_ids', d.team_ids))
                from duty d where d.account_id = a.id and d.org_id = s.org_id and d.ended_at is null) as duties
      from session s
      join account a on a.id = s.account_id
      left join member m on m.org_id = s.org_id and m.account_id = s.account_id and m.left_at is null
      where s.token_hash = $1 and a.disabled_at is null`,
    values: [tokenHash(token), now],
  })
  const row = rows[0]
  if (!row?.org_id || row.name === null || row.expires_at <= now) return { state: 'nobody' }
  const person = personOf(parts, row, row.org_id, row.name)
  const idle = now.getTime() - row.last_seen_at.getTime()
  if (row.locked || idle > parts.settings.idleLockMinutes * 60_000) return { state: 'locked', person }
  if (idle > SEEN_EVERY_MS) await touch(parts.pool, token, now)
  return { state: 'here', person }
}

async function touch(pool: pg.Pool, token: string, now: Date): Promise<void> {
  await pool.query({
    name: 'seen',
    text: 'update session set last_seen_at = $2 where token_hash = $1',
    values: [tokenHash(token), now],
  })
}

function personOf(parts: Parts, row: Row, orgId: string, name: string): Person {
  const duties = row.duties ?? []
  const grants: Grant[] = duties.flatMap(({ duty }) => grantsOf(parts.content, duty))
  const own = row.team_id ? [row.team_id] : []
  return {
    accountId: row.account_id,
    orgId,
    name,
    title: row.title ?? '',
    login: row.login,
    locale: row.locale === 'en' ? 'en' : 'zh-CN',
    duties: duties.map(({ duty }) => duty),
    sessionId: row.session_id,
    secondFactor: row.second_factor,
    teamIds: [...new Set([...own, ...duties.flatMap((duty) => duty.team_ids)])],
    departmentIds: [...new Set([...(row.served ?? []), ...duties.flatMap((duty) => duty.department_ids)])],
    grants,
    openedClientIds: row.opened ?? [],
  }
}
