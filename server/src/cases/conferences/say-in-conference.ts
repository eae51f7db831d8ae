import type { conferences } from '@quancheng/contract/conferences.ts'
import { changeable } from '@quancheng/rules/conference.ts'
import type { Action } from '../../http/call.ts'
import { orNotFound, orRefuse } from '../../http/refused.ts'
import { getCaseRow } from '../case-store.ts'
import { getConference, guestsOf, invitationOf } from './conference-store.ts'

/** Somebody invited says what they think; until the minutes are signed they may put it again. */
export const sayInConference: Action<typeof conferences.sayInConference> = async (call) => {
  const { tx, orgId, input, at, protect } = call
  const row = await getConference(call, input.conferenceId)
  const guest = orNotFound(invitationOf(call, row, await guestsOf(call, row.id)))
  orRefuse(changeable(row.state as 'called'))
  await tx
    .updateTable('conference_guest')
    .set({ opinion_sealed: protect.seal('conference_guest.opinion', input.words), opinion_at: at })
    .where('org_id', '=', orgId)
    .where('id', '=', guest.id)
    .execute()
  const { client_id: clientId } = await getCaseRow(call, row.case_id)
  call.record({
    act: 'cases.conference.say',
    subjectKind: 'conference',
    subjectId: row.id,
    clientId,
    facts: { caseId: row.case_id },
  })
  return { id: row.id, revision: row.revision }
}
