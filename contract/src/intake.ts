import { REQUEST_STATES, SOURCES, URGENCIES } from '@quancheng/rules/request.ts'
import { RISK_BANDS } from '@quancheng/rules/risk.ts'
import { z } from 'zod'
import { Candidate, ClientLine } from './clients.ts'
import { endpoint } from './endpoint.ts'
import {
  CommandId,
  Id,
  Instant,
  Line,
  MaybeLine,
  MaybeText,
  many,
  PageAsk,
  PersonRef,
  page,
  Revision,
  Text,
  Written,
} from './wire.ts'

/** Why a request stands where it stands: a screening rule, a score, a sentence of whoever raised it. */
export const Reason = z.strictObject({
  code: z.string().describe('screening rule id, or `score`, `words`'),
  text: z.strictObject({ zh: z.string(), en: z.string() }),
  facts: z.record(z.string(), z.unknown()),
  source: z.string().describe('where the fact comes from: admission, instrument, person'),
  at: Instant,
  unknown: z.boolean().describe('true when the rule could not be judged because nobody has asked yet'),
})
export type Reason = z.infer<typeof Reason>

export const RequestLine = z.strictObject({
  id: Id,
  client: ClientLine.nullable(),
  name: z.string(),
  department: z.string().nullable(),
  bed: z.string().nullable(),
  source: z.enum(SOURCES),
  from: z.string().nullable(),
  urgency: z.enum(URGENCIES),
  state: z.enum(REQUEST_STATES),
  summary: z.strictObject({ zh: z.string(), en: z.string() }),
  raisedAt: Instant,
  dueAt: Instant.nullable().describe('null while the institution has set no deadline for this urgency'),
  pausedAt: Instant.nullable(),
  escalation: z.int(),
  offeredTo: PersonRef.nullable(),
  takenBy: PersonRef.nullable(),
  endedAt: Instant.nullable(),
  caseId: Id.nullable(),
  revision: Revision,
})
export type RequestLine = z.infer<typeof RequestLine>

export const RequestOne = RequestLine.extend({
  reasons: z.array(Reason),
  words: z.string().nullable(),
  pausedReason: z.string().nullable(),
  declineReason: z.string().nullable().describe('why it was declined or withdrawn'),
  raisedBy: PersonRef.nullable(),
  about: PersonRef.nullable().describe('the worker it is a complaint about, who does not see it'),
  responseMinutes: z
    .int()
    .nullable()
    .describe('the deadline parameter of this urgency; null when not configured'),
  responseStatus: z.string(),
  candidates: z.array(Candidate),
  history: z.array(
    z.strictObject({
      at: Instant,
      who: z.string().nullable(),
      act: z.string(),
      facts: z.record(z.string(), z.unknown()),
    }),
  ),
  takers: z.array(
    z.strictObject({
      accountId: Id,
      name: z.string(),
      openCases: z.int(),
      servesWard: z.boolean(),
      servedBefore: z.boolean(),
    }),
  ),
  may: z.strictObject({
    take: z.boolean(),
    assign: z.boolean(),
    decline: z.boolean(),
    triage: z.boolean(),
    pause: z.boolean(),
  }),
})
export type RequestOne = z.infer<typeof RequestOne>

/** A line of the queue, with how high the risk of whoever lies here is said to be. */
export const QueueLine = RequestLine.extend({
  risk: z
    .strictObject({ band: z.enum(RISK_BANDS), overruled: z.boolean() })
    .nullable()
    .describe('null where nothing is known or may be seen'),
})
export type QueueLine = z.infer<typeof QueueLine>

export const REQUEST_VIEWS = ['mine', 'all', 'taken', 'declined', 'ended', 'raised'] as const

export const intake = {
  list: endpoint({
    method: 'GET',
    path: '/intake/list',
    may: 'intake.read',
    summary: 'The queue: mine (my wards), all, taken by me, declined, ended, or raised by me',
    input: z.strictObject({
      ...PageAsk,
      view: z.enum(REQUEST_VIEWS).default('mine'),
      urgency: many(z.enum(URGENCIES)),
      source: many(z.enum(SOURCES)),
      department: many(Id),
    }),
    output: page(QueueLine).extend({
      counts: z.record(z.enum(REQUEST_VIEWS), z.strictObject({ count: z.int(), more: z.boolean() })),
    }),
    refusals: [],
  }),
  one: endpoint({
    method: 'GET',
    path: '/intake/one',
    may: 'intake.read',
    summary: 'One request with its reasons',
    input: z.strictObject({ requestId: Id }),
    output: RequestOne,
    refusals: [],
  }),
  raise: endpoint({
    method: 'POST',
    path: '/intake/raise',
    may: 'intake.raise',
    summary: 'Raise a request by hand, by phone or as a clinician in thirty seconds',
    input: z.strictObject({
      commandId: CommandId,
      clientId: Id.nullable(),
      name: MaybeLine.describe('when the person is not in the system'),
      encounterId: Id.nullable().default(null),
      departmentId: Id.nullable(),
      bed: z.string().max(20).nullable(),
      source: z.enum(SOURCES),
      from: MaybeLine,
      urgency: z.enum(URGENCIES),
      topics: z.array(z.string().max(40)).max(12),
      words: MaybeText,
      distress: z.int().min(0).max(10).nullable().describe('distress thermometer, if it was asked'),
      aboutId: Id.nullable()
        .default(null)
        .describe('of a complaint: the worker it is about, who will not see it'),
    }),
    output: Written.extend({ dueAt: Instant.nullable() }),
    refusals: ['intake.nobody-named', 'intake.says-nothing', 'intake.already-waiting', 'intake.not-a-worker'],
  }),
  take: endpoint({
    method: 'POST',
    path: '/intake/take',
    may: 'intake.take',
    summary: 'Take a request: opens a case or joins the open one',
    input: z.strictObject({
      commandId: CommandId,
      requestId: Id,
      seen: Revision,
      clientId: Id.nullable().describe('who it is, when the request names nobody in the system yet'),
      kind: z.enum(['brief', 'complex']).default('brief'),
      pack: z
        .string()
        .max(80)
        .nullable()
        .default(null)
        .describe('one of cases.packs; null: the institution’s own'),
    }),
    output: Written.extend({ caseId: Id }),
    refusals: [
      'intake.already-taken',
      'intake.already-ended',
      'intake.client-unknown',
      'cases.unknown-pack',
      'cases.pack-not-offered',
      'conflict',
    ],
  }),
  decline: endpoint({
    method: 'POST',
    path: '/intake/decline',
    may: 'intake.take',
    summary: 'Decline with a reason that whoever asked will read',
    input: z.strictObject({ commandId: CommandId, requestId: Id, seen: Revision, reason: Text }),
    output: Written,
    refusals: ['intake.already-taken', 'intake.already-ended', 'intake.reason-missing', 'conflict'],
  }),
  handOver: endpoint({
    method: 'POST',
    path: '/intake/hand-over',
    may: 'intake.read',
    summary: 'Offer the request to a colleague: whoever may take or assign requests',
    input: z.strictObject({ commandId: CommandId, requestId: Id, seen: Revision, toId: Id, note: MaybeLine }),
    output: Written,
    refusals: ['intake.already-ended', 'intake.not-a-worker', 'intake.about-you', 'conflict'],
  }),
  triage: endpoint({
    method: 'POST',
    path: '/intake/triage',
    may: 'intake.triage',
    summary: 'Change the urgency; the deadline follows',
    input: z.strictObject({
      commandId: CommandId,
      requestId: Id,
      seen: Revision,
      urgency: z.enum(URGENCIES),
      reason: Line,
    }),
    output: Written,
    refusals: ['intake.already-ended', 'conflict'],
  }),
  pause: endpoint({
    method: 'POST',
    path: '/intake/pause',
    may: 'intake.take',
    summary: 'Ask for more; the clock stops',
    input: z.strictObject({ commandId: CommandId, requestId: Id, seen: Revision, question: Line }),
    output: Written,
    refusals: ['intake.already-ended', 'intake.already-paused', 'conflict'],
  }),
  resume: endpoint({
    method: 'POST',
    path: '/intake/resume',
    may: 'intake.read',
    summary:
      'The answer came, heard by whoever takes requests or given by whoever raised it; the clock goes on',
    input: z.strictObject({ commandId: CommandId, requestId: Id, seen: Revision, answer: MaybeText }),
    output: Written,
    refusals: ['intake.not-paused', 'intake.not-yours', 'intake.says-nothing', 'conflict'],
  }),
  withdraw: endpoint({
    method: 'POST',
    path: '/intake/withdraw',
    may: 'intake.raise',
    summary: 'Whoever raised it takes it back',
    input: z.strictObject({ commandId: CommandId, requestId: Id, seen: Revision, reason: Line }),
    output: Written,
    refusals: ['intake.already-taken', 'intake.already-ended', 'intake.not-yours', 'conflict'],
  }),
}
