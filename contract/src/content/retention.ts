import { z } from 'zod'
import { parameter } from './parameter.ts'

const Years = parameter(z.int().positive())

/** How long a law keeps a file that somebody wants erased; each an institution's own to set. */
export const RetentionFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().min(1),
  inpatientYears: Years,
  outpatientYears: Years,
  psychiatricYears: Years,
  followsMedicalRecord: parameter(z.boolean()),
})
export type RetentionFile = z.infer<typeof RetentionFile>
