import { z } from 'zod'
import { Status } from './parameter.ts'
import { Texts, Wordings } from './texts.ts'

/** A value set: codes with their names, as a national standard or as we list them. */
export const CodeList = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z0-9-]*$/),
    name: Texts,
    standard: z.string().nullable().describe('designation; null when the list is ours'),
    status: Status,
    source: z.string().min(1),
    wordings: Wordings,
    codes: z.array(z.strictObject({ code: z.string().min(1), name: Texts })).min(1),
  })
  .refine((list) => new Set(list.codes.map((entry) => entry.code)).size === list.codes.length, {
    message: 'a code stands here twice',
    path: ['codes'],
  })
export type CodeList = z.infer<typeof CodeList>
