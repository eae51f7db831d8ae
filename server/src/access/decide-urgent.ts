import type { urgent } from '@quancheng/contract/urgent.ts'
import { decideOpening } from '@quancheng/rules/urgent-opening.ts'
import type { Call } from '../http/call.ts'
import { orNotFound, orRefuse, refuse } from '../http/refused.ts'
import { asRule, decidable, lockOpening, saveOpening } from './opening-store.ts'

/** The second person about a minor's file: a yes begins the opener's hours, a no afterwards ends them. */
export async function decideUrgent(call: Call<typeof urgent.decideUrgent>) {
  const { at, input, actor, content } = call
  const { agreed } = input
  const row = orNotFound(await lockOpening(call, input.openingId, decidable(actor)))
  const { expiresAtMs, endsNow } = orRefuse(
    decideOpening(asRule(row), {
      agreed,
      isOpener: row.account_id === actor.accountId,
      minutes: content.deadlines.urgentOpeningMinutes,
      atMs: at.getTime(),
    }),
  )
  if (row.revision !== input.seen) refuse('conflict', { revision: row.revision, fields: [] })
  const written = await saveOpening(call, row, {
    agreed,
    decided_by: actor.accountId,
    decided_at: at,
    expires_at: expiresAtMs === null ? null : new Date(expiresAtMs),
    ...(endsNow && { ended_at: at, ended_by: actor.accountId }),
  })
  call.record({
    act: agreed ? 'access.approve-urgently' : 'access.decline-urgently',
    subjectKind: 'opening',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { askedBy: row.account_id, afterwards: row.at_risk },
  })
  const about = { subjectKind: 'opening', subjectId: row.id, facts: { clientId: row.client_id } } as const
  await call.notify([row.account_id], { kind: 'access.decided', ...about })
  if (agreed && !row.at_risk)
    await call.notify(
      row.told.filter((each) => each !== actor.accountId),
      { kind: 'access.opened-urgently', ...about },
    )
  return written
}
