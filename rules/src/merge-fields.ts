import { Refusal } from './refusal.ts'
import { isSameValue } from './same-value.ts'

/** A row that several people may write: its revision, and for each field the revision that last changed it. */
export interface MergeableRow<Fields extends object> {
  readonly revision: number
  /** A field not named here has not changed since revision 1. */
  readonly fieldRevisions: Readonly<Record<string, number>>
  readonly values: Fields
}

export interface FieldWrite<Fields extends object> {
  /** The revision the writer had on screen. */
  readonly seen: number
  readonly changes: Partial<Fields>
  /** Fields of an earlier conflict which a person has decided. */
  readonly overwrite: readonly string[]
}

/** One field that two people changed, with what both of them say. */
export interface FieldConflict {
  readonly field: string
  readonly yours: unknown
  readonly theirs: unknown
  readonly theirRevision: number
}

/**
 * Merges a write into a row: fields nobody touched since the writer looked are taken, the same field changed by
 * both is a conflict with both values, and then nothing at all is written. Writing what already stands changes nothing.
 */
export function mergeFields<Fields extends object>(
  row: MergeableRow<Fields>,
  write: FieldWrite<Fields>,
): (MergeableRow<Fields> & { readonly changed: readonly string[] }) | Refusal<'conflict'> {
  if (write.seen > row.revision) return new Refusal('conflict', { revision: row.revision, fields: [] })
  const current = new Map<string, unknown>(Object.entries(row.values))
  const changed = Object.entries(write.changes).filter(
    ([field, value]) => value !== undefined && !isSameValue(current.get(field), value),
  )
  const conflicts = changed.flatMap(([field, yours]): FieldConflict[] => {
    const theirRevision = row.fieldRevisions[field] ?? 1
    if (theirRevision <= write.seen || write.overwrite.includes(field)) return []
    return [{ field, yours, theirs: current.get(field) ?? null, theirRevision }]
  })
  if (conflicts.length > 0) return new Refusal('conflict', { revision: row.revision, fields: conflicts })
  const names = changed.map(([field]) => field)
  const revision = names.length > 0 ? row.revision + 1 : row.revision
  return {
    revision,
    fieldRevisions: { ...row.fieldRevisions, ...Object.fromEntries(names.map((name) => [name, revision])) },
    values: { ...row.values, ...Object.fromEntries(changed) },
    changed: names,
  }
}
