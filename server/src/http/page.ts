import { Id, Instant } from '@quancheng/contract/wire.ts'
import { refuse } from './refused.ts'

/** What a cursor is made of; `digits` is a bigint, which JSON cannot carry as a number. */
interface Parts {
  readonly id: string
  readonly instant: string
  readonly 'instant?': string | null
  readonly integer: number
  readonly digits: string
}
type Kind = keyof Parts

const IS: Readonly<Record<Kind, (part: unknown) => boolean>> = {
  id: (part) => Id.safeParse(part).success,
  instant: isInstant,
  'instant?': (part) => part === null || isInstant(part),
  integer: (part) => Number.isInteger(part) && Math.abs(Number(part)) < 2 ** 31,
  digits: (part) => typeof part === 'string' && /^\d{1,18}$/.test(part),
}

function isInstant(part: unknown): boolean {
  return part === 'infinity' || part === '-infinity' || Instant.safeParse(part).success
}

/** Where a page ended: given out with it and given back to ask for the next. Nobody outside reads it. */
export function cursorOf(...parts: readonly (Date | string | number | null)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** Comes back as it was given out; anything else is malformed and reaches no statement. */
export function readCursor<const K extends readonly Kind[]>(
  text: string,
  kinds: K,
): { readonly [I in keyof K]: Parts[K[I]] } {
  const parts = parsed(Buffer.from(text, 'base64url').toString())
  const fits =
    Array.isArray(parts) &&
    parts.length === kinds.length &&
    kinds.every((kind, index) => IS[kind](parts[index]))
  return fits ? (parts as unknown as { readonly [I in keyof K]: Parts[K[I]] }) : refuse('malformed')
}

/** For the many lists whose order is an instant and then the id. */
export function readRowCursor(text: string | undefined): readonly [at: string, id: string] | null {
  return text === undefined ? null : readCursor(text, ['instant', 'id'])
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A list is counted so far and no further: beyond, the screen says “1 000+”. */
export const COUNT_UP_TO = 1000

/** `found` was counted to COUNT_UP_TO + 1. */
export function asCount(found: number): { readonly count: number; readonly more: boolean } {
  return { count: Math.min(found, COUNT_UP_TO), more: found > COUNT_UP_TO }
}

/** Of one row more than was asked for: the page, and its last row if another page follows. */
export function cut<Row>(
  rows: readonly Row[],
  limit: number,
): { readonly shown: readonly Row[]; readonly last: Row | undefined } {
  const shown = rows.slice(0, limit)
  return { shown, last: rows.length > limit ? shown.at(-1) : undefined }
}
