import { medicalMethods } from '@quancheng/contract/content/medical-methods.ts'
import { packProblems } from '@quancheng/contract/content/pack-problems.ts'
import type { ownPacks as contract } from '@quancheng/contract/own-packs.ts'
import { unlessMedical } from '@quancheng/rules/medical-institution.ts'
import type { Action } from '../http/call.ts'
import { orRefuse, refuse } from '../http/refused.ts'
import { isMedicalHere } from '../staff/public.ts'
import { findBase } from './own-pack-lines.ts'
import { definitionOf, lockDraft, saveOwnPack } from './own-pack-store.ts'

/** A draft that holds as a pack of the content would; from now on new cases follow it and no word of it changes. */
export const publishPack: Action<typeof contract.publishPack> = async (call) => {
  const { tx, orgId, input, at, actor } = call
  const row = await lockDraft(call, input.ownPackId, input.seen)
  const problems = packProblems(row.definition)
  if (problems.length > 0)
    refuse('library.pack-problems', { problems: problems.map(({ path, problem }) => ({ path, problem })) })
  const only = medicalMethods(definitionOf(row), await findBase(call, row))
  orRefuse(unlessMedical(only, await isMedicalHere(call)))
  await tx
    .updateTable('own_pack')
    .set((eb) => ({ state: 'retired', revision: eb('revision', '+', 1) }))
    .where('org_id', '=', orgId)
    .where('code', '=', row.code)
    .where('state', '=', 'in-use')
    .execute()
  const written = await saveOwnPack(call, row, {
    state: 'in-use',
    published_at: at,
    published_by: actor.accountId,
    changed_at: at,
  })
  call.record({
    act: 'library.publish-pack',
    subjectKind: 'own-pack',
    subjectId: row.id,
    clientId: null,
    facts: { code: row.code, version: row.version },
  })
  return written
}
