import { refuse } from '../http/refused.ts'

/** Refuses to write over what somebody else changed meanwhile, and says what stands there now. */
export function unlessSeen(
  row: { readonly revision: number },
  { seen }: { readonly seen: number },
  shown: Readonly<Record<string, unknown>>,
): void {
  if (row.revision === seen) return
  const fields = Object.entries(shown).map(([field, theirs]) => ({ field, theirs, yours: null }))
  refuse('conflict', { fields, revision: row.revision })
}
