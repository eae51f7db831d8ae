import { z } from 'zod'
import { Status } from './parameter.ts'

/** Words that a social worker does not write as their own: a diagnosis is a doctor's. */
export const WordingList = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().min(1),
  status: Status,
  source: z.string().min(1).max(600),
  words: z.array(z.string().trim().min(2).max(60)).max(500),
})
export type WordingList = z.infer<typeof WordingList>
