import { CLOSURE_REASONS } from '@quancheng/rules/closure.ts'
import { PAPERS, STAGES } from '@quancheng/rules/course.ts'
import { z } from 'zod'
import { draftParameter, parameter, Status } from './parameter.ts'
import { DraftTexts, Texts, Wordings } from './texts.ts'

const Paper = z.enum(PAPERS)
const Stage = z.enum(STAGES)
const Days = z.int().positive().max(3650)

/** For whom a service is; `care` where the source names services without saying for whom. */
export const AUDIENCES = [
  'patient-family',
  'staff',
  'staff-institution',
  'institution',
  'volunteers',
  'community',
  'public-health-event',
  'care',
] as const

/** A draft may still have gaps and contradictions; what a case is opened under may not. */
function packShape<T extends typeof Texts | typeof DraftTexts>(words: T, isDraft: boolean) {
  const least = isDraft ? 0 : 1
  const sourced = { status: Status, source: z.string().min(least).max(600) }
  const isKnownUnlessEmpty = ({ status, items }: { status: Status; items: readonly unknown[] }) =>
    isDraft || (status === 'unknown') === (items.length === 0)
  const wrongList = {
    message: 'a list is unknown exactly when it is empty',
    path: ['status'],
    params: { problem: 'list-unknown' },
  }
  const sourcedTexts = z
    .strictObject({ ...sourced, items: z.array(words).max(40) })
    .refine(isKnownUnlessEmpty, wrongList)
  const medicalInstitutionOnly = z
    .literal(true)
    .optional()
    .describe('psychotherapy: done within a medical institution only (精神卫生法 51)')
  const parameterOf = <V extends z.ZodType>(value: V) => (isDraft ? draftParameter(value) : parameter(value))
  const step = z.strictObject({
    stage: Stage.describe('the step of our own course onto which this step is laid'),
    order: z.int().positive().max(1000),
    name: words,
    origin: z
      .enum(['standard', 'ours'])
      .describe('ours: a step the standard does not name but the course needs'),
    papers: z
      .strictObject({ complex: z.array(Paper).max(40), brief: z.array(Paper).max(40).nullable() })
      .describe('what must lie in the file before the step is left; null: brief cases pass over the step'),
  })
  return z.strictObject({
    code: z
      .string()
      .max(80)
      .regex(/^[a-z][a-z0-9-]*$/),
    version: z.string().min(1).max(40),
    fictional: z.boolean(),
    isDefault: z
      .boolean()
      .describe('cases are opened under it where neither the case nor the institution names a pack'),
    designation: z.string().min(least).max(200).describe('as printed on the standard'),
    name: words,
    issuer: words,
    year: z.int().min(1900).max(2200).nullable(),
    fullText: z.strictObject({ ...sourced, note: words }),
    wordings: Wordings,
    appliesTo: z
      .strictObject({ ...sourced, text: words.nullable() })
      .refine(({ status, text }) => isDraft || (status === 'unknown') === (text === null), {
        message: 'a text is unknown exactly when there is none',
        path: ['status'],
        params: { problem: 'list-unknown' },
      }),
    outline: sourcedTexts.describe('the parts of the standard, as far as the public can know them'),
    aims: sourcedTexts,
    principles: sourcedTexts,
    requirements: sourcedTexts.describe('what else it regulates: people, places, records, quality'),
    course: z.strictObject({
      ...sourced,
      note: words,
      papersStatus: Status.describe('of the papers each step asks for'),
      papersSource: z.string().min(least).max(600),
      steps: z.array(step).min(1).max(20),
      skips: z.array(z.strictObject({ stage: Stage, why: words })).max(20),
    }),
    paperNames: z.record(Paper, words),
    serviceItems: z
      .strictObject({
        ...sourced,
        items: z
          .array(z.strictObject({ audience: z.enum(AUDIENCES), name: words, medicalInstitutionOnly }))
          .max(80),
      })
      .refine(isKnownUnlessEmpty, wrongList),
    methods: z
      .strictObject({
        ...sourced,
        items: z.array(z.strictObject({ ...words.shape, medicalInstitutionOnly })).max(40),
      })
      .refine(isKnownUnlessEmpty, wrongList),
    parameters: z
      .record(
        z
          .string()
          .max(60)
          .regex(/^[a-z][a-zA-Z]*$/),
        parameterOf(z.union([z.number(), z.string().max(600), z.boolean()])),
      )
      .refine((all) => Object.keys(all).length <= 80, { message: 'at most 80 parameters' }),
    closureReasons: z
      .array(
        z.strictObject({
          reason: z.enum(CLOSURE_REASONS),
          name: words,
          waives: z.array(Paper).max(40).describe('papers nobody can ask for any more when a case ends so'),
        }),
      )
      .min(1)
      .max(20),
    followUp: z.strictObject({
      afterDischargeDays: parameterOf(z.array(Days).min(1).max(40)),
      afterClosureDays: parameterOf(z.array(Days).min(1).max(40)),
      unreachableAfterAttempts: parameterOf(z.int().positive().max(100)),
      missedAfterDays: parameterOf(z.int().nonnegative().max(3650)),
      supervisorAfterDays: parameterOf(z.int().nonnegative().max(3650)),
      headAfterDays: parameterOf(z.int().nonnegative().max(3650)),
    }),
  })
}

/** As much of a pack as somebody has written so far: whole in its parts, not yet in its words. */
export const PackDraft = packShape(DraftTexts, true)

/** A standard of medical social work as data: its names, its course, its parameters. */
export const StandardPack = packShape(Texts, false).superRefine((pack, context) => {
  const stages = [...pack.course.steps, ...pack.course.skips].map((part) => part.stage)
  for (const stage of STAGES) {
    const times = stages.filter((other) => other === stage).length
    if (times === 1) continue
    context.addIssue({
      code: 'custom',
      path: ['course'],
      message: `${stage} must be exactly once a step or a skip, it is so ${times} times`,
      params: { problem: times === 0 ? 'stage-missing' : 'stage-twice', stage },
    })
  }
  const orders = pack.course.steps.map((step) => step.order)
  if (new Set(orders).size !== orders.length)
    context.addIssue({
      code: 'custom',
      path: ['course', 'steps'],
      message: 'two steps share an order',
      params: { problem: 'order-twice' },
    })
  const reasons = pack.closureReasons.map((entry) => entry.reason)
  for (const reason of CLOSURE_REASONS)
    if (reasons.filter((other) => other === reason).length !== 1)
      context.addIssue({
        code: 'custom',
        path: ['closureReasons'],
        message: `${reason} must stand here exactly once`,
        params: { problem: 'reason-not-once', reason },
      })
})
export type StandardPack = z.infer<typeof StandardPack>
