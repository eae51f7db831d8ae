import { DELIVERY_STATES } from '@quancheng/rules/delivery.ts'
import { GOAL_STATES } from '@quancheng/rules/goal.ts'
import { SUMMARY_SECTIONS } from '@quancheng/rules/summary.ts'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CommandId, Id, Instant, Line, MaybeLine, MaybeText, PersonRef, Written } from './wire.ts'

export const SUMMARY_FILES = ['pdf', 'consult', 'discharge'] as const

const Section = z.enum(SUMMARY_SECTIONS)
const Part = z.strictObject({ code: Section, title: z.string(), lines: z.array(z.string()) })

/** How far goals and plan were when it was signed, for records that read more than words; only of sections that were chosen. */
const Course = z.strictObject({
  goals: z.array(z.strictObject({ text: z.string(), state: z.enum(GOAL_STATES) })),
  actions: z.array(
    z.strictObject({
      text: z.string(),
      goal: z.string(),
      state: z.enum(GOAL_STATES).nullable().describe('of its goal; null: the goal is gone'),
      started: z.boolean().describe('a signed service record names its goal'),
    }),
  ),
})

/** Exactly what leaves for the hospital's record: a view of facts as they stood when it was signed. */
export const SummaryBody = z.strictObject({
  title: z.string(),
  institution: z.string(),
  caseNumber: z.string(),
  client: z.strictObject({
    name: z.string(),
    sex: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(9)]),
    birthDate: z.string().nullable(),
  }),
  stay: z
    .strictObject({
      visitNumber: z.string().nullable(),
      issuer: z.string().nullable(),
      class: z.string(),
      department: z.string().nullable(),
      departmentCode: z.string().nullable(),
      bed: z.string().nullable(),
      admittedAt: Instant.nullable(),
    })
    .nullable(),
  worker: z.strictObject({ id: Id, name: z.string(), title: z.string() }),
  contact: z.string(),
  note: z.string().nullable(),
  parts: z.array(Part),
  course: Course.nullable().describe('null: signed before this was kept'),
})
export type SummaryBody = z.infer<typeof SummaryBody>

const Sent = z.strictObject({
  destination: z.string(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  lastAt: Instant.nullable(),
  acceptedAt: Instant.nullable(),
  ack: z.string().nullable(),
  problem: z.string().nullable(),
})

export const summaries = {
  summaries: endpoint({
    method: 'GET',
    path: '/cases/summaries',
    may: 'cases.read',
    summary: 'The signed summaries of a case, newest first, and whether each is in the hospital’s record',
    input: z.strictObject({ caseId: Id }),
    output: z.strictObject({
      destinations: z.int().describe('how many systems a summary goes to'),
      rows: z.array(
        z.strictObject({
          id: Id,
          version: z.int(),
          sections: z.array(Section),
          signedBy: PersonRef,
          signedAt: Instant,
          body: SummaryBody,
          sent: z.array(Sent),
        }),
      ),
    }),
    refusals: [],
  }),
  notInRecord: endpoint({
    method: 'GET',
    path: '/cases/not-in-record',
    may: 'supervision.team',
    summary:
      'Living cases with a signed record of which the hospital’s record has no summary yet, the oldest first',
    input: z.strictObject({}),
    output: z.strictObject({
      destinations: z.int(),
      count: z.int(),
      more: z.boolean().describe('there are more than are counted'),
      notAgreed: z.int().describe('of those counted: no consent to the record lives'),
      rows: z.array(
        z.strictObject({
          caseId: Id,
          number: z.string(),
          client: z.string(),
          worker: z.string(),
          openedAt: Instant,
          state: z
            .enum(['not-agreed', 'none', 'waiting', 'stuck', 'nowhere'])
            .describe('why: not agreed to, or how its newest summary stands'),
        }),
      ),
    }),
    refusals: [],
  }),
  summaryDocument: endpoint({
    method: 'GET',
    path: '/cases/summaries/document',
    may: 'cases.print',
    summary:
      'A signed summary as a file (base64): PDF, or CDA shaped on WS/T 500 part 45 (consult) or 25 (discharge)',
    input: z.strictObject({ summaryId: Id, as: z.enum(SUMMARY_FILES) }),
    output: z.strictObject({ fileName: z.string(), type: z.string(), base64: z.string() }),
    refusals: ['clients.restricted'],
  }),
  draftSummary: endpoint({
    method: 'GET',
    path: '/cases/summaries/draft',
    may: 'cases.write',
    summary: 'What a summary would say now, section by section, from what lies in the file',
    input: z.strictObject({ caseId: Id }),
    output: z.strictObject({
      body: SummaryBody,
      chosen: z.array(Section).describe('the sections of the last summary, else all'),
      print: z.string().describe('of the facts as shown; a summary is signed as it was seen or not at all'),
      consented: z.boolean(),
      destinations: z.array(
        z.strictObject({
          name: z.string(),
          recipient: z.string().nullable().describe('the other body whose system it is'),
          agreed: z.boolean(),
        }),
      ),
    }),
    refusals: ['cases.closed', 'clients.restricted'],
  }),
  signSummary: endpoint({
    method: 'POST',
    path: '/cases/summaries/sign',
    may: 'cases.write',
    summary: 'Sign a summary and send it to the hospital’s record',
    input: z.strictObject({
      commandId: CommandId,
      caseId: Id,
      print: z.string().max(100),
      sections: z.array(Section).max(SUMMARY_SECTIONS.length),
      note: MaybeText,
      contact: Line.describe('how the ward reaches the worker'),
      quotedFrom: MaybeLine.default(null).describe('whose diagnosis it quotes'),
    }),
    output: Written.extend({ destinations: z.int() }),
    refusals: [
      'clients.restricted',
      'cases.closed',
      'cases.summary-no-consent',
      'cases.summary-empty',
      'cases.summary-moved',
      'cases.diagnosis-written',
    ],
  }),
}
