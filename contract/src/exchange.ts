import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CommandId, Id, Instant, Line, PageAsk, page, Revision, Written } from './wire.ts'

export const MessageLine = z.strictObject({
  id: Id,
  source: z.string(),
  controlId: z.string(),
  event: z.string().nullable(),
  receivedAt: Instant,
  state: z.enum(['applied', 'repeated', 'stale', 'failed', 'set-aside']),
  ack: z.string(),
  problem: z
    .strictObject({
      code: z.string(),
      location: z.string().nullable(),
      text: z.strictObject({ zh: z.string(), en: z.string() }),
    })
    .nullable(),
  attempts: z.int(),
  revision: Revision,
})

const Sender = z
  .string()
  .trim()
  .min(1)
  .max(180)
  .regex(/^[^|\r\n]+$/)
  .describe('as sent in MSH-3 or MSH-4; * is anybody')
const SourceFields = { application: Sender, facility: Sender, mapping: z.string().max(80) }

export const exchange = {
  sources: endpoint({
    method: 'GET',
    path: '/exchange/sources',
    may: 'exchange.read',
    summary: 'Which systems speak for this institution, how they are read, and when they last spoke',
    input: z.strictObject({}),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: Id,
          application: z.string(),
          facility: z.string(),
          mapping: z.string(),
          offAt: Instant.nullable(),
          lastAt: Instant.nullable().describe('within the last day; null: silent for so long'),
          applied: z.int().describe('within the last day'),
          failed: z.int().describe('within the last day'),
          revision: Revision,
        }),
      ),
      mappings: z.array(
        z.strictObject({ id: z.string(), name: z.strictObject({ zh: z.string(), en: z.string() }) }),
      ),
    }),
    refusals: [],
  }),
  addSource: endpoint({
    method: 'POST',
    path: '/exchange/sources/add',
    may: 'exchange.correct',
    summary: 'Listen to a system: by its name in MSH-3 and MSH-4',
    input: z.strictObject({ commandId: CommandId, ...SourceFields }),
    output: Written,
    refusals: ['exchange.sender-taken', 'exchange.unknown-mapping'],
  }),
  changeSource: endpoint({
    method: 'POST',
    path: '/exchange/sources/change',
    may: 'exchange.correct',
    summary: 'Change how a system is known or read, or stop and start listening to it',
    input: z.strictObject({
      commandId: CommandId,
      sourceId: Id,
      seen: Revision,
      ...SourceFields,
      off: z.boolean(),
    }),
    output: Written,
    refusals: ['exchange.sender-taken', 'exchange.unknown-mapping', 'conflict'],
  }),
  messages: endpoint({
    method: 'GET',
    path: '/exchange/messages',
    may: 'exchange.read',
    summary: 'What the hospital’s feed said; failures first',
    input: z.strictObject({ ...PageAsk, state: z.enum(['failed', 'all']).default('failed') }),
    output: page(MessageLine).extend({
      today: z.strictObject({ applied: z.int(), failed: z.int() }),
      lastAt: Instant.nullable(),
    }),
    refusals: [],
  }),
  message: endpoint({
    method: 'GET',
    path: '/exchange/message',
    may: 'exchange.read',
    summary: 'One message with its text',
    input: z.strictObject({ messageId: Id }),
    output: MessageLine.extend({ raw: z.string(), fixed: z.string().nullable(), clientId: Id.nullable() }),
    refusals: [],
  }),
  replay: endpoint({
    method: 'POST',
    path: '/exchange/replay',
    may: 'exchange.correct',
    summary: 'Apply a failed message again, as it is or as corrected',
    input: z.strictObject({
      commandId: CommandId,
      messageId: Id,
      seen: Revision,
      text: z.string().max(200_000).nullable(),
    }),
    output: Written.extend({ state: z.string() }),
    refusals: ['exchange.still-fails', 'exchange.already-applied', 'conflict'],
  }),
  setAside: endpoint({
    method: 'POST',
    path: '/exchange/set-aside',
    may: 'exchange.correct',
    summary: 'Nothing to be done about this message, with a reason',
    input: z.strictObject({ commandId: CommandId, messageId: Id, seen: Revision, reason: Line }),
    output: Written,
    refusals: ['exchange.already-applied', 'conflict'],
  }),
}
