import { may } from '@quancheng/rules/access.ts'
import { sql } from 'kysely'
import { visible } from '../access/visible.ts'
import type { Person, Work } from '../http/call.ts'

export interface CaseLine {
  readonly clientId: string
  readonly id: string
  readonly number: string
  readonly state: string
  readonly stage: string
  readonly risk: string
  readonly worker: string
  readonly openedAt: Date
  readonly mayOpen: boolean
}

type Reading = Pick<Work, 'tx' | 'orgId'> & { readonly actor: Person }

/** The cases of persons, the newest first: that there is one, and whose. What it says is the cases' room's to tell. */
export async function casesOfClients(
  { tx, orgId, actor }: Reading,
  clientIds: readonly string[],
): Promise<Map<string, CaseLine[]>> {
  if (clientIds.length === 0 || !may(actor, 'cases.glance')) return new Map()
  const mayOpen = visible(actor, 'cases.read', {
    own: ['f.worker_id'],
    ownAny: ['f.co_worker_ids'],
    team: 'f.team_id',
    department: 'f.department_id',
    client: 'f.client_id',
  })
  const { rows } = await sql<CaseLine>`
    select f.client_id as "clientId", f.id, f.number, f.state, f.stage, f.risk, coalesce(m.name, '') as worker,
           f.opened_at as "openedAt", ${mayOpen} as "mayOpen"
    from case_file f left join member m on m.org_id = f.org_id and m.account_id = f.worker_id
    where f.org_id = ${orgId} and f.client_id = any(${[...clientIds]}::uuid[])
    order by f.opened_at desc, f.id desc`.execute(tx)
  return Map.groupBy(rows, ({ clientId }) => clientId)
}

/** Whose case has this number. */
export async function clientOfCaseNumber(
  { tx, orgId, actor }: Reading,
  number: string,
): Promise<string | null> {
  if (!may(actor, 'cases.glance')) return null
  const row = await tx
    .selectFrom('case_file')
    .select('client_id')
    .where('org_id', '=', orgId)
    .where('number', '=', number.normalize('NFKC').trim().toUpperCase())
    .executeTakeFirst()
  return row?.client_id ?? null
}
