import type { CodeListName } from '../../library/use-codes.ts'
import { STORED_CODES, STORED_COLUMNS, STORED_HIDDEN } from '../../text/stored-words.ts'

export type Side = 0 | 1
/** What a code of a list of the library is called. */
type Named = (list: CodeListName, code: string) => string

const LISTS: Readonly<Record<string, CodeListName>> = {
  id_type: 'id-types',
  ethnicity: 'ethnicity',
  marital: 'marital',
  payer: 'payer',
  education: 'education',
  living: 'living',
  relation: 'relations-gb4761',
  signer_relation: 'relations-gb4761',
  asker_relation: 'relations-gb4761',
  disposition: 'disposition',
}

/** What is about nobody: ids, who of the house did it by its id, and what only serves the house. */
export function isShown(column: string): boolean {
  return !/(^|_)(ids?|by)$/.test(column) && !STORED_HIDDEN.has(column)
}

/** One row as it is read out: what has a word and says something; a column without a word is not shown. */
export function linesOf(
  row: Readonly<Record<string, unknown>>,
  side: Side,
  named: Named,
): readonly [string, string][] {
  return Object.entries(row).flatMap(([column, value]): [string, string][] => {
    const word = isShown(column) ? STORED_COLUMNS[column]?.[side] : undefined
    const list = LISTS[column]
    const isCoded = list !== undefined && typeof value === 'string' && value !== ''
    const said = isCoded ? named(list, value) : word === undefined ? '' : sayOf(column, value, side)
    return word === undefined || said === '' ? [] : [[word, said]]
  })
}

const SEXES = { 0: ['未知', 'unknown'], 1: ['男', 'male'], 2: ['女', 'female'], 9: ['未说明', 'unspecified'] }
const FREE = new Set(['name', 'words', 'content', 'text', 'address', 'reason', 'number', 'title'])

/** Codes in words, instants to the minute, what lies inside one text piece by piece. */
export function sayOf(column: string, value: unknown, side: Side): string {
  if (value === null || value === undefined || value === '') return ''
  if (column === 'sex') return SEXES[value as keyof typeof SEXES]?.[side] ?? String(value)
  if (typeof value === 'boolean')
    return value ? (['是', 'yes'] as const)[side] : (['否', 'no'] as const)[side]
  if (Array.isArray(value))
    return value
      .map((each) => sayOf(column, each, side))
      .filter(Boolean)
      .join(typeof value[0] === 'object' ? '\n' : '、')
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([key]) => isShown(key))
      .map(([key, each]) => {
        const said = sayOf(key, each, side)
        const word = STORED_COLUMNS[key]?.[side]
        return said === '' || word === undefined ? said : `${word} ${said}`
      })
      .filter(Boolean)
      .join('、')
  if (typeof value !== 'string') return String(value)
  if (/^[[{]/.test(value) && !FREE.has(column)) {
    const inside = parsed(value)
    if (inside !== null) return sayOf(column, inside, side)
  }
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value))
    return new Date(Date.parse(value) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  return (FREE.has(column) ? null : STORED_CODES[value]?.[side]) ?? value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
