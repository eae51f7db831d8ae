import type { staff } from '@quancheng/contract/staff.ts'
import { moveCasesWithWorker } from '../cases/public.ts'
import type { Action } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { findMember, raiseMember, readMember, strangersAmong } from './member-store.ts'
import { unlessSeen } from './unless-seen.ts'

export const member: Action<typeof staff.member> = async ({ tx, orgId, input }) =>
  orNotFound(await readMember(tx, orgId, input.accountId))

/** Another team or supervisor: the open cases go along, so that whoever answers for them now can see them. */
export const changeMember: Action<typeof staff.changeMember> = async (call) => {
  const { tx, orgId, input } = call
  const { accountId, title, teamId, departmentIds, supervisorId } = input
  const row = orNotFound(await findMember(tx, orgId, accountId))
  if (row.left_at) return refuse('not-found')
  const teamIds = teamId === null ? [] : [teamId]
  if ((await strangersAmong(tx, orgId, { departmentIds, teamIds })).length > 0) return refuse('not-found')
  if (supervisorId === accountId) return refuse('staff.supervises-oneself')
  if (supervisorId !== null && supervisorId !== row.supervisor_id) {
    const supervisor = orNotFound(await findMember(tx, orgId, supervisorId))
    if (supervisor.left_at) return refuse('not-found')
  }
  unlessSeen(row, input, {
    title: row.title,
    team: row.team_id,
    departments: row.department_ids,
    supervisor: row.supervisor_id,
  })
  const moved = row.team_id !== teamId || row.supervisor_id !== supervisorId
  const cases = moved ? await moveCasesWithWorker(call, accountId, { teamId, supervisorId }) : 0
  call.record({
    act: 'staff.changeMember',
    subjectKind: 'account',
    subjectId: accountId,
    clientId: null,
    facts: { team: teamId, supervisor: supervisorId, departments: departmentIds.length, cases },
  })
  const revision = await raiseMember(tx, orgId, accountId, {
    title,
    team_id: teamId,
    department_ids: [...departmentIds],
    supervisor_id: supervisorId,
  })
  return { id: accountId, revision, cases }
}
