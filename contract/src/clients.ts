import { CONSENT_METHODS, CONSENT_SCOPES, CONSENT_SIGNERS } from '@quancheng/rules/consent.ts'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { family } from './family.ts'
import {
  CommandId,
  Day,
  Id,
  Instant,
  Line,
  MaybeLine,
  MaybeText,
  many,
  PageAsk,
  page,
  Revision,
  Written,
} from './wire.ts'

export const Sex = z
  .union([z.literal(0), z.literal(1), z.literal(2), z.literal(9)])
  .describe('GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 unspecified')
export const ENCOUNTER_CLASSES = ['inpatient', 'emergency', 'outpatient', 'planned'] as const
export const ENCOUNTER_STATUSES = ['planned', 'in-progress', 'finished', 'cancelled'] as const

/** A person in one line, wherever somebody is named: same names are told apart by age and bed. */
export const ClientLine = z.strictObject({
  id: Id,
  name: z.string(),
  sex: Sex,
  birthDate: Day.nullable(),
  age: z.int().nullable(),
  temporaryName: z.boolean(),
  department: z.string().nullable(),
  bed: z.string().nullable(),
  inHospital: z.boolean(),
})
export type ClientLine = z.infer<typeof ClientLine>

export const Encounter = z.strictObject({
  id: Id,
  class: z.enum(ENCOUNTER_CLASSES),
  status: z.enum(ENCOUNTER_STATUSES),
  visitNumber: z.string().nullable(),
  admittedAt: Instant.nullable(),
  dischargedAt: Instant.nullable(),
  expectedDischargeOn: Day.nullable(),
  departmentId: Id.nullable(),
  department: z.string().nullable(),
  bed: z.string().nullable(),
  attending: z.string().nullable(),
  diagnosisCode: z.string().nullable(),
  diagnosis: z.string().nullable(),
  payer: z.string().nullable(),
  disposition: z.string().nullable(),
  places: z.array(
    z.strictObject({
      department: z.string().nullable(),
      bed: z.string().nullable(),
      since: Instant,
      until: Instant.nullable(),
    }),
  ),
})
export type Encounter = z.infer<typeof Encounter>

export const Contact = z.strictObject({
  id: Id,
  name: z.string(),
  phone: z.string().nullable(),
  relation: z.string().describe('GB/T 4761 code'),
  guardian: z.boolean(),
  mainCarer: z.boolean(),
  note: z.string().nullable(),
  source: z.string(),
  revision: Revision,
})

export const Consent = z.strictObject({
  id: Id,
  scope: z.enum(CONSENT_SCOPES),
  recipient: z.string().nullable(),
  caseId: Id.nullable(),
  textVersion: z.string(),
  signedBy: z.enum(CONSENT_SIGNERS).nullable(),
  signer: z.string().nullable(),
  signerRelation: z.string().nullable(),
  method: z.string(),
  witness: z.string().nullable(),
  emergencyReason: z.string().nullable(),
  incapacity: z.string().nullable().describe('why another signed for a grown-up'),
  signedAt: Instant,
  expiresOn: Day.nullable(),
  withdrawnAt: Instant.nullable(),
  living: z.boolean(),
  revision: Revision,
})
export type Consent = z.infer<typeof Consent>

/** A plain no to one purpose. */
export const ConsentRefused = z.strictObject({
  id: Id,
  scope: z.enum(CONSENT_SCOPES),
  recipient: z.string().nullable(),
  refusedBy: z.enum(CONSENT_SIGNERS),
  signer: z.string().nullable(),
  at: Instant,
  quiet: z.boolean().describe('the same is not asked again now, unless the client comes back to it'),
  quietUntil: Instant.nullable().describe('null while quiet: the institution has set no time'),
})
export type ConsentRefused = z.infer<typeof ConsentRefused>

/** What a person's record holds and may be changed by hand. */
export const ClientFields = z.strictObject({
  name: Line,
  sex: Sex,
  birthDate: Day.nullable(),
  birthEstimated: z.boolean(),
  diedOn: Day.nullable(),
  idType: z.string().max(2).nullable(),
  idNumber: z.string().trim().max(30).nullable(),
  phone: z.string().trim().max(40).nullable(),
  address: z.string().trim().max(300).nullable(),
  ethnicity: z.string().max(10).nullable(),
  marital: z.string().max(10).nullable(),
  payer: z.string().max(20).nullable(),
  education: z.string().max(20).nullable(),
  occupation: MaybeLine,
  language: z.string().max(40).nullable(),
  living: z.string().max(40).nullable(),
  incomeFen: z.int().nonnegative().nullable().describe('household income per head and month, fen'),
})
export type ClientFields = z.infer<typeof ClientFields>

/** A person of whom nothing is known yet. */
export const NO_FIELDS: ClientFields = {
  name: '',
  sex: 0,
  birthDate: null,
  birthEstimated: false,
  diedOn: null,
  idType: null,
  idNumber: null,
  phone: null,
  address: null,
  ethnicity: null,
  marital: null,
  payer: null,
  education: null,
  occupation: null,
  language: null,
  living: null,
  incomeFen: null,
}

export const Candidate = z.strictObject({
  client: ClientLine,
  strength: z.enum(['certain', 'likely', 'possible']),
  score: z.number(),
  reasons: z.array(z.strictObject({ code: z.string(), facts: z.record(z.string(), z.unknown()) })),
  contradictions: z.array(z.strictObject({ code: z.string(), facts: z.record(z.string(), z.unknown()) })),
})
export type Candidate = z.infer<typeof Candidate>

export const ClientFile = z.strictObject({
  ...ClientLine.shape,
  fields: ClientFields,
  masked: z.boolean().describe('true when identity numbers and address are shown masked'),
  identifiers: z.array(
    z.strictObject({
      issuer: z.string(),
      type: z.string(),
      value: z.string(),
      use: z.enum(['usual', 'old']),
    }),
  ),
  contacts: z.array(Contact),
  encounters: z.array(Encounter),
  consents: z.array(Consent),
  consentRefusals: z.array(ConsentRefused),
  cases: z.array(
    z.strictObject({
      id: Id,
      number: z.string(),
      state: z.string(),
      stage: z.string(),
      risk: z.string(),
      worker: z.string(),
      openedAt: Instant,
      mayOpen: z.boolean(),
    }),
  ),
  requests: z.array(
    z.strictObject({ id: Id, source: z.string(), urgency: z.string(), state: z.string(), raisedAt: Instant }),
  ),
  merges: z.array(
    z.strictObject({
      id: Id,
      prior: z.string(),
      priorId: Id,
      at: Instant,
      source: z.string(),
      reversedAt: Instant.nullable(),
    }),
  ),
  revision: Revision,
})
export type ClientFile = z.infer<typeof ClientFile>

/** What a change to an existing row sends: the revision seen, and only the fields that changed. */
const Changes = ClientFields.partial()

export const clients = {
  search: endpoint({
    method: 'GET',
    path: '/clients/search',
    may: 'clients.find',
    summary:
      'The one search box: name, pinyin, initials, bed, case number, tail of an identity number or phone',
    input: z.strictObject({ q: z.string().trim().min(1).max(60) }),
    output: z.strictObject({
      clients: z.array(
        ClientLine.extend({
          cases: z.array(z.strictObject({ id: Id, number: z.string(), state: z.string() })),
        }),
      ),
      more: z.boolean(),
    }),
    refusals: [],
  }),
  list: endpoint({
    method: 'GET',
    path: '/clients/list',
    may: 'clients.find',
    summary: 'Clients, newest encounters first',
    input: z.strictObject({
      ...PageAsk,
      view: z.enum(['in-hospital', 'discharged', 'all']).default('in-hospital'),
      department: many(Id),
      q: z.string().max(60).optional(),
    }),
    output: page(
      ClientLine.extend({
        admittedAt: Instant.nullable(),
        dischargedAt: Instant.nullable(),
        payer: z.string().nullable(),
        openCase: z.strictObject({ id: Id, number: z.string(), worker: z.string() }).nullable(),
      }),
    ),
    refusals: [],
  }),
  file: endpoint({
    method: 'GET',
    path: '/clients/file',
    may: 'clients.read',
    summary: 'A client’s file; opening it is recorded',
    input: z.strictObject({ clientId: Id }),
    output: ClientFile,
    refusals: [],
  }),
  candidates: endpoint({
    method: 'POST',
    path: '/clients/candidates',
    may: 'clients.find',
    summary: 'Who this may already be, ranked with reasons',
    input: z.strictObject({
      name: Line,
      sex: Sex.optional(),
      birthDate: Day.nullable().optional(),
      idNumber: z.string().max(30).nullable().optional(),
      phone: z.string().max(40).nullable().optional(),
      exceptClientId: Id.optional(),
    }),
    output: z.array(Candidate),
    refusals: [],
  }),
  add: endpoint({
    method: 'POST',
    path: '/clients/add',
    may: 'clients.write',
    summary: 'Enter a client by hand; warns when they may already be here',
    input: z.strictObject({
      commandId: CommandId,
      fields: ClientFields,
      sureThatNew: z.boolean().describe('the person entering has looked at the candidates'),
    }),
    output: Written,
    refusals: [
      'clients.may-be-here-already',
      'clients.id-number-length',
      'clients.id-number-region',
      'clients.id-number-date',
      'clients.id-number-check-digit',
      'clients.id-number-contradicts',
    ],
  }),
  change: endpoint({
    method: 'POST',
    path: '/clients/change',
    may: 'clients.write',
    summary: 'Change some fields; independent changes merge, the same field changed twice is a conflict',
    input: z.strictObject({
      commandId: CommandId,
      clientId: Id,
      seen: Revision,
      changes: Changes,
      overwrite: z
        .array(z.string())
        .max(20)
        .default([])
        .describe('fields of a conflict a person has decided'),
    }),
    output: Written,
    refusals: [
      'conflict',
      'clients.id-number-length',
      'clients.id-number-region',
      'clients.id-number-date',
      'clients.id-number-check-digit',
      'clients.id-number-contradicts',
    ],
  }),
  addContact: endpoint({
    method: 'POST',
    path: '/clients/contacts/add',
    may: 'clients.write',
    summary: 'Add somebody around the client',
    input: z.strictObject({
      commandId: CommandId,
      clientId: Id,
      name: Line,
      phone: z.string().max(40).nullable(),
      relation: z.string().max(2),
      guardian: z.boolean(),
      mainCarer: z.boolean(),
      note: MaybeLine,
    }),
    output: Written,
    refusals: [],
  }),
  removeContact: endpoint({
    method: 'POST',
    path: '/clients/contacts/remove',
    may: 'clients.write',
    summary: 'Remove somebody from around the client',
    input: z.strictObject({ commandId: CommandId, contactId: Id, seen: Revision }),
    output: Written,
    refusals: ['conflict'],
  }),
  ...family,
  merge: endpoint({
    method: 'POST',
    path: '/clients/merge',
    may: 'clients.merge',
    summary: 'Two records are one person: move everything to the survivor',
    input: z.strictObject({ commandId: CommandId, survivorId: Id, priorId: Id }),
    output: Written,
    refusals: ['clients.same-record', 'clients.already-merged'],
  }),
  unmerge: endpoint({
    method: 'POST',
    path: '/clients/unmerge',
    may: 'clients.merge',
    summary: 'Take a merge back: exactly what moved returns',
    input: z.strictObject({ commandId: CommandId, mergeId: Id }),
    output: Written,
    refusals: ['clients.merge-already-reversed'],
  }),
  giveConsent: endpoint({
    method: 'POST',
    path: '/clients/consents/give',
    may: 'clients.consent',
    summary: 'Record a consent with version, signer and relation',
    input: z.strictObject({
      commandId: CommandId,
      clientId: Id,
      caseId: Id.nullable(),
      scope: z.enum(CONSENT_SCOPES),
      recipient: MaybeLine,
      textVersion: z.string().max(60),
      signedBy: z.enum(CONSENT_SIGNERS).nullable(),
      signer: MaybeLine,
      signerRelation: z.string().max(2).nullable(),
      method: z.enum(CONSENT_METHODS),
      witness: MaybeLine,
      emergencyReason: MaybeText,
      incapacity: MaybeText.default(null),
      clientAsked: z
        .boolean()
        .default(false)
        .describe('after an earlier no: the client came back to it themselves'),
      signedAt: Instant,
      expiresOn: Day.nullable(),
    }),
    output: Written,
    refusals: [
      'clients.guardian-must-sign',
      'clients.signer-missing',
      'clients.witness-missing',
      'clients.recipient-missing',
      'clients.emergency-needs-reason',
      'clients.age-unknown',
      'clients.unknown-consent-text',
      'clients.incapacity-missing',
      'clients.refused-lately',
    ],
  }),
  refuseConsent: endpoint({
    method: 'POST',
    path: '/clients/consents/refuse',
    may: 'clients.consent',
    summary:
      'Record a plain no to one purpose; it stops no service, and the same is not asked again and again',
    input: z.strictObject({
      commandId: CommandId,
      clientId: Id,
      scope: z.enum(CONSENT_SCOPES),
      recipient: MaybeLine,
      textVersion: z.string().max(60),
      refusedBy: z.enum(CONSENT_SIGNERS),
      signer: MaybeLine,
      signerRelation: z.string().max(2).nullable(),
    }),
    output: Written,
    refusals: ['clients.recipient-missing', 'clients.unknown-consent-text', 'clients.consent-living'],
  }),
  withdrawConsent: endpoint({
    method: 'POST',
    path: '/clients/consents/withdraw',
    may: 'clients.consent',
    summary: 'Withdraw a consent; it takes effect at the next read',
    input: z.strictObject({ commandId: CommandId, consentId: Id, seen: Revision }),
    output: Written,
    refusals: ['clients.already-withdrawn', 'conflict'],
  }),
  journal: endpoint({
    method: 'GET',
    path: '/clients/journal',
    may: 'clients.read',
    summary: 'Who opened or changed this file',
    input: z.strictObject({ ...PageAsk, clientId: Id }),
    output: page(
      z.strictObject({
        at: Instant,
        who: z.string().nullable(),
        act: z.string(),
        subjectKind: z.string(),
        facts: z.record(z.string(), z.unknown()),
      }),
    ),
    refusals: [],
  }),
  startImport: endpoint({
    method: 'POST',
    path: '/clients/imports/start',
    may: 'clients.import',
    summary: 'Bring a CSV or XLSX: answers columns, guesses and a preview; writes nothing yet',
    input: z.strictObject({ commandId: CommandId, fileName: Line, base64: z.string().max(14_000_000) }),
    output: z.strictObject({
      id: Id,
      columns: z.array(
        z.strictObject({ header: z.string(), guess: z.string().nullable(), samples: z.array(z.string()) }),
      ),
      total: z.int(),
    }),
    refusals: ['clients.import-not-a-table', 'clients.import-too-large', 'clients.import-empty'],
  }),
  previewImport: endpoint({
    method: 'POST',
    path: '/clients/imports/preview',
    may: 'clients.import',
    summary: 'Check every row under a column mapping',
    input: z.strictObject({
      batchId: Id,
      mapping: z
        .record(z.string(), z.string())
        .describe(
          'header of a column → the word of what it holds, as guessed; a column left out is not read',
        ),
    }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          row: z.int(),
          name: z.string(),
          outcome: z.enum(['new', 'known', 'problem']),
          problems: z.array(z.strictObject({ column: z.string(), code: z.string(), value: z.string() })),
        }),
      ),
      counts: z.strictObject({ new: z.int(), known: z.int(), problem: z.int() }),
    }),
    refusals: ['clients.import-column-missing'],
  }),
  runImport: endpoint({
    method: 'POST',
    path: '/clients/imports/run',
    may: 'clients.import',
    summary: 'Write the whole batch or nothing',
    input: z.strictObject({
      commandId: CommandId,
      batchId: Id,
      mapping: z.record(z.string(), z.string()),
      skipProblems: z.boolean(),
    }),
    output: Written,
    refusals: ['clients.import-column-missing', 'clients.import-has-problems', 'clients.import-already-run'],
  }),
  cancelImport: endpoint({
    method: 'POST',
    path: '/clients/imports/cancel',
    may: 'clients.import',
    summary: 'Stop a running batch; nothing of it stays',
    input: z.strictObject({ commandId: CommandId, batchId: Id }),
    output: Written,
    refusals: ['clients.import-already-run'],
  }),
  imports: endpoint({
    method: 'GET',
    path: '/clients/imports',
    may: 'clients.import',
    summary: 'Imports and how far they are',
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        id: Id,
        fileName: z.string(),
        state: z.enum(['preview', 'running', 'done', 'failed', 'cancelled']),
        total: z.int(),
        done: z.int(),
        problems: z.int(),
        by: z.string(),
        at: Instant,
      }),
    ),
    refusals: [],
  }),
}
