import { z } from 'zod'

/** Shapes that recur on the wire. */
export const Id = z.uuid()
export const CommandId = z
  .uuid()
  .describe('made by the client; sending it twice has the effect of sending it once')
export const Day = z.iso.date().describe('calendar day, YYYY-MM-DD')
export const Instant = z.iso.datetime({ offset: true }).describe('instant, ISO 8601')
export const Revision = z.int().min(1).describe('the revision of the row that the writer saw')
export const Line = z.string().trim().min(1).max(200)
export const MaybeLine = z.string().trim().max(200).nullable()
export const Text = z.string().trim().min(1).max(20_000)
export const MaybeText = z.string().trim().max(20_000).nullable()

/** A query parameter that may be absent, given once or given several times. */
export function many<T extends z.ZodType<string, string>>(item: T) {
  return z
    .union([item, z.array(item).max(50)])
    .optional()
    .transform((given): z.output<T>[] => {
      if (given === undefined) return []
      return Array.isArray(given) ? given : [given as z.output<T>]
    })
}

export const PageAsk = {
  after: z.string().max(400).optional().describe('cursor from the previous page'),
  limit: z.coerce.number<string | number>().int().min(1).max(200).default(50),
}

/** A page of a list. `count` stops at 1 000: then `more` is true and the screen says “1 000+”. */
export function page<T extends z.ZodType>(item: T) {
  return z.strictObject({
    rows: z.array(item),
    next: z.string().nullable(),
    count: z.int().nonnegative(),
    more: z.boolean(),
  })
}

/** A written row and its new revision. */
export const Written = z.strictObject({ id: Id, revision: z.int() })
export const PersonRef = z.strictObject({ id: Id, name: z.string() })
export type PersonRef = z.infer<typeof PersonRef>
