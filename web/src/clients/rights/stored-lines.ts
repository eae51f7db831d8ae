import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import { STORED_CODES, STORED_COLUMNS, STORED_HIDDEN } from '../../text/stored-words.ts'

export type Side = 0 | 1

/** What is about nobody: ids, who of the house did it by its id, and what only serves the house. */
export function isShown(column: string): boolean {
  return !/(^|_)(ids?|by)$/.test(column) && !STORED_HIDDEN.has(column)
}

/** What content calls a code that stands in a column; undefined where content has no word for it. */
export type Named = (column: string, code: string) => string | undefined

/** One row as it is read out: what has a word and says something; a column without a word is not shown. */
export function linesOf(
  row: Readonly<Record<string, unknown>>,
  side: Side,
  named: Named,
): readonly [string, string][] {
  return Object.entries(row).flatMap(([column, value]): [string, string][] => {
    const word = isShown(column) ? STORED_COLUMNS[column]?.[side] : undefined
    const said = word === undefined ? '' : sayOf(column, value, side, named)
    return word === undefined || said === '' ? [] : [[word, said]]
  })
}

const SEXES = { 0: ['未知', 'unknown'], 1: ['男', 'male'], 2: ['女', 'female'], 9: ['未说明', 'unspecified'] }
const FREE = new Set(['name', 'words', 'content', 'text', 'address', 'number', 'title'])
/** Each answer and each score on a line of its own. */
const BY_LINE = new Set(['answers', 'scores'])

/** Codes in words, instants to the minute, what lies inside one text piece by piece. */
function sayOf(column: string, value: unknown, side: Side, named: Named): string {
  if (value === null || value === undefined || value === '') return ''
  if (column === 'sex') return SEXES[value as keyof typeof SEXES]?.[side] ?? String(value)
  if (typeof value === 'boolean')
    return value ? (['是', 'yes'] as const)[side] : (['否', 'no'] as const)[side]
  const comma = (['、', ', '] as const)[side]
  if (Array.isArray(value))
    return value
      .map((each) => sayOf(column, each, side, named))
      .filter(Boolean)
      .join(typeof value[0] === 'object' ? '\n' : comma)
  if (typeof value === 'object')
    return Object.entries(value)
      .filter(([key]) => isShown(key))
      .map(([key, each]) => {
        const said = sayOf(key, each, side, named)
        const word = named(column, key) ?? STORED_COLUMNS[key]?.[side]
        return said === '' || word === undefined ? said : `${word} ${said}`
      })
      .filter(Boolean)
      .join(BY_LINE.has(column) ? '\n' : comma)
  if (column.endsWith('_fen')) return (Number(value) / 100).toFixed(2)
  if (typeof value !== 'string') return named(column, String(value)) ?? String(value)
  if (/^[[{]/.test(value) && !FREE.has(column)) {
    const inside = parsed(value)
    if (inside !== null) return sayOf(column, inside, side, named)
  }
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value))
    return new Date(Date.parse(value) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
  if (FREE.has(column)) return value
  return named(column, value) ?? STORED_CODES[value]?.[side] ?? value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What an instrument's own file calls its questions, the answers to them, its scales, bands and alarms. */
export function instrumentWords(instrument: Instrument, locale: 'zh' | 'en'): Named {
  const { items, scales, flags } = instrument
  return (column, code) => {
    if (column === 'answers') return items.find(({ id }) => id === code)?.text[locale]
    if (column === 'scores') return scales.find(({ id }) => id === code)?.name[locale]
    if (column === 'band')
      return scales.flatMap(({ bands }) => bands).find(({ key }) => key === code)?.name[locale]
    if (column === 'flags' || column === 'alarms')
      return flags.find((flag) => flag.code === code)?.text[locale]
    const item = items.find(({ id }) => id === column)
    return item && 'options' in item
      ? item.options.find(({ value }) => String(value) === code)?.text[locale]
      : undefined
  }
}
