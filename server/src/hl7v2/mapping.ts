import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { VISIT_CLASSES } from './adt-message.ts'
import { CHARSETS } from './charset.ts'

/** A table from the source's codes to ours; codes are compared without regard to case. */
const Table = z.record(z.string(), z.string())
const Offset = z.string().regex(/^[+-]\d{2}:\d{2}$/)

const Rules = z.strictObject({
  charset: z.enum(CHARSETS).describe('when MSH-18 says nothing'),
  offset: Offset.describe('time zone of stamps that carry none'),
  acknowledgement: z
    .enum(['as-asked', 'original'])
    .describe('as-asked follows MSH-15 and MSH-16; original answers AA, AE or AR once, whatever they say'),
  names: z
    .enum(['split', 'unsplit'])
    .describe('unsplit: the whole name stands in PID-5.1 and nothing else counts'),
  issuer: z
    .string()
    .min(1)
    .nullable()
    .describe('of identifiers without an authority; null takes MSH-4, then MSH-3'),
  issuers: Table.describe('several spellings of one authority'),
  identifierTypes: Table,
  sex: z.record(z.string(), z.enum(['0', '1', '2', '9'])).describe('GB/T 2261.1'),
  visitClass: z.record(z.string(), z.enum([...VISIT_CLASSES, 'none'])),
  classOfEvent: z
    .partialRecord(z.enum(['A01', 'A04']), z.enum(VISIT_CLASSES))
    .describe('when PV1-2 is empty'),
  marital: Table.describe('GB/T 2261.2'),
  ethnicity: Table.describe('GB/T 3304'),
  relation: Table.describe('GB/T 4761'),
  disposition: Table,
  payer: Table,
})

export type Mapping = z.infer<typeof Rules> & { readonly id: string }

/** A file of `content/hl7v2`: what differs from the mapping it extends, where that comes from, and messages that prove it. */
export const MappingFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  extends: z.string().nullable(),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  status: z.enum(['verified', 'from-sources', 'common-practice', 'unknown']),
  source: z.string().min(1),
  rules: Rules.partial(),
  examples: z
    .array(
      z.strictObject({
        title: z.string(),
        message: z.array(z.string()).describe('segments'),
        person: z.record(z.string(), z.unknown()).optional().describe('what must be found in the person'),
        visit: z.record(z.string(), z.unknown()).optional().describe('what must be found in the visit'),
      }),
    )
    .min(1),
})
export type MappingFile = z.infer<typeof MappingFile>

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

export async function readMappingFiles(folder: string): Promise<readonly MappingFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(
    names.map(async (name) => {
      const file = MappingFile.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))
      if (`${file.id}.json` !== name) throw new Error(`${name}: its id is "${file.id}"`)
      return file
    }),
  )
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
  return { ...Rules.parse(rules), id }
}

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
