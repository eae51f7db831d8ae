import { grantsOf } from '../access/duties.ts'
import type { Work } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import {
  endDuties,
  type GivenDuty,
  insertDuty,
  lockDuties,
  strangersAmong,
  widenDuty,
} from './member-store.ts'

type Desk = Pick<Work, 'tx' | 'orgId' | 'at' | 'content'>

/** A duty that content does not know, or a department or team of somebody else, is refused. */
export async function refuseStrangeDuty({ tx, orgId, content }: Desk, given: Omit<GivenDuty, 'accountId'>) {
  if (!content.duties.duties[given.duty]) refuse('staff.unknown-duty', { duty: given.duty })
  if ((await strangersAmong(tx, orgId, given)).length > 0) refuse('not-found')
}

/** Gives a duty, or changes where a living one reaches. */
export async function giveDuty({ tx, orgId, at }: Desk, given: GivenDuty): Promise<void> {
  const living = await lockDuties(tx, orgId)
  const same = living.find((duty) => duty.account_id === given.accountId && duty.duty === given.duty)
  if (same) await widenDuty(tx, orgId, same.id, given)
  else await insertDuty(tx, orgId, given, at)
}

/** Ends one duty of a person, or all; somebody who may manage staff has to remain. */
export async function endDutiesOf(desk: Desk, accountId: string, duty: string | null): Promise<void> {
  const living = await lockDuties(desk.tx, desk.orgId)
  const ending = living.filter((one) => one.account_id === accountId && (duty === null || one.duty === duty))
  const remaining = living.filter((one) => !ending.includes(one))
  const manages = (one: { readonly duty: string }) =>
    grantsOf(desk.content, one.duty).some((grant) => grant.capability === 'staff' && grant.verb === 'manage')
  if (ending.some(manages) && !remaining.some(manages)) refuse('staff.last-administrator')
  await endDuties(
    desk.tx,
    desk.orgId,
    ending.map(({ id }) => id),
    desk.at,
  )
}
