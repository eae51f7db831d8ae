import type { assist } from '@quancheng/contract/assist.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { getSeen, unlessRestricted } from '../clients/public.ts'
import type { Action } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { endOverrulings, lockHint, reasonsOf } from './hint-store.ts'

/** A person's word goes before the house's, which stays beside it; every such word is counted. */
export const overrule: Action<typeof assist.overrule> = async (call) => {
  const { tx, orgId, at, actor, protect, input } = call
  const row = orNotFound(await lockHint(call, input.hintId))
  await getSeen(call, 'clients.read', row.client_id)
  await unlessRestricted(call, row.client_id, 'score')
  if (row.revision !== input.seen)
    refuse('conflict', {
      fields: [{ field: 'band', theirs: row.overruled_to ?? row.band, yours: input.band }],
      revision: row.revision,
    })
  if (input.band === row.band) refuse('assist.same-band', { band: row.band })
  if (input.band === null && row.overruled_to === null) refuse('assist.not-overruled')
  const factors = reasonsOf(row).map(({ factor }) => factor)
  const revision = row.revision + 1
  await endOverrulings(call, [row.id])
  await tx
    .updateTable('risk_score')
    .set({
      overruled_from: input.band === null ? null : row.band,
      overruled_to: input.band,
      revision,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  if (input.band !== null)
    await tx
      .insertInto('risk_overruling')
      .values({
        org_id: orgId,
        id: newId(at.getTime()),
        score_id: row.id,
        client_id: row.client_id,
        from_band: row.band,
        to_band: input.band,
        factors,
        content_version: row.content_version,
        model_id: row.model_id,
        reason_sealed: protect.seal('risk_overruling.reason', input.reason),
        by: actor.accountId,
        at,
      })
      .execute()
  call.record({
    act: input.band === null ? 'assist.take-back' : 'assist.overrule',
    subjectKind: 'hint',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { from: row.band, to: input.band ?? row.band, score: row.score },
  })
  return { id: row.id, revision }
}
