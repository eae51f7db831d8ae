import { createHash } from 'node:crypto'
import { newId } from '@quancheng/contract/new-id.ts'
import { Refusal } from '@quancheng/rules/refusal.ts'
import type { Work } from '../http/call.ts'
import { findFile, insertFile } from './file-row.ts'
import { typeOf } from './file-type.ts'
import type { FileStore } from './store.ts'

export const LARGEST_FILE = 20 * 1024 * 1024
const COLUMN = 'file.bytes'

export interface Attachment {
  readonly name: string
  readonly bytes: Buffer
  readonly clientId: string | null
  readonly caseId: string | null
  readonly addedBy: string
  readonly kind?: string
  readonly note?: string | null
}

/**
 * Keeps a file: checked by its bytes and size, sealed, then written down. The bytes are in the store before the row
 * commits, so a row never points at nothing; when the work rolls back, sealed bytes that nobody knows of remain.
 */
export async function attachFile(
  work: Work,
  store: FileStore,
  { name, bytes, clientId, caseId, addedBy, kind, note }: Attachment,
): Promise<string | Refusal> {
  const { tx, orgId, at, keys } = work
  if (bytes.length === 0 || bytes.length > LARGEST_FILE)
    return new Refusal('files.size', { size: bytes.length, largest: LARGEST_FILE })
  const type = typeOf(bytes)
  if (!type) return new Refusal('files.type')
  const id = newId(at.getTime())
  await store.put(orgId, id, keys.sealBytes(orgId, COLUMN, bytes))
  await insertFile(tx, {
    org_id: orgId,
    id,
    client_id: clientId,
    case_id: caseId,
    name_sealed: work.protect.seal('file.name', name),
    kind: kind ?? null,
    note_sealed: work.protect.sealMaybe('file.note', note),
    type,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest(),
    store: store.name,
    added_by: addedBy,
    added_at: at,
    deleted_at: null,
  })
  work.record({
    act: 'files.attach',
    subjectKind: 'file',
    subjectId: id,
    clientId,
    facts: { type, size: bytes.length },
  })
  return id
}

/** A kept file, opened; null when there is none. Throws when its bytes are not the ones that were kept. */
export async function openFile(
  { tx, orgId, keys, protect, record }: Work,
  store: FileStore,
  id: string,
): Promise<{ readonly name: string; readonly type: string; readonly bytes: Buffer } | null> {
  const row = await findFile(tx, orgId, id)
  if (!row) return null
  const bytes = keys.openBytes(orgId, COLUMN, await store.get(orgId, id))
  if (!createHash('sha256').update(bytes).digest().equals(row.sha256))
    throw new Error(`file ${id} is not the one that was kept`)
  record({ act: 'files.open', subjectKind: 'file', subjectId: id, clientId: row.client_id, facts: {} })
  return { name: protect.open('file.name', row.name_sealed), type: row.type, bytes }
}
