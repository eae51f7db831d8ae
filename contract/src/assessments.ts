import { SAFETY_ACTIONS, SAFETY_LEVELS } from '@quancheng/rules/safety.ts'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { OwnChoices, QuestionnaireText } from './own-instrument.ts'
import {
  CommandId,
  Id,
  Instant,
  Line,
  MaybeLine,
  MaybeText,
  PersonRef,
  Revision,
  Text,
  Written,
} from './wire.ts'

const TextPair = z.strictObject({ zh: z.string(), en: z.string() })

/** Answers by item id: an option's number, a text, or several option codes. */
export const Answers = z.record(
  z.string().max(60),
  z.union([z.number(), z.string().max(4000), z.array(z.string().max(60)).max(40), z.null()]),
)
export type Answers = z.infer<typeof Answers>

export const AssessmentLine = z.strictObject({
  id: Id,
  instrument: z.string(),
  version: z.string(),
  mode: z.enum(['worker', 'self', 'proxy', 'link']).describe('link: by the person, on a phone'),
  takenAt: Instant,
  takenBy: PersonRef,
  caseId: Id.nullable(),
  scores: z.record(z.string(), z.number().nullable()),
  band: z.string().nullable(),
  flags: z.array(z.string()),
  voided: z.boolean(),
  revision: Revision,
})
export type AssessmentLine = z.infer<typeof AssessmentLine>

export const SafetyTask = z.strictObject({
  id: Id,
  clientId: Id,
  caseId: Id.nullable(),
  assessmentId: Id.nullable(),
  flag: z.string(),
  state: z.enum(['open', 'answered', 'done', 'cancelled']),
  dueAt: Instant.nullable(),
  escalation: z.int(),
  assignee: PersonRef.nullable(),
  supervisor: PersonRef.nullable(),
  finding: z.string().nullable(),
  level: z.enum(SAFETY_LEVELS).nullable(),
  actions: z.array(z.enum(SAFETY_ACTIONS)),
  answeredBy: PersonRef.nullable(),
  answeredAt: Instant.nullable(),
  confirmedBy: PersonRef.nullable(),
  confirmedAt: Instant.nullable(),
  remark: z.string().nullable().describe('why the supervisor last sent a finding back'),
  revision: Revision,
})
export type SafetyTask = z.infer<typeof SafetyTask>

/** A FHIR resource as JSON; what is in it is said by FHIR R4, not here. */
const Resource = z.record(z.string(), z.unknown())

export const assessments = {
  instruments: endpoint({
    method: 'GET',
    path: '/assessments/instruments',
    may: 'signed-in',
    summary: 'The instruments in use, as content',
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        id: z.string(),
        version: z.string(),
        name: TextPair,
        minutes: z.number().nullable(),
        source: z.string(),
        licence: z.string(),
        held: z
          .strictObject({ by: z.string(), at: Instant, words: z.string() })
          .nullable()
          .describe('by what right the institution says it uses an instrument that needs a licence'),
        own: z
          .strictObject({
            by: z.string(),
            at: Instant,
            permittedBy: z.string(),
            reference: z.string(),
            withdrawnAt: Instant.nullable(),
          })
          .nullable()
          .describe('by whom and under what permission the institution brought it in; null: it ships'),
        reliability: z
          .strictObject({ sd: z.number(), reliability: z.number(), source: z.string(), ours: z.boolean() })
          .nullable()
          .describe('how exactly the main scale measures; `ours`: set by the institution; null: not known'),
        newest: z.boolean().describe('false: an older version, kept for what was answered under it'),
        usable: z.boolean(),
        changedFile: z
          .boolean()
          .describe('its file was changed without a new version; what was kept of this version goes on'),
        definition: z
          .record(z.string(), z.unknown())
          .describe(
            'the instrument file without its worked examples, as contract/src/content/instrument.ts describes it',
          ),
      }),
    ),
    refusals: [],
  }),
  holdLicence: endpoint({
    method: 'POST',
    path: '/assessments/licence',
    may: 'staff.manage',
    summary:
      'Say by what right the institution uses an instrument that needs a licence, or that it no longer may',
    input: z.strictObject({
      commandId: CommandId,
      instrument: z.string().max(80),
      words: MaybeLine.describe('the licence, contract or permission; null: none any more'),
    }),
    output: z.strictObject({ instrument: z.string(), usable: z.boolean() }),
    refusals: ['assessments.unknown-instrument', 'assessments.no-licence-needed'],
  }),
  questionnaire: endpoint({
    method: 'GET',
    path: '/assessments/questionnaire',
    may: 'signed-in',
    summary: 'An instrument as a FHIR R4 Questionnaire with its scoring',
    input: z.strictObject({ instrument: z.string().max(80) }),
    output: Resource,
    refusals: ['assessments.unknown-instrument', 'assessments.not-exportable'],
  }),
  importInstrument: endpoint({
    method: 'POST',
    path: '/assessments/import',
    may: 'assessments.instruments',
    summary: 'Bring in an instrument of one’s own from a FHIR R4 Questionnaire; the whole of it or nothing',
    input: z.strictObject({ commandId: CommandId, questionnaire: QuestionnaireText, choices: OwnChoices }),
    output: z.strictObject({ instrument: z.string(), version: z.string() }),
    refusals: ['assessments.import-problems', 'assessments.version-exists'],
  }),
  setReliability: endpoint({
    method: 'POST',
    path: '/assessments/reliability',
    may: 'assessments.instruments',
    summary:
      'Say how exactly the main scale of an instrument measures among the people served, or that it is not known',
    input: z.strictObject({
      commandId: CommandId,
      instrument: z.string().max(80),
      known: z
        .strictObject({
          sd: z.number().positive().max(10_000),
          reliability: z.number().gt(0).lt(1),
          source: Line.describe('the study: who was asked, how many'),
        })
        .nullable(),
    }),
    output: z.strictObject({ instrument: z.string() }),
    refusals: ['assessments.unknown-instrument'],
  }),
  withdrawInstrument: endpoint({
    method: 'POST',
    path: '/assessments/withdraw',
    may: 'assessments.instruments',
    summary: 'An instrument of one’s own is no longer given; what was answered stays readable',
    input: z.strictObject({ commandId: CommandId, instrument: z.string().max(80) }),
    output: z.strictObject({ instrument: z.string() }),
    refusals: ['assessments.unknown-instrument', 'assessments.instrument-withdrawn'],
  }),
  response: endpoint({
    method: 'GET',
    path: '/assessments/response',
    may: 'assessments.read',
    summary: 'One assessment as a FHIR R4 QuestionnaireResponse',
    input: z.strictObject({ assessmentId: Id }),
    output: Resource,
    refusals: ['assessments.unknown-instrument', 'assessments.not-exportable', 'clients.restricted'],
  }),
  take: endpoint({
    method: 'POST',
    path: '/assessments/take',
    may: 'assessments.write',
    summary: 'Record one administration; the server scores it by the same rule as the screen',
    input: z.strictObject({
      commandId: CommandId,
      clientId: Id,
      caseId: Id.nullable(),
      instrument: z.string().max(60),
      version: z.string().max(30),
      mode: z.enum(['worker', 'self', 'proxy']),
      answers: Answers,
      takenAt: Instant,
      note: MaybeText,
    }),
    output: Written.extend({
      scores: z.record(z.string(), z.number().nullable()),
      band: z.string().nullable(),
      flags: z.array(z.string()),
      safetyTaskId: Id.nullable(),
    }),
    refusals: [
      'assessments.unknown-instrument',
      'assessments.licence-needed',
      'assessments.instrument-withdrawn',
      'assessments.answer-out-of-range',
      'assessments.too-many-missing',
      'assessments.in-the-future',
      'assessments.no-consent',
    ],
  }),
  ofClient: endpoint({
    method: 'GET',
    path: '/assessments/of-client',
    may: 'assessments.read',
    summary: 'Every assessment of a client, oldest first',
    input: z.strictObject({ clientId: Id }),
    output: z.strictObject({ rows: z.array(AssessmentLine), safety: z.array(SafetyTask) }),
    refusals: [],
  }),
  one: endpoint({
    method: 'GET',
    path: '/assessments/one',
    may: 'assessments.read',
    summary: 'One assessment with its answers',
    input: z.strictObject({ assessmentId: Id }),
    output: AssessmentLine.extend({
      answers: Answers,
      note: z.string().nullable(),
      clientId: Id,
      voidedReason: z.string().nullable(),
    }),
    refusals: [],
  }),
  void: endpoint({
    method: 'POST',
    path: '/assessments/void',
    may: 'assessments.write',
    summary: 'It does not count, with a reason; its safety task stays',
    input: z.strictObject({ commandId: CommandId, assessmentId: Id, seen: Revision, reason: Text }),
    output: Written,
    refusals: ['assessments.already-voided', 'conflict'],
  }),
  answerSafety: endpoint({
    method: 'POST',
    path: '/assessments/safety/answer',
    may: 'assessments.safety',
    summary: 'What was found and done; the supervisor then confirms',
    input: z.strictObject({
      commandId: CommandId,
      taskId: Id,
      seen: Revision,
      level: z.enum(SAFETY_LEVELS),
      actions: z.array(z.enum(SAFETY_ACTIONS)).max(12),
      finding: Text,
      quotedFrom: MaybeLine.default(null).describe('whose diagnosis it quotes'),
    }),
    output: Written,
    refusals: [
      'cases.diagnosis-written',
      'safety.finding-missing',
      'safety.action-missing',
      'safety.already-answered',
      'safety.already-done',
      'conflict',
    ],
  }),
  confirmSafety: endpoint({
    method: 'POST',
    path: '/assessments/safety/confirm',
    may: 'assessments.confirm',
    summary: 'A second named person confirms, or sends it back',
    input: z.strictObject({
      commandId: CommandId,
      taskId: Id,
      seen: Revision,
      accepted: z.boolean(),
      remark: MaybeText,
    }),
    output: Written,
    refusals: [
      'safety.own-finding',
      'safety.not-answered',
      'safety.already-done',
      'safety.remark-missing',
      'conflict',
    ],
  }),
}
