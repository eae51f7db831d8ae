import { z } from 'zod'
import { parameter, Status } from './parameter.ts'
import { Texts } from './texts.ts'

const Id = z.string().regex(/^[a-z][a-z0-9-]*$/)
const Sourced = { status: Status, source: z.string().min(1).max(600) }
const Minutes = parameter(z.int().positive())

export const COLOURS = ['red', 'orange', 'yellow'] as const

/** One duty to report: which situations, by whose law, within what time, to whom. A new law is a new file. */
export const DutyReportFile = z
  .strictObject({
    id: Id,
    version: z.string().min(1),
    name: Texts,
    about: Texts.describe('whom it protects, in a sentence'),
    underAge: z.int().positive().nullable().describe('people younger than this; null: age does not decide'),
    law: z.strictObject({ name: Texts, ...Sourced }),
    situations: z
      .array(
        z.strictObject({
          id: Id,
          name: Texts.describe('the short name as the source has it; the English is ours'),
          colour: parameter(z.enum(COLOURS)),
        }),
      )
      .min(1)
      .max(30),
    situationsFrom: z.strictObject(Sourced),
    colours: z
      .array(z.strictObject({ id: z.enum(COLOURS), name: Texts, meaning: parameter(Texts) }))
      .min(1)
      .max(3),
    clock: z.strictObject({
      remindMinutes: Minutes.describe('until whoever answers for it must have confirmed'),
      reportMinutes: Minutes.describe('from the confirmation until the authority must have been told'),
      decideMinutes: Minutes.describe('until a second person decides on a proposal not to report'),
    }),
    authorities: z
      .array(z.strictObject({ id: Id, name: Texts, ...Sourced }))
      .min(1)
      .max(12),
  })
  .refine((file) => new Set(file.situations.map(({ id }) => id)).size === file.situations.length, {
    message: 'a situation stands here twice',
    path: ['situations'],
  })
export type DutyReportFile = z.infer<typeof DutyReportFile>
