import type { Address } from '../ui/filters.ts'

/** `?state=open&ward=a&ward=b` as words: a key that repeats is an array, everything is text. */
export function parseAddress(search: string): Address {
  const address: Record<string, string | string[]> = {}
  for (const [key, value] of new URLSearchParams(search)) {
    const before = address[key]
    address[key] = before === undefined ? value : [before, value].flat()
  }
  return address
}

/** The other way round; what is undefined or null is left out. */
export function writeAddress(address: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(address))
    for (const each of [value].flat())
      if (each !== undefined && each !== null) query.append(key, String(each))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
