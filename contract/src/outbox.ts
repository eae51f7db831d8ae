import { ANSWERS, DELIVERY_STATES } from '@quancheng/rules/delivery.ts'
import { z } from 'zod'
import { ENCOUNTER_CLASSES } from './clients.ts'
import { endpoint } from './endpoint.ts'
import { CommandId, Id, Instant, Line, MaybeLine, PageAsk, page, Revision, Written } from './wire.ts'

export const DESTINATION_KINDS = ['hl7v2', 'fhir'] as const
export const MESSAGES = ['MDM', 'ORU'] as const
export const CARRIES = ['text', 'pdf', 'both'] as const
export const OUT_CHARSETS = ['utf-8', 'gb18030'] as const

const Named = z
  .string()
  .trim()
  .max(180)
  .regex(/^[^|^~\\&\r\n]*$/)
const Takes = z
  .strictObject({
    departmentIds: z.array(Id).max(200),
    packs: z.array(z.string().max(60)).max(50),
    classes: z.array(z.enum(ENCOUNTER_CLASSES)),
    issuers: z.array(Line).max(20).describe('who numbered the stay, as the feed names them'),
  })
  .describe('which summaries it gets; an empty list lets all through')
const recipient = MaybeLine.default(null).describe(
  'the other body whose system it is, as consents to share name it; null: the institution’s own',
)
/** For both kinds. */
const whose = {
  recipient,
  takes: Takes.default({ departmentIds: [], packs: [], classes: [], issuers: [] }),
}
const Hl7Fields = z.strictObject({
  kind: z.literal('hl7v2'),
  ...whose,
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

const FhirFields = z.strictObject({
  kind: z.literal('fhir'),
  ...whose,
  name: Line,
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .describe('base of the FHIR endpoint'),
  token: z.string().trim().min(1).max(4000).nullable().describe('bearer token; null: none, or as before'),
})
const Fields = z.discriminatedUnion('kind', [Hl7Fields, FhirFields])

const ReaderFields = z.strictObject({
  name: Line,
  issuer: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .describe('`iss` of the SMART launch; null: FHIR only'),
  app: Line.nullable().describe('the client id the record system gave us'),
  secret: z.string().trim().min(1).max(1000).nullable().describe('null: none, or as before'),
  numbers: Line.describe('issuer of the patient numbers it speaks of, as the feed writes it'),
  recipient,
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
  url: z.string().nullable(),
  hasToken: z.boolean(),
  offAt: Instant.nullable(),
  recipient: z.string().nullable(),
  takes: Takes,
  waiting: z.int(),
  stuck: z.int(),
  withheld: z.int().describe('not sent because it was not agreed to; counted to a thousand'),
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
    input: z.strictObject({ commandId: CommandId, fields: Fields }),
    output: Written,
    refusals: ['compliance.impact-assessment-missing'],
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
      fields: Fields,
      off: z.boolean(),
    }),
    output: Written,
    refusals: ['conflict', 'compliance.impact-assessment-missing'],
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
    input: z.strictObject({ ...PageAsk, state: z.enum(['open', 'withheld', 'all']).default('open') }),
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
  readers: endpoint({
    method: 'GET',
    path: '/exchange/readers',
    may: 'exchange.read',
    summary:
      'Which record systems open the clinician’s page by SMART launch or read signed summaries by FHIR',
    input: z.strictObject({}),
    output: z.strictObject({
      launchAt: z.string(),
      returnAt: z.string(),
      fhirAt: z.string(),
      rows: z.array(
        z.strictObject({
          id: Id,
          name: z.string(),
          issuer: z.string().nullable(),
          app: z.string().nullable(),
          hasSecret: z.boolean(),
          numbers: z.string(),
          recipient: z.string().nullable(),
          tokenAt: Instant.nullable().describe('when its FHIR token was made'),
          offAt: Instant.nullable(),
          revision: Revision,
        }),
      ),
    }),
    refusals: [],
  }),
  addReader: endpoint({
    method: 'POST',
    path: '/exchange/readers/add',
    may: 'exchange.correct',
    summary: 'Let a record system read',
    input: z.strictObject({ commandId: CommandId, fields: ReaderFields }),
    output: Written,
    refusals: [
      'exchange.issuer-taken',
      'exchange.issuer-not-https',
      'exchange.app-missing',
      'exchange.launch-only-own',
      'compliance.impact-assessment-missing',
    ],
  }),
  changeReader: endpoint({
    method: 'POST',
    path: '/exchange/readers/change',
    may: 'exchange.correct',
    summary: 'Change how a record system reads, or stop it',
    input: z.strictObject({
      commandId: CommandId,
      readerId: Id,
      seen: Revision,
      fields: ReaderFields,
      off: z.boolean(),
    }),
    output: Written,
    refusals: [
      'exchange.issuer-taken',
      'exchange.issuer-not-https',
      'exchange.app-missing',
      'exchange.launch-only-own',
      'compliance.impact-assessment-missing',
      'conflict',
    ],
  }),
  renewReaderToken: endpoint({
    method: 'POST',
    path: '/exchange/readers/token',
    may: 'exchange.correct',
    summary: 'A new token for reading by FHIR, shown once; the one before stops',
    input: z.strictObject({ commandId: CommandId, readerId: Id, seen: Revision }),
    output: Written.extend({ token: z.string() }),
    refusals: ['conflict'],
  }),
}
