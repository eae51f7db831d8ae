import { URGENCIES } from '@quancheng/rules/request.ts'
import { z } from 'zod'
import { Day } from '../wire.ts'
import { parameter } from './parameter.ts'
import { Texts } from './texts.ts'

const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** A number that can be dialled, also inside the house. */
const PhoneNumber = z.string().regex(/^[0-9][0-9 -]{2,19}$/)

const NightWords = z.strictObject({
  zh: z.string().trim().min(1).max(300),
  en: z.string().trim().min(1).max(300),
})
const LinkDays = z.int().min(1).max(90)

export const DoorHours = z
  .strictObject({
    from: ClockTime,
    to: ClockTime,
    days: z.array(z.int().min(1).max(7)).min(1).max(7).describe('1 Monday to 7 Sunday'),
  })
  .refine(({ from, to }) => from < to, { message: 'the day ends before it begins', path: ['to'] })

/** Days on end, both included. */
const Days = z
  .strictObject({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { message: 'it ends before it begins', path: ['to'] })

/** What one institution has set for its own door, over what the content says. */
export const DoorSettings = z.strictObject({
  hours: DoorHours.nullable().default(null),
  closed: z.array(Days).max(60).default([]).describe('days on which nobody is there'),
  worked: z
    .array(Days)
    .max(60)
    .default([])
    .describe('days off on which somebody is there all the same, in exchange for a holiday (调休)'),
  office: PhoneNumber.nullable().default(null),
  onDuty: PhoneNumber.nullable().default(null),
  helpLine: PhoneNumber.nullable().default(null),
  night: NightWords.nullable().default(null),
  ratingDays: LinkDays.nullable().default(null),
})
export type DoorSettings = z.infer<typeof DoorSettings>

export const DOOR_PLACES = ['bed', 'room', 'call'] as const

/** What the patient's door asks and says: topics, places to meet, words that alarm, consent. */
export const DoorFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  version: z.string().min(1),
  topics: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z][a-z-]*$/),
        name: Texts,
        about: Texts,
        urgency: z.enum(URGENCIES),
      }),
    )
    .min(2)
    .max(8)
    .describe('one of urgency crisis shows at once how to call somebody'),
  where: z.strictObject({ bed: Texts, room: Texts, call: Texts }).describe('what the worker reads of it'),
  crisis: z.strictObject({
    words: z.array(z.string().trim().min(2).max(40)).min(1).max(100),
    reason: Texts,
  }),
  hours: parameter(DoorHours).describe('when somebody is there to look'),
  phones: z.strictObject({
    office: parameter(PhoneNumber),
    onDuty: parameter(PhoneNumber).describe('who answers at night'),
    helpLine: parameter(PhoneNumber).describe(
      'shown only when verified for the place, or set by the institution',
    ),
  }),
  links: z
    .strictObject({
      questionnaireDays: parameter(LinkDays),
      ratingDays: parameter(LinkDays).describe(
        'how long somebody can say how the service was; without a number nobody is asked',
      ),
    })
    .describe('for how many days a link given out can be used'),
  consent: z.strictObject({
    sees: z.array(Texts).min(1).max(6),
    seesNot: z.array(Texts).min(1).max(6),
    short: Texts,
    full: z
      .array(z.strictObject({ title: Texts, words: Texts }))
      .min(1)
      .max(12),
  }),
})
export type DoorFile = z.infer<typeof DoorFile>
