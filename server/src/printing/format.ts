import type { CaseFile } from '@quancheng/contract/cases.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import type { Value } from './paper.ts'
import type { CodeList, Speech } from './words.ts'

const CHINA_MS = 8 * 3_600_000

/** The calendar day of an instant in China. */
export function day(instantText: string): string {
  return dayAt(Date.parse(instantText))
}

/** An instant in China, to the minute. */
export function instant(instantText: string): string {
  return new Date(Date.parse(instantText) + CHINA_MS).toISOString().slice(0, 16).replace('T', ' ')
}

export function maybe(text: string | null): string {
  return text === null || text === '' ? '—' : text
}

/** What is there of several things, in one line. */
export function list(parts: readonly (string | null)[]): string {
  return maybe(parts.filter((part) => part !== null && part !== '').join('　'))
}

/** Every code of a list as a box, the one that applies ticked. */
export function choices(speech: Speech, codes: CodeList, chosen: string | null): Value {
  return {
    choices: speech.codes(codes).map((one) => ({ text: speech.code(codes, one), on: one === chosen })),
  }
}

/** A number as people write it: no needless zeros, thousands parted. */
export function number(value: number | null, unit: string | null = null): string {
  if (value === null) return '—'
  const text = String(Math.round(value * 100) / 100).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return unit === null || unit === '' ? text : `${text} ${unit}`
}

export function clientText({ client }: CaseFile, { w, code }: Speech): string {
  return list([
    client.name,
    code('sex', client.sex),
    client.age === null ? null : w('years', client.age),
    client.department,
    client.bed,
  ])
}
