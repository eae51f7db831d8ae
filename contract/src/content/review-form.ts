import { z } from 'zod'
import { Status } from './parameter.ts'
import { Texts, Wordings } from './texts.ts'

const Word = z.string().regex(/^[a-z][a-z0-9-]*$/)

/** By what a drawn case is judged: criteria with points, the same for the worker, the supervisor and a third person. */
export const ReviewForm = z
  .strictObject({
    id: Word,
    version: z.string().min(1),
    name: Texts,
    wording: Wordings,
    source: z.string().min(1),
    status: Status,
    criteria: z
      .array(z.strictObject({ id: Word, name: Texts, about: Texts, most: z.int().min(1).max(100) }))
      .min(1)
      .max(40),
  })
  .refine(({ criteria }) => new Set(criteria.map(({ id }) => id)).size === criteria.length, {
    message: 'names a criterion twice',
    path: ['criteria'],
  })
export type ReviewForm = z.infer<typeof ReviewForm>
