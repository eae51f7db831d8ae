import { RISK_BANDS } from '@quancheng/rules/risk.ts'
import { z } from 'zod'
import { Status } from './parameter.ts'
import { ConditionTree } from './screening.ts'
import { Texts, Wordings } from './texts.ts'

const Points = z.int().min(1).max(20)
const Sourced = { status: Status, source: z.string().min(1) }
const Count = z.strictObject({ value: z.int().min(1).max(1000), ...Sourced })

/** What a case can show later, and a learned model is taught to foresee. */
export const RISK_EVENTS = ['safety-task', 'crisis-request', 'high-watch'] as const

/** content/risk: which circumstances add how many points, where the bands begin, and how a model may be learned and judged. */
export const RiskSet = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().min(1),
  name: Texts,
  wordings: Wordings,
  factors: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z0-9-]*$/),
        name: Texts.describe('what it is called where nobody in particular is meant'),
        enabled: z.boolean(),
        points: Points,
        when: ConditionTree,
        reason: Texts.describe('`{fact}` is replaced by the evidence'),
        ...Sourced,
      }),
    )
    .min(1)
    .max(100),
  thresholds: z.strictObject({ medium: Points, high: z.int().min(2).max(100), ...Sourced }),
  learning: z.strictObject({
    outcome: z.strictObject({
      name: Texts,
      afterDays: z
        .int()
        .min(0)
        .max(30)
        .describe('what is known so many days after a case was opened may speak'),
      events: z.array(z.enum(RISK_EVENTS)).min(1),
      ...Sourced,
    }),
    eventsPerFeature: Count,
    holdOutMonths: Count,
    leastHeldOutEvents: Count,
    penalty: z.strictObject({ value: z.number().positive(), ...Sourced }),
    smallestGroup: Count.describe('groups with fewer cases are not shown'),
    switchOn: z.strictObject({
      aucBetterBy: z.number().min(0),
      brierBetterBy: z.number().min(0),
      groupBrierWorseBy: z
        .number()
        .min(0)
        .describe('in no group may the model be worse than the rules by more'),
      judgedGroup: z.int().min(1).describe('groups with fewer cases are shown, but say nothing'),
      ...Sourced,
    }),
  }),
  examples: z
    .array(
      z.strictObject({
        says: Texts,
        facts: z.strictObject({
          age: z.int().optional(),
          sex: z.string().optional(),
          diagnosisCode: z.string().optional(),
          payer: z.string().optional(),
          readmissionWithinDays: z.int().optional(),
          lengthOfStayDays: z.int().optional(),
          departmentName: z.string().optional(),
          departmentKind: z.string().optional(),
          admittedThroughEmergency: z.boolean().optional(),
          livesAlone: z.boolean().optional(),
          staysLastYear: z.int().optional(),
          crisesLastYear: z.int().optional(),
          safetyLastYear: z.int().optional(),
          scores: z.record(z.string(), z.record(z.string(), z.number())).optional(),
        }),
        score: z.int().min(0),
        band: z.enum(RISK_BANDS),
      }),
    )
    .min(1)
    .max(120)
    .describe('every factor holds in one of them; the check scores them all'),
})
export type RiskSet = z.infer<typeof RiskSet>
