import { z } from 'zod'
import { Status } from './parameter.ts'
import { Texts } from './texts.ts'

/** What a safety plan asks, step by step; the words are ours. */
export const SafetyPlanFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().min(1),
  basis: Texts.describe('whose structure it follows, as it is said under the form'),
  source: z.string().min(1).max(600),
  status: Status,
  steps: z
    .array(z.strictObject({ id: z.string().regex(/^[a-z][a-z-]*$/), name: Texts, ask: Texts }))
    .min(1)
    .max(12),
})
export type SafetyPlanFile = z.infer<typeof SafetyPlanFile>
