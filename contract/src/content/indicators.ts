import { z } from 'zod'

const TextPair = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) })

/** content/indicators: what each figure counts, of what, and where the definition comes from. */
export const IndicatorFile = z.strictObject({
  source: z.string().min(1),
  indicators: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z][A-Za-z]+$/),
      name: TextPair,
      counts: TextPair,
      of: TextPair.nullable(),
      unit: z.enum(['cases', 'services', 'hours', 'percent']),
      status: z.enum(['verified', 'from-seed', 'common', 'unknown']),
      source: z.string().min(1),
      target: z.number().nullable(),
    }),
  ),
})
export type IndicatorFile = z.infer<typeof IndicatorFile>
export type Indicator = IndicatorFile['indicators'][number]
