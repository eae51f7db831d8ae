import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import type { Work } from '../http/call.ts'
import { refuse } from '../http/refused.ts'

/** Writes version 1 of a new pack, or the next version of one that is there; one draft of a pack at a time. */
export async function beginDraft(
  work: Work,
  by: string,
  { pack, code, basedOn }: { pack: StandardPack; code: string; basedOn: string | null },
): Promise<{ id: string; revision: number; version: number }> {
  const { tx, orgId, at } = work
  const last = await tx
    .selectFrom('own_pack')
    .select(['id', 'version', 'state'])
    .where('org_id', '=', orgId)
    .where('code', '=', code)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.state === 'draft') refuse('library.draft-exists', { ownPackId: last.id })
  const version = (last?.version ?? 0) + 1
  const id = newId(at.getTime())
  const written = await tx
    .insertInto('own_pack')
    .values({
      org_id: orgId,
      id,
      code,
      version,
      definition: JSON.stringify(asOwn(pack, code, version)),
      based_on: basedOn,
      made_by: by,
      made_at: at,
      changed_at: at,
      published_by: null,
      published_at: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) refuse('library.draft-exists')
  work.record({
    act: 'library.begin-draft',
    subjectKind: 'own-pack',
    subjectId: id,
    clientId: null,
    facts: { code, version, basedOn },
  })
  return { id, revision: 1, version }
}

/** Whose it is, and which version, is not for a draft to say. */
export function asOwn(pack: StandardPack, code: string, version: number): StandardPack {
  return { ...pack, code, version: String(version), fictional: false, isDefault: false }
}
