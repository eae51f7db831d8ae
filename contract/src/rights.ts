import { RIGHTS_ASKERS, RIGHTS_KINDS, RIGHTS_OUTCOMES } from '@quancheng/rules/retention.ts'
import { z } from 'zod'
import { ClientLine } from './clients.ts'
import { endpoint } from './endpoint.ts'
import {
  CommandId,
  Day,
  Id,
  Instant,
  Line,
  MaybeText,
  PageAsk,
  PersonRef,
  page,
  Revision,
  Text,
  Written,
} from './wire.ts'

/** What a yes did here and now. */
export const RIGHTS_EFFECTS = ['erased', 'stored-only', 'restricted'] as const

/** What somebody asked about their own information. */
export const RightsRequest = z.strictObject({
  id: Id,
  client: ClientLine.nullable(),
  kind: z.enum(RIGHTS_KINDS),
  askedBy: z.enum(RIGHTS_ASKERS),
  asker: z.string(),
  relation: z.string().nullable(),
  proof: z.string().nullable(),
  words: z.string().nullable(),
  askedAt: Instant,
  dueAt: Instant.nullable(),
  overdue: z.boolean(),
  recordedBy: PersonRef,
  outcome: z.enum(RIGHTS_OUTCOMES).nullable(),
  answer: z.string().nullable(),
  effect: z.enum(RIGHTS_EFFECTS).nullable(),
  answeredBy: PersonRef.nullable(),
  answeredAt: Instant.nullable(),
  revision: Revision,
})
export type RightsRequest = z.infer<typeof RightsRequest>

export const LegalHold = z.strictObject({
  id: Id,
  reason: z.string(),
  until: Day.nullable(),
  by: PersonRef,
  at: Instant,
  living: z.boolean(),
  revision: Revision,
})
export type LegalHold = z.infer<typeof LegalHold>

/** What erasing this file would do now, and what stands in its way. */
export const Retention = z.strictObject({
  until: Day.nullable(),
  unset: z.boolean().describe('the institution has not said for how long'),
  served: z.boolean().describe('a case, a request, a watch or a report is still open'),
  held: z.boolean(),
})
export type Retention = z.infer<typeof Retention>

/** The file stays readable; nothing is worked out of it and nothing leaves the house. */
export const Restriction = z.strictObject({
  id: Id,
  reason: z.string().nullable(),
  by: PersonRef,
  since: Instant,
  revision: Revision,
})

/** 个人信息权利: part of the room `clients`. */
export const rights = {
  askRight: endpoint({
    method: 'POST',
    path: '/clients/rights/ask',
    may: 'clients.rights',
    summary: 'Record that somebody asks to see, copy, correct, restrict, erase or have explained',
    input: z.strictObject({
      commandId: CommandId,
      clientId: Id,
      kind: z.enum(RIGHTS_KINDS),
      askedBy: z.enum(RIGHTS_ASKERS),
      asker: Line,
      relation: z.string().max(2).nullable().describe('GB/T 4761 code'),
      proof: MaybeText,
      words: MaybeText,
    }),
    output: Written,
    refusals: [
      'clients.asker-died',
      'clients.asker-not-dead',
      'clients.asker-not-relative',
      'clients.proof-missing',
    ],
  }),
  answerRight: endpoint({
    method: 'POST',
    path: '/clients/rights/answer',
    may: 'clients.privacy',
    summary:
      'Answer; a yes to erasing erases, or stores only what a law keeps; a full yes to restricting restricts the file',
    input: z.strictObject({
      commandId: CommandId,
      rightId: Id,
      seen: Revision,
      outcome: z.enum(RIGHTS_OUTCOMES),
      answer: MaybeText,
    }),
    output: z.strictObject({
      id: Id,
      revision: Revision,
      effect: z.enum(RIGHTS_EFFECTS).nullable(),
    }),
    refusals: [
      'conflict',
      'clients.right-answered',
      'clients.answer-missing',
      'clients.retention-holds',
      'clients.retention-unset',
      'clients.still-served',
      'clients.held',
    ],
  }),
  rightsQueue: endpoint({
    method: 'GET',
    path: '/clients/rights',
    may: 'clients.privacy',
    summary: 'What people asked about their own information: waiting, the oldest first, or answered',
    input: z.strictObject({ ...PageAsk, view: z.enum(['waiting', 'answered']).default('waiting') }),
    output: page(RightsRequest),
    refusals: [],
  }),
  rightsOf: endpoint({
    method: 'GET',
    path: '/clients/rights/of-client',
    may: 'clients.rights',
    summary: 'What was asked about one client, what holds the file, and until when a law keeps it',
    input: z.strictObject({ clientId: Id }),
    output: z.strictObject({
      requests: z.array(RightsRequest),
      holds: z.array(LegalHold),
      retention: Retention,
    }),
    refusals: [],
  }),
  copyOfFile: endpoint({
    method: 'GET',
    path: '/clients/rights/copy',
    may: 'clients.privacy',
    summary: 'The file as data another program can read, for a request to see or copy; recorded',
    input: z.strictObject({ rightId: Id }),
    output: z.strictObject({
      format: z.literal('quancheng-client-1'),
      at: Instant,
      tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
    }),
    refusals: ['clients.right-is-another'],
  }),
  holdFile: endpoint({
    method: 'POST',
    path: '/clients/holds/hold',
    may: 'clients.privacy',
    summary: 'Hold a file: nothing of it is erased',
    input: z.strictObject({ commandId: CommandId, clientId: Id, reason: Text, until: Day.nullable() }),
    output: Written,
    refusals: ['clients.held'],
  }),
  liftHold: endpoint({
    method: 'POST',
    path: '/clients/holds/lift',
    may: 'clients.privacy',
    summary: 'Lift a hold',
    input: z.strictObject({ commandId: CommandId, holdId: Id, seen: Revision }),
    output: Written,
    refusals: ['clients.hold-over', 'conflict'],
  }),
  restriction: endpoint({
    method: 'GET',
    path: '/clients/restriction',
    may: 'clients.read',
    summary: 'Whether the client asked that nothing more be done with the file, since when and by whom',
    input: z.strictObject({ clientId: Id }),
    output: z.strictObject({ restricted: Restriction.nullable() }),
    refusals: [],
  }),
  liftRestriction: endpoint({
    method: 'POST',
    path: '/clients/restriction/lift',
    may: 'clients.privacy',
    summary: 'Lift a restriction, with words',
    input: z.strictObject({ commandId: CommandId, restrictionId: Id, seen: Revision, words: Text }),
    output: Written,
    refusals: ['conflict', 'clients.restriction-over'],
  }),
  retentionDue: endpoint({
    method: 'GET',
    path: '/clients/retention/due',
    may: 'clients.privacy',
    summary: 'Files whose retention has run out; nothing is erased until a person confirms',
    input: z.strictObject({ ...PageAsk }),
    output: page(
      z.strictObject({ id: Id, client: ClientLine.nullable(), until: Day, storedOnly: z.boolean() }),
    ),
    refusals: [],
  }),
  eraseDue: endpoint({
    method: 'POST',
    path: '/clients/retention/erase',
    may: 'clients.privacy',
    summary: 'Confirm that a file whose retention has run out is erased',
    input: z.strictObject({ commandId: CommandId, dueId: Id }),
    output: Written,
    refusals: ['clients.still-served', 'clients.held', 'clients.retention-unset', 'clients.retention-holds'],
  }),
  storedFiles: endpoint({
    method: 'GET',
    path: '/clients/stored',
    may: 'clients.privacy',
    summary: 'Which files are only stored, and until when; nothing of what is in them',
    input: z.strictObject({ ...PageAsk }),
    output: page(
      z.strictObject({ id: Id, clientId: Id, until: Day, storedAt: Instant, storedBy: PersonRef }),
    ),
    refusals: [],
  }),
  storedFile: endpoint({
    method: 'GET',
    path: '/clients/stored/open',
    may: 'clients.privacy',
    summary: 'A file that is only stored, while it is opened urgently with a reason; recorded',
    input: z.strictObject({ clientId: Id }),
    output: z.strictObject({
      until: Day,
      storedAt: Instant,
      tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
    }),
    refusals: [],
  }),
}
