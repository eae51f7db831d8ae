import { FLAG_ACTIONS, FLAG_SEVERITIES, SCALE_METHODS } from '@quancheng/rules/scoring.ts'
import { z } from 'zod'
import { Texts, Wordings } from './texts.ts'

const Key = z.string().regex(/^[a-z][a-z0-9-]*$/)

const ITEM = { id: Key, section: Key.nullable(), required: z.boolean(), text: Texts }
const NumberOption = z.strictObject({ value: z.number(), text: Texts })
const CodeOption = z.strictObject({ value: Key, text: Texts })

export const InstrumentItem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), ...ITEM, options: z.array(NumberOption).min(2) }),
  z.strictObject({
    kind: z.literal('several'),
    ...ITEM,
    options: z.array(CodeOption).min(1).describe('any number of them; none chosen is an answer too'),
  }),
  z.strictObject({ kind: z.literal('text'), ...ITEM, options: z.array(CodeOption).length(0) }),
])
export type InstrumentItem = z.infer<typeof InstrumentItem>

export const Answers = z.record(z.string(), z.union([z.number(), z.string(), z.array(z.string()), z.null()]))

const Scale = z.strictObject({
  id: Key,
  name: Texts,
  items: z.array(Key).min(1),
  reverse: z.array(Key),
  method: z.enum(SCALE_METHODS),
  multiplier: z.number().positive(),
  lowest: z.number(),
  highest: z.number(),
  higherIs: z.enum(['worse', 'better']),
  missing: z.strictObject({ atMost: z.int().nonnegative(), fill: z.enum(['nothing', 'mean']) }),
  bands: z.array(
    z.strictObject({
      key: Key,
      from: z.number(),
      to: z.number(),
      name: Texts,
      level: z.int().min(0).max(4).describe('0 calm … 4 gravest, for the shading of a chart'),
    }),
  ),
})

/** A questionnaire as data, with its licence, the origin of its words and worked examples that prove its scoring. */
export const Instrument = z
  .strictObject({
    id: Key,
    version: z.string().min(1),
    name: Texts,
    shortName: Texts,
    purpose: Texts,
    instruction: Texts,
    minutes: z.number().nullable().describe('how long it takes; null when nobody has measured it'),
    origin: z.enum(['published', 'ours']),
    source: z.string().min(1),
    licence: z.string().min(1),
    wordings: Wordings,
    note: Texts.nullable(),
    sections: z.array(z.strictObject({ id: Key, name: Texts })),
    items: z.array(InstrumentItem).min(1),
    scales: z.array(Scale).min(1),
    mainScale: Key,
    flags: z.array(
      z.strictObject({
        code: Key,
        on: z.union([z.strictObject({ item: Key }), z.strictObject({ scale: Key })]),
        atLeast: z.number(),
        severity: z.enum(FLAG_SEVERITIES),
        action: z.enum(FLAG_ACTIONS),
        text: Texts,
      }),
    ),
    examples: z
      .array(
        z.strictObject({
          says: z.string().min(1),
          answers: Answers,
          expect: z.strictObject({
            scores: z.record(z.string(), z.number().nullable()),
            band: z.string().nullable(),
            flags: z.array(z.string()),
            missing: z.array(z.string()),
          }),
        }),
      )
      .min(1),
  })
  .superRefine((instrument, context) => {
    const items = instrument.items.map((item) => item.id)
    const scales = instrument.scales.map((scale) => scale.id)
    const sections = instrument.sections.map((section) => section.id)
    const complain = (path: (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path, message })
    if (new Set(items).size !== items.length) complain(['items'], 'two items share an id')
    if (!scales.includes(instrument.mainScale))
      complain(['mainScale'], `there is no scale ${instrument.mainScale}`)
    instrument.items.forEach((item, index) => {
      if (item.section !== null && !sections.includes(item.section))
        complain(['items', index, 'section'], `there is no section ${item.section}`)
    })
    instrument.scales.forEach((scale, index) => {
      for (const id of [...scale.items, ...scale.reverse])
        if (!items.includes(id)) complain(['scales', index, 'items'], `there is no item ${id}`)
      const bands = scale.bands.toSorted((first, second) => first.from - second.from)
      bands.forEach((band, place) => {
        const next = bands[place + 1]
        if (band.from > band.to || (next && next.from <= band.to))
          complain(['scales', index, 'bands'], `band ${band.key} overlaps or is turned round`)
      })
      const [first, last] = [bands[0], bands.at(-1)]
      if (first && last && (first.from !== scale.lowest || last.to !== scale.highest))
        complain(['scales', index, 'bands'], 'the bands do not cover the scale')
    })
    instrument.flags.forEach((flag, index) => {
      const isKnown = 'item' in flag.on ? items.includes(flag.on.item) : scales.includes(flag.on.scale)
      if (!isKnown) complain(['flags', index, 'on'], 'names nothing in this instrument')
    })
  })
export type Instrument = z.infer<typeof Instrument>
