import { z } from 'zod'
import { ENCOUNTER_CLASSES } from '../clients.ts'

export const CHARSETS = ['utf-8', 'gb18030', 'iso-8859-1'] as const

/** A table from the source's codes to ours; codes are compared without regard to case. */
const Table = z.record(z.string(), z.string())
const Offset = z.string().regex(/^[+-]\d{2}:\d{2}$/)

/** How one source speaks. */
export const MappingRules = z.strictObject({
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
  visitClass: z.record(z.string(), z.enum([...ENCOUNTER_CLASSES, 'none'])),
  classOfEvent: z
    .partialRecord(z.enum(['A01', 'A04']), z.enum(ENCOUNTER_CLASSES))
    .describe('when PV1-2 is empty'),
  marital: Table.describe('GB/T 2261.2'),
  ethnicity: Table.describe('GB/T 3304'),
  relation: Table.describe('GB/T 4761'),
  disposition: Table,
  payer: Table,
})

/** A mapping with everything it extends laid under it. */
export type Mapping = z.infer<typeof MappingRules> & { readonly id: string }

/** A file of `content/hl7v2`: what differs from the mapping it extends, where that comes from, and messages that prove it. */
export const MappingFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  extends: z.string().nullable(),
  title: z.strictObject({ zh: z.string(), en: z.string() }),
  status: z.enum(['verified', 'from-sources', 'common-practice', 'unknown']),
  source: z.string().min(1),
  rules: MappingRules.partial(),
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
