import { INCIDENT_STATES, STEP_OUTCOMES } from '@quancheng/rules/incident.ts'
import { z } from 'zod'
import { GATES } from './content/impact.ts'
import { Status } from './content/parameter.ts'
import { Texts } from './content/texts.ts'
import { endpoint } from './endpoint.ts'
import { CommandId, Day, Id, Instant, Line, MaybeText, PersonRef, Revision, Text, Written } from './wire.ts'

const Code = z.string().max(80)

/** One assessment of what some processing means for people (个保法 55, 56). */
export const ImpactAssessment = z.strictObject({
  id: Id,
  kind: z.string(),
  subject: z.string(),
  purpose: z.string(),
  necessity: z.string(),
  risks: z.string(),
  measures: z.string(),
  assessors: z.string(),
  assessedOn: Day,
  reviewOn: Day,
  keptUntil: Day.nullable().describe('it is never deleted; null: the years are not set'),
  hasFile: z.boolean(),
  living: z.boolean(),
  replaced: z.boolean(),
  madeBy: PersonRef,
  madeAt: Instant,
})
export type ImpactAssessment = z.infer<typeof ImpactAssessment>

const Persons = z.int().min(0).max(2_000_000_000).nullable().describe('null: not known')
const Kinds = z.array(Code).min(1).max(30)

export const IncidentLine = z.strictObject({
  id: Id,
  foundAt: Instant,
  kinds: z.array(z.string()),
  persons: Persons,
  state: z.enum(INCIDENT_STATES),
  reportedBy: PersonRef,
  ticked: z.int(),
  overdue: z.boolean(),
  revision: Revision,
})
export type IncidentLine = z.infer<typeof IncidentLine>

/** Personal information leaked, was altered or lost, or may have been (个保法 57), and what was done about it. */
export const Incident = IncidentLine.extend({
  institution: z.string(),
  reportedAt: Instant,
  what: z.string(),
  cause: z.string().nullable(),
  harm: z.string().nullable(),
  measures: z.string().nullable(),
  advice: z.string().nullable(),
  contact: z.string().nullable(),
  steps: z.array(
    z.strictObject({
      id: z.string(),
      name: Texts,
      about: Texts,
      source: z.string(),
      mayBeNotNeeded: z.boolean(),
      notice: z.strictObject({ name: Texts, body: Texts }).nullable(),
      dueAt: Instant.nullable().describe('null: the institution has set no deadline'),
      ticked: z
        .strictObject({ outcome: z.enum(STEP_OUTCOMES), words: z.string(), by: PersonRef, at: Instant })
        .nullable(),
    }),
  ),
  closing: z.strictObject({ by: PersonRef, words: z.string() }).nullable(),
  closed: z.strictObject({ by: PersonRef, at: Instant }).nullable(),
})
export type Incident = z.infer<typeof Incident>

/** 合规: what the law asks of whoever processes personal information. */
export const compliance = {
  impacts: endpoint({
    method: 'GET',
    path: '/compliance/impacts',
    may: 'compliance.read',
    summary: 'The ledger of impact assessments, living ones first, and what each kind opens',
    input: z.strictObject({}),
    output: z.strictObject({
      kinds: z.array(
        z.strictObject({
          id: z.string(),
          name: Texts,
          status: Status,
          source: z.string(),
          opens: z.array(z.enum(GATES)),
        }),
      ),
      keepYears: z.int().nullable(),
      rows: z.array(ImpactAssessment),
    }),
    refusals: [],
  }),
  addImpact: endpoint({
    method: 'POST',
    path: '/compliance/impacts/add',
    may: 'compliance.write',
    summary: 'Keep an impact assessment, or a newer version that takes the place of one',
    input: z.strictObject({
      commandId: CommandId,
      kind: Code,
      subject: Line,
      purpose: Text,
      necessity: Text,
      risks: Text,
      measures: Text,
      assessors: Line,
      assessedOn: Day,
      reviewOn: Day,
      replacesId: Id.nullable(),
      file: z.strictObject({ name: Line, base64: z.base64().max(14_000_000) }).nullable(),
    }),
    output: z.strictObject({ id: Id }),
    refusals: [
      'compliance.unknown-kind',
      'compliance.assessed-later',
      'compliance.review-too-early',
      'compliance.replaced',
      'compliance.another-kind',
      'files.size',
      'files.type',
    ],
  }),
  openImpactFile: endpoint({
    method: 'GET',
    path: '/compliance/impacts/file',
    may: 'compliance.read',
    summary: 'The document of an assessment (base64); opening is recorded',
    input: z.strictObject({ impactId: Id }),
    output: z.strictObject({ fileName: z.string(), type: z.string(), base64: z.string() }),
    refusals: [],
  }),
  incidents: endpoint({
    method: 'GET',
    path: '/compliance/incidents',
    may: 'compliance.report',
    summary: 'Incidents with personal information, open ones first; only one’s own where no duty opens all',
    input: z.strictObject({}),
    output: z.strictObject({
      kinds: z.array(z.strictObject({ id: z.string(), name: Texts })),
      steps: z.int(),
      rows: z.array(IncidentLine),
    }),
    refusals: [],
  }),
  reportIncident: endpoint({
    method: 'POST',
    path: '/compliance/incidents/report',
    may: 'compliance.report',
    summary: 'Somebody found that personal information leaked, was altered or lost, or may have been',
    input: z.strictObject({
      commandId: CommandId,
      foundAt: Instant,
      kinds: Kinds,
      persons: Persons,
      what: Text,
    }),
    output: Written,
    refusals: ['compliance.unknown-kind', 'compliance.found-later'],
  }),
  incident: endpoint({
    method: 'GET',
    path: '/compliance/incidents/one',
    may: 'compliance.read',
    summary: 'One incident with its steps and the notices to send; recorded',
    input: z.strictObject({ incidentId: Id }),
    output: Incident,
    refusals: [],
  }),
  describeIncident: endpoint({
    method: 'POST',
    path: '/compliance/incidents/describe',
    may: 'compliance.write',
    summary: 'What is known now: kinds, how many, cause, harm, measures, advice, whom to reach',
    input: z.strictObject({
      commandId: CommandId,
      incidentId: Id,
      seen: Revision,
      kinds: Kinds,
      persons: Persons,
      what: Text,
      cause: MaybeText,
      harm: MaybeText,
      measures: MaybeText,
      advice: MaybeText,
      contact: MaybeText,
    }),
    output: Written,
    refusals: ['compliance.unknown-kind', 'compliance.incident-closing', 'conflict'],
  }),
  tickStep: endpoint({
    method: 'POST',
    path: '/compliance/incidents/tick',
    may: 'compliance.write',
    summary: 'A step is done, or not needed and why; once',
    input: z.strictObject({
      commandId: CommandId,
      incidentId: Id,
      seen: Revision,
      step: Code,
      outcome: z.enum(STEP_OUTCOMES),
      words: Text,
    }),
    output: Written,
    refusals: [
      'compliance.unknown-step',
      'compliance.incident-closing',
      'compliance.step-ticked',
      'compliance.step-needed',
      'compliance.notice-incomplete',
      'conflict',
    ],
  }),
  askClosing: endpoint({
    method: 'POST',
    path: '/compliance/incidents/ask-closing',
    may: 'compliance.close',
    summary: 'The head asks to close an incident, saying what was learned',
    input: z.strictObject({ commandId: CommandId, incidentId: Id, seen: Revision, words: Text }),
    output: Written,
    refusals: ['compliance.incident-closing', 'compliance.steps-open', 'conflict'],
  }),
  decideClosing: endpoint({
    method: 'POST',
    path: '/compliance/incidents/decide-closing',
    may: 'compliance.write',
    summary: 'A second person closes it, or gives it back',
    input: z.strictObject({ commandId: CommandId, incidentId: Id, seen: Revision, closes: z.boolean() }),
    output: Written,
    refusals: ['compliance.not-closing', 'compliance.same-person', 'conflict'],
  }),
}
