import { ANSWERS, DELIVERY_STATES } from '@quancheng/rules/delivery.ts'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CommandId, Id, Instant, Line, PageAsk, page, Revision, Written } from './wire.ts'

const DESTINATION_KINDS = ['hl7v2', 'fhir'] as const
export const MESSAGES = ['MDM', 'ORU'] as const
export const CARRIES = ['text', 'pdf', 'both'] as const
export const OUT_CHARSETS = ['utf-8', 'gb18030'] as const

const Named = z
  .string()
  .trim()
  .max(180)
  .regex(/^[^|^~\\&\r\n]*$/)
const Hl7Fields = z.strictObject({
  kind: z.literal('hl7v2'),
  name: Line,
  host: z
    .string()
    .trim()
    .min(1)
    .max(253)
    .regex(/^[A-Za-z0-9.:_-]+$/),
  port: z.int().min(1).max(65_535),
  message: z.enum(MESSAGES),
  carries: z.enum(CARRIES),
  charset: z.enum(OUT_CHARSETS),
  application: Named.describe('MSH-5'),
  facility: Named.describe('MSH-6'),
})

export const Destination = z.strictObject({
  id: Id,
  kind: z.enum(DESTINATION_KINDS),
  name: z.string(),
  host: z.string().nullable(),
  port: z.int().nullable(),
  message: z.enum(MESSAGES).nullable(),
  carries: z.enum(CARRIES).nullable(),
  charset: z.enum(OUT_CHARSETS).nullable(),
  application: z.string().nullable(),
  facility: z.string().nullable(),
  downSince: Instant.nullable().describe('it has not answered since'),
  offAt: Instant.nullable(),
  waiting: z.int(),
  stuck: z.int(),
  acceptedAt: Instant.nullable().describe('the last receipt within thirty days'),
  revision: Revision,
})

export const OutboundLine = z.strictObject({
  id: Id,
  destination: z.string(),
  caseId: Id,
  caseNumber: z.string(),
  controlId: z.string(),
  version: z.int(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  madeAt: Instant,
  nextAt: Instant,
  lastAt: Instant.nullable(),
  acceptedAt: Instant.nullable(),
  ack: z.string().nullable(),
  problem: z.string().nullable(),
  revision: Revision,
})

export const outbox = {
  destinations: endpoint({
    method: 'GET',
    path: '/exchange/destinations',
    may: 'exchange.read',
    summary: 'Where signed summaries go, and how it goes',
    input: z.strictObject({}),
    output: z.array(Destination),
    refusals: [],
  }),
  addDestination: endpoint({
    method: 'POST',
    path: '/exchange/destinations/add',
    may: 'exchange.correct',
    summary: 'Send signed summaries to another system',
    input: z.strictObject({ commandId: CommandId, fields: Hl7Fields }),
    output: Written,
    refusals: [],
  }),
  changeDestination: endpoint({
    method: 'POST',
    path: '/exchange/destinations/change',
    may: 'exchange.correct',
    summary: 'Correct a destination, or stop and start sending to it',
    input: z.strictObject({
      commandId: CommandId,
      destinationId: Id,
      seen: Revision,
      fields: Hl7Fields,
      off: z.boolean(),
    }),
    output: Written,
    refusals: ['conflict'],
  }),
  tryDestination: endpoint({
    method: 'POST',
    path: '/exchange/destinations/try',
    may: 'exchange.correct',
    summary: 'Send a trial message about an invented person, marked as training (MSH-11 T)',
    input: z.strictObject({ commandId: CommandId, destinationId: Id }),
    output: z.strictObject({
      answer: z.enum(ANSWERS),
      ack: z.string().nullable(),
      reason: z.string().nullable(),
    }),
    refusals: [],
  }),
  outbox: endpoint({
    method: 'GET',
    path: '/exchange/outbox',
    may: 'exchange.read',
    summary: 'What is on its way to the hospital’s record, and what got stuck',
    input: z.strictObject({ ...PageAsk, state: z.enum(['open', 'all']).default('open') }),
    output: page(OutboundLine),
    refusals: [],
  }),
  outbound: endpoint({
    method: 'GET',
    path: '/exchange/outbound',
    may: 'exchange.read',
    summary: 'One message on its way: its last receipt as it came, without what it says about anybody',
    input: z.strictObject({ outboundId: Id }),
    output: OutboundLine.extend({ receipt: z.string().nullable(), aside: z.string().nullable() }),
    refusals: [],
  }),
  resend: endpoint({
    method: 'POST',
    path: '/exchange/outbound/resend',
    may: 'exchange.correct',
    summary: 'Send a stuck summary again, under the number it has',
    input: z.strictObject({ commandId: CommandId, outboundId: Id, seen: Revision }),
    output: Written,
    refusals: ['exchange.not-stuck', 'conflict'],
  }),
  setOutboundAside: endpoint({
    method: 'POST',
    path: '/exchange/outbound/set-aside',
    may: 'exchange.correct',
    summary: 'This summary will not go to this system, with the reason',
    input: z.strictObject({ commandId: CommandId, outboundId: Id, seen: Revision, reason: Line }),
    output: Written,
    refusals: ['exchange.not-stuck', 'conflict'],
  }),
}
