import type { conferences } from '@quancheng/contract/conferences.ts'
import { changeable, openUntil } from '@quancheng/rules/conference.ts'
import { unlessRestricted } from '../../clients/public.ts'
import type { Action, Work } from '../../http/call.ts'
import { orNotFound, orRefuse, refuse } from '../../http/refused.ts'
import { unlessSeen } from '../case-store.ts'
import { invite } from './call-conference.ts'
import { type ConferenceRow, guestsOf, lockConference, unlessColleagues } from './conference-store.ts'

/** Another time or place, other people; who is not invited any more hears that, and nothing else from then on. */
export const moveConference: Action<typeof conferences.moveConference> = async (call) => {
  const { tx, orgId, input, at, actor, protect } = call
  const { row, caseRow } = await lockConference(call, input.conferenceId)
  orRefuse(changeable(row.state as 'called'))
  unlessSeen(row, input.seen, { beginsAt: row.begins_at.toISOString() })
  const beginsAt = new Date(input.beginsAt)
  if (beginsAt <= at) refuse('cases.conference-in-the-past')
  const before = (await guestsOf(call, row.id)).map((guest) => guest.account_id)
  const added = [...new Set(input.participantIds)].filter((id) => !before.includes(id))
  await unlessColleagues(call, added)
  if (added.length > 0) await unlessRestricted(call, caseRow.client_id, 'conference')
  const removed = [...new Set(input.withoutIds)]
  for (const id of removed)
    orNotFound(before.includes(id) && id !== row.called_by && !added.includes(id) ? id : null)
  const revision = row.revision + 1
  await tx
    .updateTable('conference')
    .set({
      begins_at: beginsAt,
      minutes: input.minutes,
      open_until: new Date(openUntil(beginsAt.getTime(), input.minutes, row.open_days)),
      place_sealed: protect.seal('conference.place', input.place),
      revision,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  await takeOff(call, row.id, removed)
  await invite(call, row.id, added)
  await call.notify(
    before.filter((id) => id !== actor.accountId && !removed.includes(id)),
    { kind: 'conference-moved', ...about(row, beginsAt) },
  )
  await call.notify(removed, { kind: 'conference-without', ...about(row, beginsAt), subjectId: null })
  await call.notify(added, { kind: 'conference-called', ...about(row, beginsAt) })
  call.record({
    act: 'cases.conference.move',
    subjectKind: 'conference',
    subjectId: row.id,
    clientId: caseRow.client_id,
    facts: { caseId: caseRow.id, beginsAt: input.beginsAt, added: added.length, removed: removed.length },
  })
  return { id: row.id, revision }
}

async function takeOff({ tx, orgId, at }: Work, conferenceId: string, accountIds: readonly string[]) {
  if (accountIds.length === 0) return
  await tx
    .updateTable('conference_guest')
    .set({ removed_at: at })
    .where('org_id', '=', orgId)
    .where('conference_id', '=', conferenceId)
    .where('account_id', 'in', accountIds)
    .execute()
}

/** What a notice is about: the conference and when it is. */
export function about({ id }: Pick<ConferenceRow, 'id'>, beginsAt: Date) {
  return { subjectKind: 'conference', subjectId: id, facts: { beginsAt: beginsAt.toISOString() } }
}
