import { refuse } from '../../http/refused.ts'

/** Refuses a change by somebody who saw an earlier state. */
export function unlessSeen(row: { readonly revision: number }, seen: number): void {
  if (row.revision !== seen) refuse('conflict', { fields: [], revision: row.revision })
}
