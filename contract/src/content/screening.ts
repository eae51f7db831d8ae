import { URGENCIES } from '@quancheng/rules/request.ts'
import { BOOLEAN_FACTS, CODE_FACTS, type Condition, NUMBER_FACTS } from '@quancheng/rules/screening.ts'
import { z } from 'zod'
import { Status } from './parameter.ts'
import { Texts, Wordings } from './texts.ts'

export const ConditionTree: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.strictObject({ op: z.enum(['all', 'any']), of: z.array(ConditionTree).min(1) }),
    z.strictObject({ op: z.literal('not'), of: ConditionTree }),
    z.strictObject({ op: z.enum(['at-least', 'at-most']), fact: z.enum(NUMBER_FACTS), value: z.number() }),
    z.strictObject({
      op: z.enum(['one-of', 'starts-with', 'contains']),
      fact: z.enum(CODE_FACTS),
      values: z.array(z.string().min(1)).min(1),
    }),
    z.strictObject({ op: z.literal('is'), fact: z.enum(BOOLEAN_FACTS), value: z.boolean() }),
    z.strictObject({
      op: z.literal('score-at-least'),
      instrument: z.string(),
      scale: z.string(),
      value: z.number(),
    }),
  ]),
)

/** Rules that raise a request by themselves when a person is admitted or a score is taken; a hospital changes them freely. */
export const ScreeningSet = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().min(1),
  name: Texts,
  wordings: Wordings,
  rules: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]*$/),
        enabled: z.boolean(),
        urgency: z.enum(URGENCIES),
        when: ConditionTree,
        reason: Texts.describe('`{fact}` is replaced by the evidence'),
        status: Status,
        source: z.string().min(1),
      }),
    )
    .min(1),
})
export type ScreeningSet = z.infer<typeof ScreeningSet>
