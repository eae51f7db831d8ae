import type { Mapping } from '@quancheng/contract/content/hl7v2-mapping.ts'
import type { Coded } from './adt-message.ts'
import { type Fault, notInTable, place, unreadable } from './faults.ts'
import type { Header } from './header.ts'
import { inTable } from './mapping.ts'
import { field, type Message, part, type Repetition, type Segment, type Sent, value } from './parse.ts'
import { readTime, type Stamp } from './time.ts'

/** A message being read with its source's mapping; `faults` fills as things turn out unreadable. */
export interface Reader {
  readonly message: Message
  readonly mapping: Mapping
  readonly header: Header
  readonly faults: Fault[]
}

type Given<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> }

/** Leaves out what was not sent, so that a key that is there always says something. */
export function given<T extends object>(facts: T): Given<T> {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as Given<T>
}

export function stamp(
  reader: Reader,
  segment: Segment | null,
  n: number,
  zh: string,
  en: string,
): Sent<Stamp> {
  const text = value(reader.message, segment, n)
  if (text === undefined || text === null) return text
  const read = readTime(text, reader.mapping.offset)
  if (read === null && segment !== null)
    reader.faults.push(unreadable(place(segment.id, n, segment.occurrence), zh, en))
  return read ?? undefined
}

/** An instant that something depends on: a stamp too coarse to name a day is a fault, not a guess. */
export function instant(
  reader: Reader,
  segment: Segment | null,
  n: number,
  zh: string,
  en: string,
): Sent<string> {
  const read = stamp(reader, segment, n, zh, en)
  if (read === undefined || read === null) return read
  if (read.instant === null && segment !== null)
    reader.faults.push(unreadable(place(segment.id, n, segment.occurrence), zh, en))
  return read.instant ?? undefined
}

/** A code that something depends on: one the mapping does not list is a fault. */
export function mustMap<T extends string>(
  reader: Reader,
  table: Readonly<Record<string, T>>,
  segment: Segment,
  n: number,
  words: { readonly zh: string; readonly en: string },
): Sent<T> {
  const code = value(reader.message, segment, n)
  if (code === undefined || code === null) return code
  const found = inTable(table, code)
  if (found === null)
    reader.faults.push(notInTable(place(segment.id, n, segment.occurrence), code, words.zh, words.en))
  return found ?? undefined
}

/** A code that only describes: one the mapping does not list keeps the source's own words. */
export function coded(
  reader: Reader,
  table: Readonly<Record<string, string>>,
  segment: Segment | null,
  n: number,
): Sent<Coded> {
  const repetitions = field(reader.message, segment, n)
  return repetitions ? asCoded(repetitions[0], table) : repetitions
}

export function asCoded(
  repetition: Repetition | undefined,
  table: Readonly<Record<string, string>>,
): Coded | undefined {
  const raw = part(repetition, 1) ?? null
  const text = part(repetition, 2) ?? null
  if (raw === null && text === null) return undefined
  const code = (raw === null ? null : inTable(table, raw)) ?? (text === null ? null : inTable(table, text))
  return { code, raw, text }
}
