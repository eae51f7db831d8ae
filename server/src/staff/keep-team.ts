import { newId } from '@quancheng/contract/new-id.ts'
import type { staff } from '@quancheng/contract/staff.ts'
import type { Action, Work } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { findMember } from './member-store.ts'
import {
  insertTeam,
  isTeamName,
  listTeams,
  lockTeam,
  lockTeamNames,
  peopleIn,
  saveTeam,
} from './team-store.ts'
import { unlessSeen } from './unless-seen.ts'

type Desk = Pick<Work, 'tx' | 'orgId'>

export const teams: Action<typeof staff.teams> = async ({ tx, orgId }) => listTeams(tx, orgId)

export const addTeam: Action<typeof staff.addTeam> = async (call) => {
  const { tx, orgId, at, input } = call
  await unlessColleague(call, input.leadId)
  await unlessFree(call, input.name, null)
  const id = newId(at.getTime())
  await insertTeam(tx, orgId, { id, name: input.name, leadId: input.leadId })
  note(call, 'staff.addTeam', id, {})
  return { id, revision: 1 }
}

export const changeTeam: Action<typeof staff.changeTeam> = async (call) => {
  const { tx, orgId, input } = call
  const row = orNotFound(await lockTeam(tx, orgId, input.teamId))
  unlessSeen(row, input, { name: row.name, lead: row.lead_id })
  if (input.leadId !== row.lead_id) await unlessColleague(call, input.leadId)
  await unlessFree(call, input.name, row.id)
  note(call, 'staff.changeTeam', row.id, { lead: input.leadId })
  return saveTeam(tx, row, { name: input.name, lead_id: input.leadId })
}

/** A team is closed when nobody is in it any more: its cases went along with the people. */
export const closeTeam: Action<typeof staff.closeTeam> = async (call) => {
  const { tx, orgId, at, input } = call
  const row = orNotFound(await lockTeam(tx, orgId, input.teamId))
  unlessSeen(row, input, { name: row.name, lead: row.lead_id })
  const people = input.closed ? await peopleIn(tx, orgId, row.id) : 0
  if (people > 0) return refuse('staff.team-has-people', { people })
  if (!input.closed) await unlessFree(call, row.name, row.id)
  note(call, input.closed ? 'staff.closeTeam' : 'staff.reopenTeam', row.id, {})
  return saveTeam(tx, row, { closed_at: input.closed ? at : null })
}

async function unlessColleague({ tx, orgId }: Desk, accountId: string | null): Promise<void> {
  if (accountId === null) return
  const member = orNotFound(await findMember(tx, orgId, accountId))
  if (member.left_at) refuse('not-found')
}

async function unlessFree({ tx, orgId }: Desk, name: string, except: string | null): Promise<void> {
  await lockTeamNames(tx, orgId)
  if (await isTeamName(tx, orgId, name, except)) refuse('staff.team-name-taken', { name })
}

function note(work: Work, act: string, id: string, facts: Readonly<Record<string, unknown>>): void {
  work.record({ act, subjectKind: 'team', subjectId: id, clientId: null, facts })
}
