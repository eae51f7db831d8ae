import type { CaseFile } from '@quancheng/contract/cases.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import type { Block, Field, Value } from './paper.ts'
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

/** What is not known stays empty between its lines, so that a pen can fill it. */
export function maybe(text: string | null): string {
  return text ?? ''
}

/** A text, or as many lines for the pen where there is none. */
export function written(text: string | null, lines: number): Value {
  return text === null || text === '' ? { blank: lines } : text
}

const ORDINALS = ['一', '二', '三', '四', '五', '六', '七', '八'] as const

/** The heading of one part of a form, counted. */
export function part({ locale }: Speech, ordinal: number, name: string): { readonly heading: string } {
  return { heading: locale === 'en' ? `${ordinal} ${name}` : `${ORDINALS[ordinal - 1] ?? ordinal}、${name}` }
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

/** A short Chinese label is spread to the width of four characters, as on the forms of hospitals. */
export function spread(label: string): string {
  if (!/^[\u4e00-\u9fff]{2,3}$/.test(label)) return label
  return [...label].join(label.length === 2 ? '　　' : ' ')
}

/** Whose form it is, at its head. */
export function metaOf(file: CaseFile, { w }: Speech): Field[] {
  return [
    { label: w('client'), value: file.client.name },
    { label: w('caseNumber'), value: file.number },
    { label: w('worker'), value: file.worker.name },
  ]
}

/** Lines for worker and supervisor to sign by hand. */
export function signBy(file: CaseFile, { w }: Speech): Block {
  return {
    kind: 'sign',
    boxes: [
      { label: `${w('worker')}　${file.worker.name}`, name: '', small: w('dateByHand') },
      {
        label: file.supervisor === null ? w('supervisor') : `${w('supervisor')}　${file.supervisor.name}`,
        name: '',
        small: w('dateByHand'),
      },
    ],
  }
}
