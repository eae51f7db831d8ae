import { newId } from '@quancheng/contract/new-id.ts'
import type { urgent } from '@quancheng/contract/urgent.ts'
import { may } from '@quancheng/rules/access.ts'
import { openUrgently as rule } from '@quancheng/rules/urgent-opening.ts'
import { byWholeNumber, isRemoved, isSeen, knownClient } from '../clients/public.ts'
import type { Call } from '../http/call.ts'
import { orNotFound, orRefuse } from '../http/refused.ts'
import { heads } from './colleagues.ts'
import { answeringFor, hasSomethingHidden } from './opening-store.ts'

type OpenCall = Call<typeof urgent.openUrgently>

/** 紧急查阅: a file outside one's duty opens for reading, for some hours; whoever answers for it is told at once. */
export async function openUrgently(call: OpenCall) {
  const { tx, orgId, at, input, actor, content, protect } = call
  const clientId = orNotFound(await meant(call))
  if (!may(actor, 'clients.privacy') && (await isRemoved(call, clientId))) orNotFound(null)
  const [hidden, isInSight, living] = await Promise.all([
    hasSomethingHidden(call, clientId),
    isSeen(call, 'clients.read', clientId),
    livingUntil(call, clientId),
  ])
  const expiresAt = new Date(
    orRefuse(
      rule({
        hasSomethingHidden: hidden || !isInSight,
        livingUntilMs: living?.getTime() ?? null,
        minutes: content.deadlines.urgentOpeningMinutes,
        atMs: at.getTime(),
      }),
    ),
  )
  const id = newId(at.getTime())
  const [answering, head] = await Promise.all([answeringFor(call, clientId), heads(call)])
  const told = [...new Set([...answering, ...head])].filter((each) => each !== actor.accountId)
  await tx
    .insertInto('urgent_opening')
    .values({
      org_id: orgId,
      id,
      client_id: clientId,
      account_id: actor.accountId,
      reason_sealed: protect.seal('urgent_opening.reason', input.reason),
      told,
      opened_at: at,
      expires_at: expiresAt,
      ended_at: null,
      ended_by: null,
    })
    .execute()
  call.record({
    act: 'access.open-urgently',
    subjectKind: 'opening',
    subjectId: id,
    clientId,
    facts: { until: expiresAt.toISOString(), told: told.length, byNumber: input.clientId === null },
  })
  await call.notify(told, {
    kind: 'access.opened-urgently',
    subjectKind: 'opening',
    subjectId: id,
    facts: { clientId },
  })
  return { id, clientId, expiresAt: expiresAt.toISOString(), revision: 1 }
}

/** By id whoever is known here; by a whole number for those whom the search does not show. */
async function meant(call: OpenCall): Promise<string | null> {
  const { clientId, number } = call.input
  if (clientId !== null) return knownClient(call, clientId)
  return number === null ? null : byWholeNumber(call, number)
}

async function livingUntil({ tx, orgId, at, actor }: OpenCall, clientId: string): Promise<Date | null> {
  const row = await tx
    .selectFrom('urgent_opening')
    .select('expires_at')
    .where('org_id', '=', orgId)
    .where('account_id', '=', actor.accountId)
    .where('client_id', '=', clientId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', at)
    .executeTakeFirst()
  return row?.expires_at ?? null
}
