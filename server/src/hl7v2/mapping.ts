import type { Mapping } from '@quancheng/contract/content/hl7v2-mapping.ts'

export function inTable<T extends string>(table: Readonly<Record<string, T>>, code: string): T | null {
  const wanted = code.toUpperCase()
  const found = Object.entries(table).find(([key]) => key.toUpperCase() === wanted)
  return found === undefined ? null : found[1]
}

/** Who speaks how. `null` matches anyone; the first that matches counts, so the last should match all. */
export interface Source {
  readonly address: string | null
  readonly application: string | null
  readonly facility: string | null
  readonly mapping: Mapping
}
