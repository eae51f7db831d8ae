import type { compliance } from '@quancheng/contract/compliance.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import { mayAssess } from '@quancheng/rules/impact.ts'
import { attachFile } from '../files/public.ts'
import type { Action, Call } from '../http/call.ts'
import { orNotFound, orRefuse, refuse } from '../http/refused.ts'
import { findImpact, insertImpact, replaceImpact } from './impact-store.ts'

/** Keeps an assessment; what it says is never changed, a newer version takes its place. */
export const addImpact: Action<typeof compliance.addImpact> = async (call) => {
  const { input, content, actor, at } = call
  const before = input.replacesId === null ? null : orNotFound(await findImpact(call, input.replacesId, true))
  if (!content.impact.kinds.some(({ id }) => id === input.kind))
    refuse('compliance.unknown-kind', { kind: input.kind })
  const no = mayAssess(
    input,
    before && { kind: before.kind, isReplaced: before.replaced_at !== null },
    dayAt(at.getTime()),
  )
  if (no !== null) orRefuse(no)
  const id = newId(at.getTime())
  await insertImpact(call, {
    id,
    kind: input.kind,
    subject: input.subject,
    purpose: input.purpose,
    necessity: input.necessity,
    risks: input.risks,
    measures: input.measures,
    assessors: input.assessors,
    assessed_on: input.assessedOn,
    review_on: input.reviewOn,
    file_id: await kept(call),
    made_by: actor.accountId,
    made_at: at,
    replaces_id: before?.id ?? null,
    replaced_at: null,
  })
  if (before) await replaceImpact(call, before.id)
  call.record({
    act: 'compliance.add-impact',
    subjectKind: 'impact',
    subjectId: id,
    clientId: null,
    facts: { kind: input.kind, reviewOn: input.reviewOn, replaces: before?.id ?? null },
  })
  return { id }
}

async function kept(call: Call<typeof compliance.addImpact>): Promise<string | null> {
  const { file } = call.input
  if (file === null) return null
  return orRefuse(
    await attachFile(call, call.parts.files, {
      name: file.name,
      bytes: Buffer.from(file.base64, 'base64'),
      clientId: null,
      caseId: null,
      addedBy: call.actor.accountId,
    }),
  )
}
