import { RISK_BANDS } from '@quancheng/rules/risk.ts'
import { z } from 'zod'
import { Status } from './content/parameter.ts'
import { endpoint } from './endpoint.ts'
import { CommandId, Id, Instant, PersonRef, Revision, Text, Written } from './wire.ts'

const TextPair = z.strictObject({ zh: z.string(), en: z.string() })
const Band = z.enum(RISK_BANDS)
const Sourced = { status: Status, source: z.string() }

/** One point of a hint: what it says, from which fact, who said that and when. */
export const HintReason = z.strictObject({
  factor: z.string(),
  points: z.int(),
  text: TextPair,
  evidence: z.array(
    z.strictObject({
      fact: z.string(),
      value: z.union([z.string(), z.number(), z.boolean()]),
      from: z.string().nullable().describe('admission, person, stays, instrument, requests, safety'),
      at: Instant.nullable(),
    }),
  ),
})
export type HintReason = z.infer<typeof HintReason>

/** What the house noticed about one stay. It decides nothing; a person does. */
export const Hint = z.strictObject({
  id: Id,
  encounterId: Id,
  current: z.boolean().describe('the stay has not ended'),
  score: z.int(),
  atMost: z.int().describe('the score if every unknown spoke against the person'),
  band: Band.describe('what the house says: the model in use, else the rules'),
  ruleBand: Band,
  overruled: z
    .strictObject({ from: Band, to: Band, reason: z.string(), by: PersonRef, at: Instant })
    .nullable()
    .describe('what a person said instead'),
  reasons: z.array(HintReason),
  gaps: z.array(
    z.strictObject({
      factor: z.string(),
      points: z.int(),
      text: TextPair,
      unknown: z.array(z.string()),
    }),
  ),
  thresholds: z.strictObject({ medium: z.int(), high: z.int() }),
  contentVersion: z.string(),
  model: z
    .strictObject({
      id: Id,
      probability: z.number(),
      contributions: z.array(
        z.strictObject({ feature: z.string(), text: TextPair, contribution: z.number() }),
      ),
    })
    .nullable(),
  scoredAt: Instant,
  revision: z.int(),
})
export type Hint = z.infer<typeof Hint>

const BandCounts = z.record(Band, z.int())

export const assist = {
  ofClient: endpoint({
    method: 'GET',
    path: '/assist/of-client',
    may: 'assist.read',
    summary: 'The hints of risk of a person’s latest stays, with reasons and what is unknown',
    input: z.strictObject({ clientId: Id }),
    output: z.strictObject({ hints: z.array(Hint) }),
    refusals: [],
  }),
  overrule: endpoint({
    method: 'POST',
    path: '/assist/overrule',
    may: 'assist.overrule',
    summary: 'A person says another band than the house, and why; without a band they take that back',
    input: z.strictObject({
      commandId: CommandId,
      hintId: Id,
      seen: Revision,
      band: Band.nullable(),
      reason: Text,
    }),
    output: Written,
    refusals: ['assist.same-band', 'assist.not-overruled'],
  }),
  rules: endpoint({
    method: 'GET',
    path: '/assist/rules',
    may: 'assist.manage',
    summary:
      'The factors in use with their sources, the thresholds, the present stays by band, and what people overruled',
    input: z.strictObject({}),
    output: z.strictObject({
      id: z.string(),
      version: z.string(),
      name: TextPair,
      factors: z.array(
        z.strictObject({
          id: z.string(),
          enabled: z.boolean(),
          points: z.int(),
          text: TextPair,
          ...Sourced,
          present: z.int().describe('stays in which it holds now'),
          overruled: z.int().describe('hints overruled in the last year in which it held'),
        }),
      ),
      thresholds: z.strictObject({
        medium: z.int(),
        high: z.int(),
        own: z.boolean().describe('set by the institution'),
        given: z.strictObject({ medium: z.int(), high: z.int(), ...Sourced }),
      }),
      present: BandCounts,
      overrulings: z
        .array(z.strictObject({ from: Band, to: Band, count: z.int() }))
        .describe('of the last year'),
      revision: z.int(),
    }),
    refusals: [],
  }),
  setThresholds: endpoint({
    method: 'POST',
    path: '/assist/set-thresholds',
    may: 'assist.manage',
    summary: 'From how many points the bands begin here; null returns to what the content says',
    input: z.strictObject({
      commandId: CommandId,
      seen: Revision,
      thresholds: z
        .strictObject({ medium: z.int().min(1).max(99), high: z.int().min(2).max(100) })
        .nullable(),
    }),
    output: Written,
    refusals: ['assist.bands-crossed'],
  }),
}
