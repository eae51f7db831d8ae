import type { assist } from '@quancheng/contract/assist.ts'
import { type ModelReport, shortcomings } from '@quancheng/rules/risk-model.ts'
import { sql } from 'kysely'
import { openGate } from '../../compliance/public.ts'
import type { Action } from '../../http/call.ts'
import { orNotFound, refuse } from '../../http/refused.ts'
import { findModel, versionOf } from './model-store.ts'

/** A model goes before the rules only when it beats them; the rules’ points stay beside what it says. */
export const switchModel: Action<typeof assist.switchModel> = async (call) => {
  const { tx, orgId, at, actor, input, content } = call
  const row = orNotFound(await findModel(call, input.modelId, true))
  if (row.revision !== input.seen)
    refuse('conflict', {
      fields: [{ field: 'inUse', theirs: row.in_use, yours: input.on }],
      revision: row.revision,
    })
  if (input.on) {
    if (row.state !== 'done') refuse('assist.not-learned')
    if (row.content_version !== versionOf(content))
      refuse('assist.model-outdated', { version: row.content_version })
    const short = shortcomings(row.report as ModelReport, content.risk.learning.switchOn)
    if (short.length > 0) refuse('assist.not-better', { count: short.length })
    await openGate(call, 'learned-model')
    await sql`
      update risk_model set in_use = false, switched_by = ${actor.accountId}, switched_at = ${at}, revision = revision + 1
      where org_id = ${orgId} and in_use and id <> ${row.id}`.execute(tx)
  }
  const revision = row.revision + 1
  await tx
    .updateTable('risk_model')
    .set({ in_use: input.on, switched_by: actor.accountId, switched_at: at, revision })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  await call.enqueue('assist-rescore', {}, undefined, `assist-rescore:${orgId}`)
  call.record({
    act: input.on ? 'assist.switch-on' : 'assist.switch-off',
    subjectKind: 'model',
    subjectId: row.id,
    clientId: null,
    facts: { version: row.content_version },
  })
  return { id: row.id, revision }
}
