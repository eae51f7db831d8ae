import { CLOSURE_REASONS } from '@quancheng/rules/closure.ts'
import { PAPERS, STAGES } from '@quancheng/rules/course.ts'
import { z } from 'zod'
import { parameter, Status } from './parameter.ts'
import { Texts, Wordings } from './texts.ts'

const Paper = z.enum(PAPERS)
const Stage = z.enum(STAGES)
const Days = z.int().positive()

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

const Sourced = { status: Status, source: z.string().min(1).max(600) }
const isKnownUnlessEmpty = ({ status, items }: { status: Status; items: readonly unknown[] }) =>
  (status === 'unknown') === (items.length === 0)
const wrongList = { message: 'a list is unknown exactly when it is empty', path: ['status'] }
const SourcedTexts = z
  .strictObject({ ...Sourced, items: z.array(Texts).max(40) })
  .refine(isKnownUnlessEmpty, wrongList)

const Step = z.strictObject({
  stage: Stage.describe('the step of our own course onto which this step is laid'),
  order: z.int().positive(),
  name: Texts,
  origin: z
    .enum(['standard', 'ours'])
    .describe('ours: a step the standard does not name but the course needs'),
  papers: z
    .strictObject({ complex: z.array(Paper), brief: z.array(Paper).nullable() })
    .describe('what must lie in the file before the step is left; null: brief cases pass over the step'),
})

/** A standard of medical social work as data: its names, its course, its parameters (domain.md A9). */
export const StandardPack = z
  .strictObject({
    code: z.string().regex(/^[a-z][a-z0-9-]*$/),
    version: z.string().min(1),
    fictional: z.boolean(),
    isDefault: z
      .boolean()
      .describe('cases are opened under it where neither the case nor the institution names a pack'),
    designation: z.string().min(1).describe('as printed on the standard'),
    name: Texts,
    issuer: Texts,
    year: z.int().nullable(),
    fullText: z.strictObject({ ...Sourced, note: Texts }),
    wordings: Wordings,
    appliesTo: z
      .strictObject({ ...Sourced, text: Texts.nullable() })
      .refine(({ status, text }) => (status === 'unknown') === (text === null), {
        message: 'a text is unknown exactly when there is none',
        path: ['status'],
      }),
    outline: SourcedTexts.describe('the parts of the standard, as far as the public can know them'),
    aims: SourcedTexts,
    principles: SourcedTexts,
    requirements: SourcedTexts.describe('what else it regulates: people, places, records, quality'),
    course: z.strictObject({
      ...Sourced,
      note: Texts,
      papersStatus: Status.describe('of the papers each step asks for'),
      papersSource: z.string().min(1),
      steps: z.array(Step).min(1).max(20),
      skips: z.array(z.strictObject({ stage: Stage, why: Texts })).max(20),
    }),
    paperNames: z.record(Paper, Texts),
    serviceItems: z
      .strictObject({
        ...Sourced,
        items: z.array(z.strictObject({ audience: z.enum(AUDIENCES), name: Texts })).max(80),
      })
      .refine(isKnownUnlessEmpty, wrongList),
    methods: SourcedTexts,
    parameters: z.record(
      z.string().regex(/^[a-z][a-zA-Z]*$/),
      parameter(z.union([z.number(), z.string(), z.boolean()])),
    ),
    closureReasons: z
      .array(
        z.strictObject({
          reason: z.enum(CLOSURE_REASONS),
          name: Texts,
          waives: z.array(Paper).describe('papers nobody can ask for any more when a case ends so'),
        }),
      )
      .min(1),
    followUp: z.strictObject({
      afterDischargeDays: parameter(z.array(Days).min(1)),
      afterClosureDays: parameter(z.array(Days).min(1)),
      unreachableAfterAttempts: parameter(z.int().positive()),
      missedAfterDays: parameter(z.int().nonnegative()),
      supervisorAfterDays: parameter(z.int().nonnegative()),
      headAfterDays: parameter(z.int().nonnegative()),
    }),
  })
  .superRefine((pack, context) => {
    const stages = [...pack.course.steps, ...pack.course.skips].map((part) => part.stage)
    for (const stage of STAGES) {
      const times = stages.filter((other) => other === stage).length
      if (times === 1) continue
      context.addIssue({
        code: 'custom',
        path: ['course'],
        message: `${stage} must be exactly once a step or a skip, it is so ${times} times`,
      })
    }
    const orders = pack.course.steps.map((step) => step.order)
    if (new Set(orders).size !== orders.length)
      context.addIssue({ code: 'custom', path: ['course', 'steps'], message: 'two steps share an order' })
    const reasons = pack.closureReasons.map((entry) => entry.reason)
    for (const reason of CLOSURE_REASONS)
      if (reasons.filter((other) => other === reason).length !== 1)
        context.addIssue({
          code: 'custom',
          path: ['closureReasons'],
          message: `${reason} must stand here exactly once`,
        })
  })
export type StandardPack = z.infer<typeof StandardPack>
