import { newId } from '@quancheng/contract/new-id.ts'
import type { relations } from '@quancheng/contract/relations.ts'
import type { CaseState } from '@quancheng/rules/course.ts'
import { mayAskRating } from '@quancheng/rules/rating.ts'
import { Refusal } from '@quancheng/rules/refusal.ts'
import { namesOf } from '../access/colleagues.ts'
import { doorOf } from '../access/house-door.ts'
import { getCase, lockCase } from '../cases/public.ts'
import { deathOf, isStopped, unlessRestricted } from '../clients/public.ts'
import type { Action, Work } from '../http/call.ts'
import { daysLater, linkHash, stateOf, withdrawLink } from '../http/door-link.ts'
import { orNotFound, orRefuse, refuse } from '../http/refused.ts'
import { caseOfLink, linkOf, standingClosure } from './rating-store.ts'

/** What the worker may know: that it was given, and that it came. */
export const rating: Action<typeof relations.rating> = async (call) => {
  const { at, input } = call
  const row = await getCase(call, 'cases.read', input.caseId)
  const closureId = await standingClosure(call, row.id)
  const link = closureId === null ? null : await linkOf(call, row.client_id, closureId)
  const said = await mayAsk(call, row)
  const stopped = await isStopped(call, row.client_id, 'rating')
  const names = await namesOf(call, [link?.made_by ?? null])
  return {
    days: (await doorOf(call)).ratingDays,
    askable: !stopped && !(said instanceof Refusal) && closureId !== null && link?.used_at == null,
    link: link && {
      id: link.id,
      state: stateOf(link, at),
      madeBy: { id: link.made_by, name: names.get(link.made_by) ?? '' },
      madeAt: link.made_at.toISOString(),
      expiresAt: link.expires_at.toISOString(),
      revision: link.revision,
    },
  }
}

/** One link works at a time: whoever lost it is given another, and the lost one opens nothing. */
export const giveRating: Action<typeof relations.giveRating> = async (call) => {
  const { tx, orgId, at, actor, input, parts } = call
  const row = await lockCase(call, 'cases.write', input.caseId)
  const { days } = orRefuse(await mayAsk(call, row))
  await unlessRestricted(call, row.client_id, 'rating')
  const closureId = orNotFound((await standingClosure(call, row.id)) ?? undefined)
  const before = await linkOf(call, row.client_id, closureId)
  if (before?.used_at != null) refuse('intake.link-used')
  if (before && before.withdrawn_at === null)
    await withdrawLink(call, before, actor.accountId, before.revision)
  const id = newId(at.getTime())
  const expiresAt = daysLater(at, days)
  const made = await tx
    .insertInto('door_link')
    .values({
      org_id: orgId,
      id,
      token: linkHash(input.secret),
      client_id: row.client_id,
      case_id: row.id,
      team_id: row.team_id,
      instrument: null,
      closure_id: closureId,
      made_by: actor.accountId,
      made_at: at,
      expires_at: expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!made.numInsertedOrUpdatedRows) refuse('assessments.link-exists')
  call.record({
    act: 'relations.rating.give',
    subjectKind: 'door_link',
    subjectId: id,
    clientId: row.client_id,
    facts: { caseId: row.id },
  })
  return {
    id,
    revision: 1,
    page: new URL('/h/rate', parts.settings.origin).href,
    expiresAt: expiresAt.toISOString(),
  }
}

export const withdrawRating: Action<typeof relations.withdrawRating> = async (call) => {
  const { tx, orgId, actor, input } = call
  const find = tx
    .selectFrom('door_link')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', input.doorLinkId)
  const found = orNotFound(await find.executeTakeFirst())
  const { id: caseId } = await caseOfLink(call, found)
  await lockCase(call, 'cases.write', caseId)
  const link = await find.forUpdate().executeTakeFirstOrThrow()
  const revision = await withdrawLink(call, link, actor.accountId, input.seen)
  call.record({
    act: 'relations.rating.withdraw',
    subjectKind: 'door_link',
    subjectId: link.id,
    clientId: link.client_id,
    facts: { caseId },
  })
  return { id: link.id, revision }
}

async function mayAsk(work: Work, row: { readonly client_id: string; readonly state: string }) {
  const { ratingDays } = await doorOf(work)
  return mayAskRating({
    days: ratingDays,
    state: row.state as CaseState,
    hasDied: (await deathOf(work, row.client_id)) !== null,
  })
}
