import { sql } from 'kysely'
import type { Work } from '../http/call.ts'

/** A worker came under another team or supervisor: their living cases and what is open in them go along; answers how many cases. */
export async function moveCasesWithWorker(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  workerId: string,
  { teamId, supervisorId }: { readonly teamId: string | null; readonly supervisorId: string | null },
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('case_file')
    .set({ team_id: teamId, supervisor_id: supervisorId, revision: sql`revision + 1` })
    .where('org_id', '=', orgId)
    .where('worker_id', '=', workerId)
    .where('live', '=', true)
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('task')
    .set({ team_id: teamId })
    .where('org_id', '=', orgId)
    .where('assignee_id', '=', workerId)
    .where('state', 'in', ['open', 'answered'])
    .execute()
  await tx
    .updateTable('follow_up')
    .set({ team_id: teamId })
    .where('org_id', '=', orgId)
    .where('assignee_id', '=', workerId)
    .where('state', 'in', ['planned', 'missed', 'unreachable'])
    .execute()
  return Number(numUpdatedRows)
}
