/** What a summary for the ward can say, in this order. */
export const SUMMARY_SECTIONS = ['reason', 'needs', 'goals', 'plan', 'done', 'discharge'] as const
export type SummarySection = (typeof SUMMARY_SECTIONS)[number]

export interface SummaryPart {
  readonly code: SummarySection
  readonly title: string
  readonly lines: readonly string[]
}

/** Sections that are chosen and say something; a heading with nothing under it is left out. */
export function partsChosen(
  parts: readonly SummaryPart[],
  chosen: readonly SummarySection[],
): readonly SummaryPart[] {
  return parts.filter(({ code, lines }) => chosen.includes(code) && lines.length > 0)
}

/** A case that is closed has said its last word; one that is being closed may still tell the ward. */
export function mayBeSummarised(state: string): boolean {
  return state === 'open' || state === 'closing'
}
