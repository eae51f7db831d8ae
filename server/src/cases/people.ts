import type { PersonRef } from '@quancheng/contract/wire.ts'
import type { Work } from '../http/call.ts'

export interface Colleague {
  readonly id: string
  readonly name: string
  readonly teamId: string | null
  readonly supervisorId: string | null
}

/** Names of colleagues by account id, also of those who have left: one statement for a whole page. */
export async function namesOf(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  ids: readonly (string | null)[],
): Promise<(id: string) => PersonRef> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  const rows =
    wanted.length === 0
      ? []
      : await tx
          .selectFrom('member')
          .select(['account_id', 'name'])
          .where('org_id', '=', orgId)
          .where('account_id', 'in', wanted)
          .execute()
  const names = new Map(rows.map((row) => [row.account_id, row.name]))
  return (id) => ({ id, name: names.get(id) ?? '—' })
}

/** A member who works here today; null when they never did or have left. */
export async function findColleague(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  id: string,
): Promise<Colleague | null> {
  const row = await tx
    .selectFrom('member')
    .select(['account_id', 'name', 'team_id', 'supervisor_id'])
    .where('org_id', '=', orgId)
    .where('account_id', '=', id)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return row
    ? { id: row.account_id, name: row.name, teamId: row.team_id, supervisorId: row.supervisor_id }
    : null
}

/** A colleague whose duties let them write in cases: whom a case, a follow-up or a task may be given to. */
export async function findWorker(
  work: Pick<Work, 'tx' | 'orgId' | 'content'>,
  id: string,
): Promise<Colleague | null> {
  const colleague = await findColleague(work, id)
  if (!colleague) return null
  const duty = await work.tx
    .selectFrom('duty')
    .select('id')
    .where('org_id', '=', work.orgId)
    .where('account_id', '=', id)
    .where('ended_at', 'is', null)
    .where(
      'duty',
      'in',
      dutiesGranting(work.content, (grant) => grant.startsWith('cases.write:')),
    )
    .executeTakeFirst()
  return duty ? colleague : null
}

/** Who hears of what a supervisor has not settled: everybody who approves cases for the whole organisation. */
export async function headsOf({
  tx,
  orgId,
  content,
}: Pick<Work, 'tx' | 'orgId' | 'content'>): Promise<string[]> {
  const rows = await tx
    .selectFrom('duty')
    .select('account_id')
    .distinct()
    .where('org_id', '=', orgId)
    .where('ended_at', 'is', null)
    .where(
      'duty',
      'in',
      dutiesGranting(content, (grant) => grant === 'cases.approve:organisation'),
    )
    .execute()
  return rows.map((row) => row.account_id)
}

function dutiesGranting(content: Work['content'], matches: (grant: string) => boolean): string[] {
  const granting = Object.entries(content.duties.duties)
    .filter(([, { grants }]) => grants.some(matches))
    .map(([duty]) => duty)
  return granting.length > 0 ? granting : ['']
}
