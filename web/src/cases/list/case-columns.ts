/** What a line of the work list can show beside the name, in its order; whoever needs less hides some. */
export const CASE_COLUMNS = [
  'age',
  'place',
  'risk',
  'stage',
  'worker',
  'supervisor',
  'due',
  'served',
  'opened',
] as const
export type CaseColumn = (typeof CASE_COLUMNS)[number]

const HIDDEN_AT_FIRST: readonly CaseColumn[] = ['supervisor']

/** The columns an address asks for: `columns=risk.due`; without the word, those everybody starts with. */
export function columnsOf(word: string | null): readonly CaseColumn[] {
  if (word === null) return CASE_COLUMNS.filter((column) => !HIDDEN_AT_FIRST.includes(column))
  const asked = word.split('.')
  return CASE_COLUMNS.filter((column) => asked.includes(column))
}

/** The word for these columns; null when they are those everybody starts with. */
export function columnsWord(columns: readonly CaseColumn[]): string | null {
  const word = CASE_COLUMNS.filter((column) => columns.includes(column)).join('.')
  return word === columnsOf(null).join('.') ? null : word
}
