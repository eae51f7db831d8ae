import type { conferences } from '@quancheng/contract/conferences.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { openUntil } from '@quancheng/rules/conference.ts'
import { unlessRestricted } from '../../clients/public.ts'
import type { Action, Work } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'
import { lockCase, unlessLive } from '../case-store.ts'
import { unlessColleagues } from './conference-store.ts'

/** Calls a conference: those invited hear of it and see what was written for them, nothing of the file. */
export const callConference: Action<typeof conferences.callConference> = async (call) => {
  const { tx, orgId, input, at, actor, protect } = call
  const row = await lockCase(call, 'cases.write', input.caseId)
  unlessLive(row)
  await unlessRestricted(call, row.client_id, 'conference')
  const beginsAt = new Date(input.beginsAt)
  if (beginsAt <= at) refuse('cases.conference-in-the-past')
  const guests = invited(input.participantIds, actor.accountId)
  await unlessColleagues(call, input.participantIds)
  const id = newId(at.getTime())
  await tx
    .insertInto('conference')
    .values({
      org_id: orgId,
      id,
      case_id: row.id,
      called_by: actor.accountId,
      called_at: at,
      begins_at: beginsAt,
      minutes: input.minutes,
      open_days: input.openDays,
      open_until: new Date(openUntil(beginsAt.getTime(), input.minutes, input.openDays)),
      place_sealed: protect.seal('conference.place', input.place),
      agenda_sealed: protect.seal('conference.agenda', input.agenda),
      summary_sealed: protect.seal('conference.summary', input.summary),
      state: 'called',
    })
    .execute()
  await invite(call, id, guests)
  await call.notify(
    guests.filter((id) => id !== actor.accountId),
    {
      kind: 'conference-called',
      subjectKind: 'conference',
      subjectId: id,
      facts: { beginsAt: input.beginsAt },
    },
  )
  call.record({
    act: 'cases.conference.call',
    subjectKind: 'conference',
    subjectId: id,
    clientId: row.client_id,
    facts: { caseId: row.id, beginsAt: input.beginsAt, invited: guests.length },
  })
  return { id, revision: 1 }
}

/** Whoever calls it is there anyway, and may have an opinion of their own. */
export function invited(ids: readonly string[], callerId: string): readonly string[] {
  return [...new Set([...ids, callerId])]
}

export async function invite(
  { tx, orgId, at }: Work,
  conferenceId: string,
  accountIds: readonly string[],
): Promise<void> {
  if (accountIds.length === 0) return
  await tx
    .insertInto('conference_guest')
    .values(
      accountIds.map((accountId) => ({
        org_id: orgId,
        id: newId(at.getTime()),
        conference_id: conferenceId,
        account_id: accountId,
        invited_at: at,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'conference_id', 'account_id'])
        .doUpdateSet({ invited_at: at, removed_at: null }),
    )
    .execute()
}
