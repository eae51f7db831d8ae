import { z } from 'zod'
import { Band, Flag } from '../content/instrument.ts'
import type { Texts } from '../content/texts.ts'
import { Line } from '../wire.ts'
import type { Json } from './fhir-names.ts'

/** A band as a file may bring it; its name stands beside a score, so it is a line. */
export const FileBand = Band.extend({ name: z.strictObject({ zh: Line, en: Line }) })
export type FileBand = z.infer<typeof FileBand>

/** What of the file a link id names. */
export type Named = { readonly item: string } | { readonly scale: string } | null

export interface Reading {
  readonly texts: (of: Json, element: string) => Texts | null
  readonly named: (linkId: string) => Named
  readonly optionOf: (item: string, code: string) => string | null
}

const BAND_PARTS = {
  key: 'valueCode',
  from: 'valueDecimal',
  to: 'valueDecimal',
  level: 'valueInteger',
  name: 'valueString',
} as const
const ALARM_PARTS = {
  code: 'valueCode',
  on: 'valueString',
  chosen: 'valueCode',
  atLeast: 'valueDecimal',
  atMost: 'valueDecimal',
  severity: 'valueCode',
  action: 'valueCode',
  outranks: 'valueCode',
  text: 'valueString',
} as const
const REPEATED = ['on', 'outranks']

/** A band in an extension of ours; null where anything in it is not what it should be. */
export function bandIn(extension: Json, { texts }: Reading): FileBand | null {
  const parts = partsOf(extension, BAND_PARTS)
  const [name] = parts?.get('name') ?? []
  if (!parts || !name) return null
  const one = (part: keyof typeof BAND_PARTS) => parts.get(part)?.[0]?.[BAND_PARTS[part]]
  const read = { key: one('key'), from: one('from'), to: one('to'), level: one('level') }
  return FileBand.safeParse({ ...read, name: texts(name, 'valueString') }).data ?? null
}

/** An alarm in an extension of ours; it is never taken over in part, as one that is never raised is worse than none. */
export function alarmIn(extension: Json, reading: Reading): Flag | 'on-nothing' | null {
  const parts = partsOf(extension, ALARM_PARTS)
  const [text] = parts?.get('text') ?? []
  if (!parts || !text) return null
  const all = (part: keyof typeof ALARM_PARTS) => (parts.get(part) ?? []).map((one) => one[ALARM_PARTS[part]])
  const words = FileBand.shape.name.safeParse(reading.texts(text, 'valueString'))
  const linkIds = all('on').map(String)
  if (!words.success || linkIds.length === 0 || linkIds.length > 40) return null
  const on = targetOf(linkIds, all('chosen').map(String)[0] ?? null, reading)
  if (on === null) return 'on-nothing'
  const [code, severity, action] = [all('code')[0], all('severity')[0], all('action')[0]]
  const bounds = { atLeast: all('atLeast')[0], atMost: all('atMost')[0] }
  const read = { code, on, ...bounds, severity, action, outranks: all('outranks'), text: words.data }
  return Flag.safeParse(read).data ?? null
}

function targetOf(linkIds: readonly string[], chosen: string | null, reading: Reading): Flag['on'] | null {
  const named = linkIds.map(reading.named)
  const [first] = named
  if (!first || new Set(linkIds).size < linkIds.length) return null
  if ('scale' in first) return named.length === 1 && chosen === null ? first : null
  if (chosen !== null) {
    const option = named.length === 1 ? reading.optionOf(first.item, chosen) : null
    return option === null ? null : { item: first.item, chosen: option }
  }
  const items = named.flatMap((one) => (one && 'item' in one ? [one.item] : []))
  if (items.length < named.length) return null
  return items.length === 1 ? first : { items }
}

/** The parts of a complex extension by their names; null where one is unknown, or stands twice and may not. */
function partsOf(
  { extension }: Json,
  kinds: { readonly [part: string]: string },
): Map<string, readonly Json[]> | null {
  const found = new Map<string, readonly Json[]>()
  if (!Array.isArray(extension) || extension.length > 100) return null
  for (const part of extension) {
    const url: unknown = part?.url
    if (typeof url !== 'string' || !Object.hasOwn(kinds, url) || part[kinds[url] ?? ''] === undefined)
      return null
    const before = found.get(url) ?? []
    if (before.length > 0 && !REPEATED.includes(url)) return null
    found.set(url, [...before, part])
  }
  return found
}
