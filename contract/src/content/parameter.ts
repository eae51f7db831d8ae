import { z } from 'zod'
import { DraftTexts, Texts } from './texts.ts'

/** How well something is known: read in a public text, said in the source documents, customary, set by this project, set by the institution itself, or not known. */
export const STATUSES = ['verified', 'from-seed', 'common', 'ours', 'institution', 'unknown'] as const
export const Status = z.enum(STATUSES)
export type Status = z.infer<typeof Status>

/** A number or text that differs by place or year; without a value it is shown as 未配置 and nothing is made up for it. */
export function parameter<T extends z.ZodType>(value: T) {
  return z
    .strictObject({
      name: Texts,
      value: value.nullable(),
      status: Status,
      source: z
        .string()
        .min(1)
        .max(2000)
        .describe('where the value comes from, or where it would have to be looked up'),
    })
    .refine((given) => ('value' in given && given.value === null) === (given.status === 'unknown'), {
      message: 'a parameter is unknown exactly when it has no value',
      path: ['status'],
      params: { problem: 'value-unknown' },
    })
}

/** The same while somebody is still writing it. */
export function draftParameter<T extends z.ZodType>(value: T) {
  return z.strictObject({
    name: DraftTexts,
    value: value.nullable(),
    status: Status,
    source: z.string().max(2000),
  })
}
