import { z } from 'zod'
import { parameter } from './parameter.ts'

/** When those who stay behind are thought of. */
export const BereavementFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().min(1),
  offerAfterDays: parameter(z.int().min(0).max(60)).describe(
    'how long after the death the worker is reminded to offer it',
  ),
  contactAfterDays: parameter(z.array(z.int().min(1).max(800)).min(1).max(12)),
})
export type BereavementFile = z.infer<typeof BereavementFile>
