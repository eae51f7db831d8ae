import { RISK_BANDS } from '@quancheng/rules/risk.ts'
import { GROUP_KINDS } from '@quancheng/rules/risk-model.ts'
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
      unseen: z
        .array(TextPair)
        .describe('what speaks here and never did in its cases: it may not say less than the rules'),
    })
    .nullable(),
  scoredAt: Instant,
  revision: z.int(),
})
export type Hint = z.infer<typeof Hint>

const MeasureView = z.strictObject({ auc: z.number().nullable(), brier: z.number() })
const WholeMeasure = MeasureView.extend({
  bins: z.array(z.strictObject({ cases: z.int(), said: z.number(), came: z.number() })),
})
const Shortcoming = z.strictObject({
  code: z.enum(['auc', 'brier', 'group']),
  by: z.enum(GROUP_KINDS).nullable(),
  group: z.string().nullable(),
})

/** A model learned here, or an attempt at one. */
export const LearnedModel = z.strictObject({
  id: Id,
  state: z.enum(['running', 'done', 'refused', 'failed', 'cancelled']),
  contentVersion: z.string(),
  outdated: z.boolean().describe('the factors have changed since'),
  total: z.int(),
  done: z.int(),
  problem: z.strictObject({ code: z.string(), facts: z.record(z.string(), z.unknown()) }).nullable(),
  learned: z
    .strictObject({
      window: z.strictObject({ from: z.string(), to: z.string() }),
      cases: z.int(),
      events: z.int(),
      weights: z.array(z.strictObject({ feature: z.string(), text: TextPair, weight: z.number() })),
      limits: z.strictObject({ medium: z.number(), high: z.number() }),
      heldOut: z.strictObject({ from: z.string(), to: z.string(), cases: z.int(), events: z.int() }),
      model: WholeMeasure,
      rules: WholeMeasure,
      groups: z.array(
        z.strictObject({
          by: z.enum(GROUP_KINDS),
          group: z.string(),
          shown: z
            .strictObject({
              cases: z.int(),
              said: z.number().nullable().describe('what the model foresaw, on average; null in old reports'),
              came: z.number().nullable().describe('what came; null in old reports'),
              model: MeasureView,
              rules: MeasureView,
            })
            .nullable()
            .describe('null: too few people'),
        }),
      ),
      shortcomings: z
        .array(Shortcoming)
        .describe('why it may not go before the rules; empty when it beats them'),
    })
    .nullable(),
  inUse: z.boolean(),
  madeBy: PersonRef,
  madeAt: Instant,
  endedAt: Instant.nullable(),
  switchedBy: PersonRef.nullable(),
  switchedAt: Instant.nullable(),
  revision: z.int(),
})
export type LearnedModel = z.infer<typeof LearnedModel>

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
    refusals: ['assist.same-band', 'assist.not-overruled', 'clients.restricted'],
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
  models: endpoint({
    method: 'GET',
    path: '/assist/models',
    may: 'assist.manage',
    summary:
      'Models learned here, the newest first, how they did beside the rules, and what they are taught to foresee',
    input: z.strictObject({}),
    output: z.strictObject({
      outcome: z.strictObject({ name: TextPair, ...Sourced }),
      closedCases: z.int().describe('how many there are to learn from'),
      parameters: z.strictObject({
        eventsPerFeature: z.int(),
        holdOutMonths: z.int(),
        leastHeldOutEvents: z.int(),
        smallestGroup: z.int(),
        judgedGroup: z.int(),
        groupBrierWorseBy: z.number(),
      }),
      models: z.array(LearnedModel),
    }),
    refusals: [],
  }),
  train: endpoint({
    method: 'POST',
    path: '/assist/train',
    may: 'assist.manage',
    summary: 'Learn from the closed cases, in the background',
    input: z.strictObject({ commandId: CommandId }),
    output: Written,
    refusals: ['assist.too-few-closed', 'assist.already-training'],
  }),
  cancelTraining: endpoint({
    method: 'POST',
    path: '/assist/cancel-training',
    may: 'assist.manage',
    summary: 'Stop a training that runs; nothing of it is kept',
    input: z.strictObject({ commandId: CommandId, modelId: Id }),
    output: Written,
    refusals: ['assist.training-over'],
  }),
  switchModel: endpoint({
    method: 'POST',
    path: '/assist/switch-model',
    may: 'assist.manage',
    summary: 'Let a model that beats the rules speak before them, or let the rules speak again',
    input: z.strictObject({ commandId: CommandId, modelId: Id, seen: Revision, on: z.boolean() }),
    output: Written,
    refusals: [
      'assist.not-learned',
      'assist.model-outdated',
      'assist.not-better',
      'compliance.impact-assessment-missing',
    ],
  }),
}
