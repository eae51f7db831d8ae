import { z } from 'zod'
import { parameter, Status } from './parameter.ts'
import { Texts } from './texts.ts'

/** What is not put into use before somebody has weighed what it means for people. */
export const GATES = ['learned-model', 'record-destination', 'record-reader', 'other-body'] as const
export type Gate = (typeof GATES)[number]

/** The kinds of processing that an impact assessment is about, and what an assessment of each opens. */
export const ImpactFile = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    version: z.string().min(1),
    kinds: z
      .array(
        z.strictObject({
          id: z.string().regex(/^[a-z][a-z0-9-]*$/),
          name: Texts,
          status: Status,
          source: z.string().min(1).max(600),
          opens: z.array(z.enum(GATES)),
        }),
      )
      .min(1)
      .max(20),
    keepYears: parameter(z.int().positive()),
  })
  .refine(({ kinds }) => new Set(kinds.map(({ id }) => id)).size === kinds.length, {
    message: 'a kind stands here twice',
    path: ['kinds'],
  })
export type ImpactFile = z.infer<typeof ImpactFile>
