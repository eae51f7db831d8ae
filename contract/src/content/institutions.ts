import { z } from 'zod'
import { Status } from './parameter.ts'

/** Which kinds of organisation are medical institutions where one has not said so itself. */
export const InstitutionFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().min(1),
  medicalKinds: z.strictObject({
    status: Status,
    source: z.string().min(1).max(600),
    items: z.array(z.enum(['hospital', 'community', 'agency', 'foundation', 'commission'])).max(5),
  }),
})
export type InstitutionFile = z.infer<typeof InstitutionFile>
