import { type Mapping, type MappingFile, MappingRules } from '@quancheng/contract/content/hl7v2-mapping.ts'
import type { z } from 'zod'

const TABLES = [
  'issuers',
  'identifierTypes',
  'sex',
  'visitClass',
  'classOfEvent',
  'marital',
  'ethnicity',
  'relation',
  'disposition',
  'payer',
] as const

/** Tables of an extending file add to and override those below; everything else is replaced. */
function lay(
  over: z.input<typeof MappingFile>['rules'],
  under: Record<string, unknown>,
): Record<string, unknown> {
  const tables = TABLES.map((name) => [name, { ...(under[name] as object | undefined), ...over[name] }])
  return { ...under, ...over, ...Object.fromEntries(tables) }
}

/** The complete mapping of an id; a file that leaves something open, or extends in a circle, is a broken content file and throws. */
export function getMapping(files: readonly MappingFile[], id: string): Mapping {
  const chain: MappingFile[] = []
  for (let next: string | null = id; next !== null; ) {
    const wanted: string = next
    const file = files.find((one) => one.id === wanted)
    if (file === undefined) throw new Error(`content/hl7v2 has no mapping "${wanted}"`)
    if (chain.includes(file)) throw new Error(`content/hl7v2: "${wanted}" extends itself`)
    chain.push(file)
    next = file.extends
  }
  const rules = chain.reduceRight<Record<string, unknown>>((under, file) => lay(file.rules, under), {})
  return { ...MappingRules.parse(rules), id }
}
