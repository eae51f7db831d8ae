import { z } from 'zod'
import { Status } from './parameter.ts'
import { Texts } from './texts.ts'

/** How a record can be written: headings to write under, nothing that is asked for. */
export const RecordTemplate = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: Texts,
  source: z.string().min(1).max(600),
  status: Status,
  parts: z
    .array(z.strictObject({ name: Texts, hint: Texts.describe('what belongs there') }))
    .min(1)
    .max(12),
})
export type RecordTemplate = z.infer<typeof RecordTemplate>
