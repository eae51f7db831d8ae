import type { attachments as verbs } from '@quancheng/contract/attachments.ts'
import { Refusal } from '@quancheng/rules/refusal.ts'
import { attachFile, openFile } from '../../files/public.ts'
import type { Action, Call } from '../../http/call.ts'
import { orNotFound, refuse } from '../../http/refused.ts'
import { getCase, lockCase, lockCaseOf, unlessLive } from '../case-store.ts'
import { peopleOf } from '../people.ts'
import { countFiles, filesOfCase, findCaseOfFile, takeOut } from './attachment-store.ts'

const KINDS = 'paper-kinds'
const MOST = 200

export async function attachments(call: Call<typeof verbs.attachments>) {
  const { tx, orgId, protect, input } = call
  const row = await getCase(call, 'cases.read', input.caseId)
  const files = await filesOfCase(tx, orgId, row.id)
  const person = await peopleOf(
    call,
    files.flatMap((file) => [file.added_by, file.removed_by]),
  )
  return files.map((file) => ({
    id: file.id,
    name: protect.open('file.name', file.name_sealed),
    kind: file.kind,
    type: file.type,
    size: file.size,
    note: protect.openMaybe('file.note', file.note_sealed),
    addedBy: person(file.added_by),
    addedAt: file.added_at.toISOString(),
    removed:
      file.deleted_at === null || file.removed_by === null
        ? null
        : {
            by: person(file.removed_by),
            at: file.deleted_at.toISOString(),
            reason: protect.openMaybe('file.removed', file.removed_sealed) ?? '',
          },
    revision: file.revision,
  }))
}

export const attach: Action<typeof verbs.attach> = async (call) => {
  const { input, content, actor, parts, tx, orgId } = call
  const row = await lockCase(call, 'cases.write', input.caseId)
  unlessLive(row)
  if (content.findCode(KINDS, input.kind) === null) refuse('cases.unknown-kind', { kind: input.kind })
  if ((await countFiles(tx, orgId, row.id)) >= MOST) refuse('cases.too-many-attachments', { most: MOST })
  const id = await attachFile(call, parts.files, {
    name: input.name,
    bytes: Buffer.from(input.base64, 'base64'),
    clientId: row.client_id,
    caseId: row.id,
    addedBy: actor.accountId,
    kind: input.kind,
    note: input.note,
  })
  return id instanceof Refusal ? refuse(id.code, id.facts) : { id }
}

/** A file of a case one may read; that it was opened is in the journal. */
export async function openAttachment(call: Call<typeof verbs.openAttachment>) {
  const { tx, orgId, input, parts } = call
  const found = orNotFound(await findCaseOfFile(tx, orgId, input.fileId))
  await getCase(call, 'cases.read', orNotFound(found.case_id))
  const { name, type, bytes } = orNotFound(await openFile(call, parts.files, input.fileId))
  return { fileName: name, type, base64: bytes.toString('base64') }
}

/** Out of the case, not out of the house: what lay there, who took it out and why stays on the list. */
export const removeAttachment: Action<typeof verbs.removeAttachment> = async (call) => {
  const { tx, orgId, input, actor, at, protect } = call
  const row = await lockCaseOf(call, 'cases.write', 'file', input.fileId)
  unlessLive(row)
  const file = orNotFound(await findCaseOfFile(tx, orgId, input.fileId))
  if (file.revision !== input.seen) refuse('conflict', { fields: [], revision: file.revision })
  await takeOut(tx, orgId, input.fileId, {
    by: actor.accountId,
    at,
    reason: protect.seal('file.removed', input.reason),
    revision: file.revision + 1,
  })
  call.record({
    act: 'cases.removeAttachment',
    subjectKind: 'file',
    subjectId: input.fileId,
    clientId: row.client_id,
    facts: { caseId: row.id },
  })
  return {}
}
