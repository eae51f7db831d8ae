import type { assessmentLinks } from '@quancheng/contract/assessment-links.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { sql } from 'kysely'
import { namesOf } from '../access/colleagues.ts'
import { clientLines, hasLivingConsent, unlessRestricted } from '../clients/public.ts'
import type { Action, Slice } from '../http/call.ts'
import { daysLater, linkHash, stateOf, withdrawLink as takeBack } from '../http/door-link.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { findCase } from './case-of-client.ts'
import { instrumentInUse } from './keep-assessment.ts'
import { askedIn, lockReadableLink, readableLinks } from './link-store.ts'

const MOST_OPEN = 20

const links: Action<typeof assessmentLinks.links> = async (call) => {
  const { actor, at, input } = call
  orNotFound((await clientLines(call, [input.clientId])).get(input.clientId))
  const rows = await readableLinks(call, actor, input.clientId)
  const names = await namesOf(
    call,
    rows.map((row) => row.made_by),
  )
  return rows.map((row) => ({
    id: row.id,
    instrument: askedIn(row),
    caseId: row.case_id,
    state: stateOf(row, at),
    madeBy: { id: row.made_by, name: names.get(row.made_by) ?? '' },
    madeAt: row.made_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    assessmentId: row.assessment_id,
    revision: row.revision,
  }))
}

/** Only what is made for it is put into somebody's hands alone; inside a case it needs the same consent as any service. */
const makeLink: Action<typeof assessmentLinks.makeLink> = async (call) => {
  const { tx, orgId, at, actor, input, content, parts } = call
  const { clientId } = input
  orNotFound((await clientLines(call, [clientId])).get(clientId))
  await unlessRestricted(call, clientId, 'questionnaire')
  const instrument = await instrumentInUse(call, input.instrument, null)
  if (!instrument.isForPatients || instrument.availability !== 'open')
    refuse('assessments.not-for-patients', { instrument: instrument.id })
  const caseFile =
    input.caseId === null ? null : orNotFound(await findCase(call, actor, clientId, input.caseId))
  if (caseFile && !(await hasLivingConsent(call, clientId, 'service'))) refuse('assessments.no-consent')
  const token = linkHash(input.secret)
  await unlessTooMany()
  const id = newId(at.getTime())
  const expiresAt = daysLater(at, content.door.links.questionnaireDays.value ?? 1)
  const made = await tx
    .insertInto('door_link')
    .values({
      org_id: orgId,
      id,
      token,
      client_id: clientId,
      case_id: caseFile?.id ?? null,
      instrument: instrument.id,
      made_by: actor.accountId,
      made_at: at,
      expires_at: expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!made.numInsertedOrUpdatedRows) refuse('assessments.link-exists')
  call.record({
    act: 'assessments.makeLink',
    subjectKind: 'door_link',
    subjectId: id,
    clientId,
    facts: { instrument: instrument.id },
  })
  return {
    id,
    revision: 1,
    page: new URL('/h/quiz', parts.settings.origin).href,
    expiresAt: expiresAt.toISOString(),
  }

  async function unlessTooMany() {
    const { count } = await tx
      .selectFrom('door_link')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('org_id', '=', orgId)
      .where('client_id', '=', clientId)
      .where('instrument', 'is not', null)
      .where('used_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .where('expires_at', '>', at)
      .executeTakeFirstOrThrow()
    if (count >= MOST_OPEN) refuse('assessments.link-exists')
  }
}

const withdrawLink: Action<typeof assessmentLinks.withdrawLink> = async (call) => {
  const { actor, input } = call
  const link = await lockReadableLink(call, actor, input.doorLinkId)
  const revision = await takeBack(call, link, actor.accountId, input.seen)
  call.record({
    act: 'assessments.withdrawLink',
    subjectKind: 'door_link',
    subjectId: link.id,
    clientId: link.client_id,
    facts: {},
  })
  return { id: link.id, revision }
}

export const assessmentLinksSlice: Slice<typeof assessmentLinks> = { links, makeLink, withdrawLink }
