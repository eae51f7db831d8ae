import { type ClientFields, NO_FIELDS } from '@quancheng/contract/clients.ts'

/** One field that two people changed, as a refused change tells it. */
export interface FieldClash {
  readonly field: keyof ClientFields
  readonly yours: unknown
  readonly theirs: unknown
}

function isField(word: unknown): word is keyof ClientFields {
  return typeof word === 'string' && word in NO_FIELDS
}

/** What the facts of a conflict say; `revision` is the one to write against next. */
export function readClashes(facts: Readonly<Record<string, unknown>>): {
  readonly revision: number | null
  readonly fields: readonly FieldClash[]
} {
  const told = Array.isArray(facts.fields) ? (facts.fields as readonly unknown[]) : []
  return {
    revision: typeof facts.revision === 'number' ? facts.revision : null,
    fields: told.flatMap((each) => {
      if (typeof each !== 'object' || each === null) return []
      const { field, yours, theirs } = each as Readonly<Record<string, unknown>>
      return isField(field) ? [{ field, yours, theirs }] : []
    }),
  }
}
