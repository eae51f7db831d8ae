import type { conferences } from '@quancheng/contract/conferences.ts'
import { changeable } from '@quancheng/rules/conference.ts'
import type { Action } from '../../http/call.ts'
import { orRefuse } from '../../http/refused.ts'
import { unlessSeen } from '../case-store.ts'
import { guestsOf, lockConference } from './conference-store.ts'
import { about } from './move-conference.ts'

/** It does not take place; those invited hear of it and may read why. */
export const cancelConference: Action<typeof conferences.cancelConference> = async (call) => {
  const { tx, orgId, input, actor, protect } = call
  const { row, caseRow } = await lockConference(call, input.conferenceId)
  orRefuse(changeable(row.state as 'called'))
  unlessSeen(row, input.seen, { state: row.state })
  const revision = row.revision + 1
  await tx
    .updateTable('conference')
    .set({
      state: 'cancelled',
      cancelled_sealed: protect.seal('conference.cancelled', input.reason),
      revision,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  const guests = (await guestsOf(call, row.id)).map((guest) => guest.account_id)
  await call.notify(
    guests.filter((id) => id !== actor.accountId),
    { kind: 'conference-cancelled', ...about(row, row.begins_at) },
  )
  call.record({
    act: 'cases.conference.cancel',
    subjectKind: 'conference',
    subjectId: row.id,
    clientId: caseRow.client_id,
    facts: { caseId: caseRow.id },
  })
  return { id: row.id, revision }
}
