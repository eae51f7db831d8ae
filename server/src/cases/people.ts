import type { PersonRef } from '@quancheng/contract/wire.ts'
import { type Colleague, namesOf, supervisorsOf, workers } from '../access/colleagues.ts'
import type { Work } from '../http/call.ts'

/** Colleagues as the wire names them, also those who have left: one statement for a whole page. */
export async function peopleOf(
  work: Pick<Work, 'tx' | 'orgId'>,
  ids: readonly (string | null)[],
): Promise<(id: string) => PersonRef> {
  const names = await namesOf(work, ids)
  return (id) => ({ id, name: names.get(id) ?? '—' })
}

/** The team and the supervisor of somebody who works here today; null when they never did or have left. */
export async function findMember(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  id: string,
): Promise<Pick<Colleague, 'teamId' | 'supervisorId'> | null> {
  const row = await tx
    .selectFrom('member')
    .select(['team_id', 'supervisor_id'])
    .where('org_id', '=', orgId)
    .where('account_id', '=', id)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return row ? { teamId: row.team_id, supervisorId: row.supervisor_id } : null
}

/** A colleague whose duties let them write in cases: whom a case or a follow-up may be given to. */
export async function findWorker(work: Work, id: string): Promise<Colleague | null> {
  return (await workers(work)).find((worker) => worker.id === id) ?? null
}

/** Who decides over a case: its supervisor, or where none is named everybody who may. */
export async function supervisorsOfCase(
  work: Work,
  { supervisor_id: supervisorId }: { readonly supervisor_id: string | null },
): Promise<string[]> {
  return supervisorsOf(work, [{ supervisorId }], 'cases.approve')
}
