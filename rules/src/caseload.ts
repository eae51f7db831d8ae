/** Why somebody's cases go to others, all at once. */
export const TRANSFER_REASONS = ['leave', 'rotation', 'other'] as const
export type TransferReason = (typeof TRANSFER_REASONS)[number]

interface Receiver {
  readonly id: string
  /** Cases they carry already. */
  readonly open: number
}

/** Shares cases out in the order given: each to whoever carries the least by then. A proposal; a person decides. */
export function shareOut(
  caseIds: readonly string[],
  receivers: readonly Receiver[],
): ReadonlyMap<string, string> {
  const loads = new Map(receivers.map(({ id, open }) => [id, open]))
  const shares = new Map<string, string>()
  for (const caseId of caseIds) {
    const [lightest] = [...loads].toSorted(([, one], [, other]) => one - other)
    if (!lightest) return shares
    const [id, open] = lightest
    shares.set(caseId, id)
    loads.set(id, open + 1)
  }
  return shares
}
