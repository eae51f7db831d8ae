import { newId } from '@quancheng/contract/new-id.ts'
import type { urgent } from '@quancheng/contract/urgent.ts'
import { may } from '@quancheng/rules/access.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import { isOpeningLiving, needsApproval, openUrgently as rule } from '@quancheng/rules/urgent-opening.ts'
import { birthDateOf, byWholeNumber, isRemoved, isSeen, knownClient } from '../clients/public.ts'
import type { Call } from '../http/call.ts'
import { orNotFound, orRefuse } from '../http/refused.ts'
import { heads } from './colleagues.ts'
import {
  answeringFor,
  asRule,
  goingOn,
  hasSomethingHidden,
  type OpeningRow,
  saveOpening,
} from './opening-store.ts'

type OpenCall = Call<typeof urgent.openUrgently>

/**
 * 紧急查阅: a file outside one's duty opens for reading, for some hours; whoever answers for it is told at once. A
 * minor's file waits for a second person; where a life is at risk it opens and is confirmed afterwards.
 */
export async function openUrgently(call: OpenCall) {
  const { tx, orgId, at, input, actor, content, protect } = call
  const clientId = orNotFound(await meant(call))
  if (!may(actor, 'clients.privacy') && (await isRemoved(call, clientId))) orNotFound(null)
  const [hidden, isInSight, going, birthDate, answering, head] = await Promise.all([
    hasSomethingHidden(call, clientId),
    isSeen(call, 'clients.read', clientId),
    goingOn(call, clientId),
    birthDateOf(call, clientId),
    answeringFor(call, clientId),
    heads(call),
  ])
  const others = (of: string[]) => [...new Set(of)].filter((each) => each !== actor.accountId)
  const isMinor = needsApproval(birthDate, dayAt(at.getTime()), content.deadlines.approvalUnderAge)
  const deciders = isMinor ? others([...answering.supervisors, ...head]) : []
  const living = going.some((each) => isOpeningLiving(asRule(each), at.getTime()))
  const { untilMs, waits } = orRefuse(
    rule({
      hasSomethingHidden: hidden || !isInSight,
      isLiving: living,
      isWaiting: going.length > 0,
      needsApproval: isMinor,
      lifeAtRisk: input.lifeAtRisk,
      deciders: deciders.length,
      minutes: content.deadlines.urgentOpeningMinutes,
      atMs: at.getTime(),
    }),
  )
  await takeBack(call, going)
  const id = newId(at.getTime())
  const until = new Date(untilMs)
  const told = others([...answering.all, ...head])
  await tx
    .insertInto('urgent_opening')
    .values({
      org_id: orgId,
      id,
      client_id: clientId,
      account_id: actor.accountId,
      reason_sealed: protect.seal('urgent_opening.reason', input.reason),
      told,
      deciders,
      at_risk: isMinor && input.lifeAtRisk,
      opened_at: at,
      expires_at: waits ? null : until,
      answer_by: waits ? until : null,
    })
    .execute()
  const byNumber = input.clientId === null
  const about = { subjectKind: 'opening', subjectId: id, facts: { clientId } } as const
  if (waits) {
    call.record({
      act: 'access.ask-urgently',
      subjectKind: 'opening',
      subjectId: id,
      clientId,
      facts: { answerBy: until.toISOString(), asked: deciders.length, byNumber },
    })
    await call.notify(deciders, { kind: 'access.approval-asked', ...about })
  } else {
    call.record({
      act: 'access.open-urgently',
      subjectKind: 'opening',
      subjectId: id,
      clientId,
      facts: {
        until: until.toISOString(),
        told: told.length,
        byNumber,
        ...(isMinor && { lifeAtRisk: true }),
      },
    })
    await call.notify(
      told.filter((each) => !deciders.includes(each)),
      { kind: 'access.opened-urgently', ...about },
    )
    await call.notify(deciders, { kind: 'access.opened-at-risk', ...about })
  }
  return { id, clientId, expiresAt: waits ? null : until.toISOString(), revision: 1 }
}

/** What somebody waited for is taken back once a life is at risk: one file is asked for once. */
async function takeBack(call: OpenCall, waiting: readonly OpeningRow[]): Promise<void> {
  const { at, actor } = call
  for (const row of waiting) {
    await saveOpening(call, row, { ended_at: at, ended_by: actor.accountId })
    call.record({
      act: 'access.end-urgently',
      subjectKind: 'opening',
      subjectId: row.id,
      clientId: row.client_id,
      facts: { own: true },
    })
  }
}

/** By id whoever is known here; by a whole number for those whom the search does not show. */
async function meant(call: OpenCall): Promise<string | null> {
  const { clientId, number } = call.input
  if (clientId !== null) return knownClient(call, clientId)
  return number === null ? null : byWholeNumber(call, number)
}
