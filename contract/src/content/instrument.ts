import { AVAILABILITIES, FLAG_ACTIONS, FLAG_SEVERITIES, SCALE_METHODS } from '@quancheng/rules/scoring.ts'
import { z } from 'zod'
import { contradictions } from './instrument-contradictions.ts'
import { Status } from './parameter.ts'
import { Texts, Wordings } from './texts.ts'

const Key = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9-]*$/)
const Source = z.string().min(1).max(600)

const AskCondition = z.union([
  z.strictObject({ item: Key, atLeast: z.number() }),
  z.strictObject({ item: Key, equals: z.number() }),
  z.strictObject({ item: Key, chosen: Key }),
])

const ITEM = {
  id: Key,
  section: Key.nullable(),
  required: z.boolean(),
  text: Texts,
  label: z
    .string()
    .min(1)
    .max(6)
    .nullable()
    .default(null)
    .describe('the number printed before it on the paper; null: its place in the list'),
  askIf: z
    .strictObject({ any: z.array(AskCondition).min(1).max(20) })
    .nullable()
    .default(null)
    .describe('asked only when one of these holds for an earlier item; null: always'),
}
const NumberOption = z.strictObject({ value: z.number(), text: Texts })
const CodeOption = z.strictObject({ value: Key, text: Texts })

export const InstrumentItem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), ...ITEM, options: z.array(NumberOption).min(2).max(30) }),
  z.strictObject({
    kind: z.literal('several'),
    ...ITEM,
    options: z.array(CodeOption).min(1).max(40).describe('any number of them; none chosen is an answer too'),
  }),
  z.strictObject({ kind: z.literal('text'), ...ITEM, options: z.array(CodeOption).length(0) }),
  z.strictObject({
    kind: z.literal('number'),
    ...ITEM,
    min: z.number(),
    max: z.number(),
    step: z.number().positive().describe('1 for whole numbers, 0.001 for an index of three decimals'),
  }),
])
export type InstrumentItem = z.infer<typeof InstrumentItem>

export const Answers = z.record(z.string(), z.union([z.number(), z.string(), z.array(z.string()), z.null()]))

const CutOff = z
  .strictObject({
    at: z.number(),
    side: z.enum(['at-least', 'at-most']),
    status: Status,
    source: Source,
    note: Texts.describe('what it was found for, and how sharply it divides, where that is known'),
  })
  .describe('a published cut-off; it is shown, and nothing follows from it')

export const Band = z.strictObject({
  key: Key,
  from: z.number(),
  to: z.number(),
  name: Texts,
  level: z.int().min(0).max(4).describe('0 calm … 4 gravest, for the shading of a chart'),
})

const Scale = z.strictObject({
  id: Key,
  name: Texts,
  items: z.array(Key).min(1).max(300),
  reverse: z.array(Key).max(300),
  method: z.enum(SCALE_METHODS),
  multiplier: z.number().positive(),
  lowest: z.number(),
  highest: z.number(),
  higherIs: z.enum(['worse', 'better']),
  missing: z.strictObject({ atMost: z.int().nonnegative(), fill: z.enum(['nothing', 'mean']) }),
  bands: z.array(Band).max(12),
  cutOffs: z.array(CutOff).max(6).default([]),
  reliableChange: z
    .strictObject({ reliability: z.number().gt(0).lt(1), sd: z.number().positive(), source: Source })
    .nullable()
    .default(null)
    .describe('from which change on a difference is more than chance; null: not known for the people served'),
})

const FlagTarget = z.union([
  z.strictObject({ item: Key }),
  z.strictObject({ item: Key, chosen: Key }).describe('one code among several'),
  z.strictObject({ items: z.array(Key).min(2).max(40) }).describe('any of them'),
  z.strictObject({ scale: Key }),
])

export const Flag = z
  .strictObject({
    code: Key,
    on: FlagTarget,
    atLeast: z.number().nullable().default(null),
    atMost: z.number().nullable().default(null),
    severity: z.enum(FLAG_SEVERITIES),
    action: z.enum(FLAG_ACTIONS),
    outranks: z
      .array(Key)
      .max(20)
      .default([])
      .describe('flags of the same ladder that are not raised beside this one'),
    text: Texts,
  })
  .refine(({ atLeast, atMost }) => (atLeast === null) !== (atMost === null), {
    message: 'a flag is raised at least at a value or at most at one',
    path: ['atLeast'],
  })
export type Flag = z.infer<typeof Flag>

/**
 * `in-use`: the words here are the official ones. `exists`: there are official ones, and ours must be replaced by them
 * before clinical use. `unknown`: we found none. `none`: the words were ours from the start.
 */
const OFFICIAL_WORDINGS = ['in-use', 'exists', 'unknown', 'none'] as const

/** A questionnaire as data, with its licence, the origin of its words and worked examples that prove its scoring. */
export const Instrument = z
  .strictObject({
    id: Key,
    version: z.string().min(1),
    name: Texts,
    shortName: Texts,
    purpose: Texts,
    isForPatients: z
      .boolean()
      .default(false)
      .describe('made to be answered by the person alone, and its words may be shown to anybody'),
    instruction: Texts,
    minutes: z.number().nullable().describe('how long it takes; null when nobody has measured it'),
    origin: z
      .enum(['published', 'ours', 'institution'])
      .describe('institution: brought in by the institution that uses it'),
    availability: z
      .enum(AVAILABILITIES)
      .describe('open; licence-needed: off until the institution confirms one; total-only: no items of it'),
    source: z.string().min(1).max(1000),
    licence: z.string().min(1).max(1000),
    wordings: Wordings,
    officialWording: z
      .strictObject({ zh: z.enum(OFFICIAL_WORDINGS), en: z.enum(OFFICIAL_WORDINGS) })
      .describe(
        'whether the words are official: in use, existing and to replace ours, not known, not needed',
      ),
    note: Texts.nullable(),
    sections: z.array(z.strictObject({ id: Key, name: Texts })).max(20),
    items: z.array(InstrumentItem).min(1).max(300),
    scales: z.array(Scale).min(1).max(20),
    mainScale: Key,
    flags: z.array(Flag).max(40),
    examples: z
      .array(
        z.strictObject({
          says: z.string().min(1).max(300),
          answers: Answers,
          expect: z.strictObject({
            scores: z.record(z.string(), z.number().nullable()),
            band: z.string().nullable(),
            flags: z.array(z.string()),
            missing: z.array(z.string()),
          }),
        }),
      )
      .max(120)
      .describe('none only where an institution brought it in without any'),
  })
  .superRefine((instrument, context) => {
    for (const { path, message } of contradictions(instrument))
      context.addIssue({ code: 'custom', path, message })
  })
export type Instrument = z.infer<typeof Instrument>
