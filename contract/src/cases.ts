import { RELIABLE_CHANGES } from '@quancheng/rules/change-over-time.ts'
import { CLOSURE_REASONS, CLOSURE_STATES } from '@quancheng/rules/closure.ts'
import { CASE_KINDS, CASE_STATES, RISKS, STAGES } from '@quancheng/rules/course.ts'
import {
  ATTEMPT_RESULTS,
  FOLLOW_UP_DOMAINS,
  FOLLOW_UP_PURPOSES,
  FOLLOW_UP_STATES,
} from '@quancheng/rules/follow-up.ts'
import { FORMS } from '@quancheng/rules/forms.ts'
import { GOAL_STATES } from '@quancheng/rules/goal.ts'
import { NEED_DOMAINS, NEED_PRIORITIES, NEED_STATES } from '@quancheng/rules/need.ts'
import { CHANNELS } from '@quancheng/rules/record.ts'
import { z } from 'zod'
import { AssessmentLine, SafetyTask } from './assessments.ts'
import { ClientLine, Consent, Contact, Encounter } from './clients.ts'
import { endpoint } from './endpoint.ts'
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
  PersonRef,
  page,
  Revision,
  Text,
  Written,
} from './wire.ts'

const TextPair = z.strictObject({ zh: z.string(), en: z.string() })
const Severity = z.int().min(0).max(3).describe('0 none, 1 light, 2 middle, 3 severe')
const ClientOrGuardian = z.enum(['client', 'guardian'])

export const CaseLine = z.strictObject({
  id: Id,
  number: z.string(),
  client: ClientLine,
  kind: z.enum(CASE_KINDS),
  stage: z.enum(STAGES),
  state: z.enum(CASE_STATES),
  risk: z.enum(RISKS),
  worker: PersonRef,
  supervisor: PersonRef.nullable(),
  openedAt: Instant,
  lastServiceAt: Instant.nullable(),
  nextDueAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  revision: Revision,
})
export type CaseLine = z.infer<typeof CaseLine>

export const Need = z.strictObject({
  id: Id,
  domain: z.enum(NEED_DOMAINS),
  text: z.string(),
  severity: Severity,
  severityNow: Severity,
  priority: z.enum(NEED_PRIORITIES),
  state: z.enum(NEED_STATES),
  revision: Revision,
})
export const Goal = z.strictObject({
  id: Id,
  needId: Id.nullable(),
  text: z.string(),
  measure: z.string().nullable(),
  unit: z.string().nullable(),
  instrument: z.string().nullable(),
  baseline: z.number().nullable(),
  target: z.number().nullable(),
  current: z.number().nullable(),
  dueOn: Day.nullable(),
  state: z.enum(GOAL_STATES),
  progress: z.number().nullable().describe('0 … 1'),
  attainment: z.int().min(-2).max(2).nullable(),
  actions: z.string().nullable(),
  responsible: z.string().nullable(),
  revision: Revision,
})
export const Plan = z.strictObject({
  id: Id,
  version: z.int(),
  state: z.enum(['draft', 'agreed', 'replaced']),
  reviewOn: Day.nullable(),
  summary: z.string().nullable(),
  agreedBy: ClientOrGuardian.nullable(),
  signer: z.string().nullable(),
  signerRelation: z.string().nullable(),
  agreedAt: Instant.nullable(),
  needs: z.array(Need.omit({ revision: true })),
  goals: z.array(Goal.omit({ revision: true })),
  madeBy: PersonRef,
  madeAt: Instant,
  revision: Revision,
})
export const ServiceRecord = z.strictObject({
  id: Id,
  caseId: Id,
  occurredAt: Instant,
  minutes: z.int(),
  channel: z.enum(CHANNELS),
  place: z.string().nullable(),
  present: z.string().nullable(),
  purpose: z.string().nullable(),
  content: z.string(),
  response: z.string().nullable(),
  nextStep: z.string().nullable(),
  nextOn: Day.nullable(),
  goalIds: z.array(Id),
  state: z.enum(['draft', 'signed']),
  late: z.boolean(),
  worker: PersonRef,
  writtenAt: Instant,
  signedAt: Instant.nullable(),
  quotedFrom: z.string().nullable().describe('whose diagnosis it quotes'),
  amendments: z.array(
    z.strictObject({
      at: Instant,
      by: PersonRef,
      reason: z.string(),
      before: z.record(z.string(), z.unknown()),
    }),
  ),
  revision: Revision,
})
export type ServiceRecord = z.infer<typeof ServiceRecord>
/** First and last score of one instrument, read from the two assessments the evaluation names. */
export const EvaluationPair = z.strictObject({
  instrument: z.string(),
  version: z.string().nullable(),
  first: z.number(),
  firstAt: Instant,
  last: z.number(),
  lastAt: Instant,
  firstBand: z.string().nullable(),
  lastBand: z.string().nullable(),
  reliable: z
    .enum(RELIABLE_CHANGES)
    .nullable()
    .describe('more than chance or not; null: nobody has said how exactly the scale measures'),
  voided: z.boolean().describe('one of the two has been voided since'),
})
export type EvaluationPair = z.infer<typeof EvaluationPair>
export const Evaluation = z.strictObject({
  id: Id,
  at: Instant,
  by: PersonRef,
  summary: z.string(),
  clientView: z.string().nullable(),
  satisfaction: z.int().nullable(),
  tScore: z.number().nullable(),
  goals: z.array(
    z.strictObject({
      goalId: Id,
      text: z.string(),
      attainment: z.int().nullable(),
      state: z.enum(GOAL_STATES),
    }),
  ),
  pairs: z.array(EvaluationPair),
  revision: Revision,
})
export const Closure = z.strictObject({
  id: Id,
  reason: z.enum(CLOSURE_REASONS),
  summary: z.string(),
  missing: z.array(z.string()),
  missingReason: z.string().nullable(),
  askedBy: PersonRef,
  askedAt: Instant,
  state: z.enum(CLOSURE_STATES),
  decidedBy: PersonRef.nullable(),
  decidedAt: Instant.nullable(),
  remark: z.string().nullable(),
  reopenedAt: Instant.nullable(),
  reopenedBy: PersonRef.nullable(),
  reopenReason: z.string().nullable(),
  revision: Revision,
})
export const FollowUp = z.strictObject({
  id: Id,
  caseId: Id,
  plannedOn: Day,
  method: z.enum(CHANNELS),
  purpose: z.enum(FOLLOW_UP_PURPOSES),
  withContact: z
    .strictObject({ id: Id, name: z.string(), relation: z.string().nullable() })
    .nullable()
    .describe('with whom, when it is not the client'),
  state: z.enum(FOLLOW_UP_STATES),
  assignee: PersonRef,
  attempts: z.array(
    z.strictObject({ at: Instant, by: PersonRef, method: z.enum(CHANNELS), result: z.enum(ATTEMPT_RESULTS) }),
  ),
  doneAt: Instant.nullable(),
  domains: z.partialRecord(z.enum(FOLLOW_UP_DOMAINS), z.enum(['good', 'fair', 'poor', 'not-asked'])),
  finding: z.string().nullable(),
  newNeeds: z.string().nullable(),
  next: z.string().nullable(),
  escalation: z.int(),
  revision: Revision,
})
export const Task = z.strictObject({
  id: Id,
  kind: z.string(),
  title: z.string().nullable(),
  facts: z.record(z.string(), z.unknown()),
  dueAt: Instant.nullable(),
  state: z.enum(['open', 'answered', 'done', 'cancelled']),
  assignee: PersonRef.nullable(),
  endedAt: Instant.nullable(),
  escalation: z.int(),
  revision: Revision,
})

const ProcessFields = {
  occurredAt: Instant,
  place: MaybeLine,
  present: MaybeLine,
  target: MaybeText,
  lines: z
    .array(
      z.strictObject({
        said: z.string().trim().max(4000),
        shown: z.string().trim().max(2000),
        felt: z.string().trim().max(2000),
      }),
    )
    .min(1)
    .max(200),
  feeling: MaybeText,
  plan: MaybeText,
}

/** A talk written down line by line for supervision. */
export const ProcessRecording = z.strictObject({
  id: Id,
  caseId: Id,
  ...ProcessFields,
  worker: PersonRef,
  writtenAt: Instant,
  opinion: z.string().nullable(),
  opinionBy: PersonRef.nullable(),
  opinionAt: Instant.nullable(),
  revision: Revision,
})
export type ProcessRecording = z.infer<typeof ProcessRecording>

export const REVIEW_OUTCOMES = ['go-on', 'change-plan', 'close'] as const
const ReviewFields = {
  reviewedOn: Day,
  summary: Text,
  situation: MaybeText,
  outcome: z.enum(REVIEW_OUTCOMES),
  nextOn: Day.nullable(),
}

/** Where a case stands half-way; needs and goals are read from their rows. */
export const StageReview = z.strictObject({ id: Id, ...ReviewFields, worker: PersonRef, writtenAt: Instant })
export type StageReview = z.infer<typeof StageReview>

/** A step of the course as this case's pack names it. */
export const Step = z.strictObject({
  stage: z.enum(STAGES),
  name: TextPair,
  skipped: z.boolean(),
  since: Instant.nullable(),
  papers: z.array(z.strictObject({ paper: z.string(), there: z.boolean() })),
})

/** The whole case file as one readable page. */
export const CaseFile = z.strictObject({
  ...CaseLine.shape,
  pack: z.strictObject({
    code: z.string(),
    version: z.string(),
    name: TextPair,
    unset: z.array(z.strictObject({ parameter: z.string(), name: TextPair })),
    earlier: z
      .array(
        z.strictObject({
          code: z.string(),
          version: z.string(),
          name: TextPair,
          until: Instant,
          by: PersonRef,
          reason: z.string(),
        }),
      )
      .describe('packs the case was kept under before it was moved, the latest first'),
  }),
  requestId: Id.nullable(),
  department: z.string().nullable(),
  problem: z.string().nullable(),
  strengths: z.string().nullable(),
  coWorkers: z.array(PersonRef),
  steps: z.array(Step),
  next: z.strictObject({ stage: z.enum(STAGES), missing: z.array(z.string()) }).nullable(),
  encounters: z.array(Encounter),
  contacts: z.array(Contact),
  consents: z.array(Consent),
  assessments: z.array(AssessmentLine),
  safety: z.array(SafetyTask),
  needs: z.array(Need),
  goals: z.array(Goal),
  plans: z.array(Plan),
  records: z.array(ServiceRecord),
  evaluations: z.array(Evaluation),
  closures: z.array(Closure),
  followUps: z.array(FollowUp),
  tasks: z.array(Task),
  bereavement: z
    .strictObject({
      diedOn: Day,
      days: z.array(Day).nullable().describe('still to come; null: not configured'),
    })
    .nullable()
    .describe('null while the client lives'),
  may: z.strictObject({
    write: z.boolean(),
    close: z.boolean(),
    approve: z.boolean(),
    assign: z.boolean(),
    print: z.boolean(),
    standard: z.boolean().describe('move it to another standard'),
  }),
})
export type CaseFile = z.infer<typeof CaseFile>

const RecordFields = z.strictObject({
  occurredAt: Instant,
  minutes: z.int().min(1).max(1440),
  channel: z.enum(CHANNELS),
  place: MaybeLine,
  present: MaybeLine,
  purpose: MaybeText,
  content: z.string().trim().max(20_000),
  response: MaybeText,
  nextStep: MaybeText,
  nextOn: Day.nullable(),
  goalIds: z.array(Id).max(30),
})
const NeedFields = z.strictObject({
  domain: z.enum(NEED_DOMAINS),
  text: Text,
  severity: Severity,
  severityNow: Severity,
  priority: z.enum(NEED_PRIORITIES),
  state: z.enum(NEED_STATES),
})
const GoalFields = z.strictObject({
  needId: Id.nullable(),
  text: Text,
  measure: MaybeLine,
  unit: z.string().max(20).nullable(),
  instrument: z.string().max(60).nullable(),
  baseline: z.number().nullable(),
  target: z.number().nullable(),
  current: z.number().nullable(),
  dueOn: Day.nullable(),
  state: z.enum(GOAL_STATES),
  attainment: z.int().min(-2).max(2).nullable(),
  actions: MaybeText,
  responsible: MaybeLine,
})
const OnCase = { commandId: CommandId, caseId: Id }
const Overwrite = z
  .array(z.string().max(40))
  .max(20)
  .default([])
  .describe('fields of a conflict a person has decided')

export const CASE_VIEWS = ['mine', 'team', 'all', 'closing', 'closed'] as const
export const CASE_SORTS = ['due', 'opened', 'risk', 'served'] as const

const ListConditions = {
  view: z.enum(CASE_VIEWS).default('mine'),
  stage: many(z.enum(STAGES)),
  risk: many(z.enum(RISKS)),
  kind: many(z.enum(CASE_KINDS)),
  worker: many(Id),
  department: many(Id),
  overdue: z.stringbool().default(false),
  sort: z.enum(CASE_SORTS).default('due'),
}

export const cases = {
  list: endpoint({
    method: 'GET',
    path: '/cases/list',
    may: 'cases.read',
    summary: 'The work list, filtered and sorted in the database',
    input: z.strictObject({ ...PageAsk, ...ListConditions }),
    output: page(CaseLine),
    refusals: [],
  }),
  exportList: endpoint({
    method: 'GET',
    path: '/cases/list/export',
    may: 'cases.print',
    summary:
      'The work list as a table to take away: cases one may print, up to 10 000; that it was taken is recorded',
    input: z.strictObject({
      ...ListConditions,
      cases: many(Id).describe('only these'),
      as: z.enum(['xlsx', 'csv']),
      masked: z.stringbool().default(false).describe('for eyes outside: nobody can be made out in it'),
      locale: z.enum(['zh-CN', 'en']).default('zh-CN'),
    }),
    output: z.strictObject({
      fileName: z.string(),
      type: z.string(),
      base64: z.string(),
      count: z.int(),
      leftOut: z.int().describe('of restricted files'),
      more: z.boolean().describe('there are more than fit'),
    }),
    refusals: [],
  }),
  file: endpoint({
    method: 'GET',
    path: '/cases/file',
    may: 'cases.read',
    summary: 'A case as one page; opening it is recorded',
    input: z.strictObject({ caseId: Id }),
    output: CaseFile,
    refusals: [],
  }),
  glance: endpoint({
    method: 'GET',
    path: '/cases/glance',
    may: 'cases.glance',
    summary: 'What social work is doing for a patient, for the clinician who referred: no narrative',
    input: z.strictObject({ clientId: Id }),
    output: z.strictObject({
      client: ClientLine,
      cases: z.array(
        z.strictObject({
          number: z.string(),
          stage: z.enum(STAGES),
          state: z.enum(CASE_STATES),
          worker: z.string(),
          openedAt: Instant,
          lastServiceAt: Instant.nullable(),
          nextOn: Day.nullable(),
        }),
      ),
      requests: z.array(
        z.strictObject({
          id: Id,
          state: z.string(),
          raisedAt: Instant,
          dueAt: Instant.nullable(),
          declineReason: z.string().nullable(),
        }),
      ),
    }),
    refusals: [],
  }),
  packs: endpoint({
    method: 'GET',
    path: '/cases/packs',
    may: 'signed-in',
    summary: 'The standards a case can be opened under here, the institution’s own first',
    input: z.strictObject({}),
    output: z.array(z.strictObject({ code: z.string(), designation: z.string(), name: TextPair })),
    refusals: [],
  }),
  packMove: endpoint({
    method: 'GET',
    path: '/cases/pack-move',
    may: 'cases.standard',
    summary:
      'To which standards a case can be moved, and where it would stand and what it would owe under one',
    input: z.strictObject({
      caseId: Id,
      code: z.string().max(80).optional(),
      version: z.string().max(40).optional(),
    }),
    output: z.strictObject({
      choices: z.array(
        z.strictObject({
          code: z.string(),
          version: z.string(),
          designation: z.string(),
          name: TextPair,
          before: z.boolean().describe('the case was kept under it before'),
        }),
      ),
      move: z
        .strictObject({
          stage: z.strictObject({ from: z.enum(STAGES), to: z.enum(STAGES) }),
          step: z.strictObject({ now: z.array(z.string()), after: z.array(z.string()) }),
          closing: z.strictObject({ now: z.array(z.string()), after: z.array(z.string()) }),
        })
        .nullable()
        .describe('papers owed before the step can be left, and before the case can be closed'),
    }),
    refusals: ['cases.not-responsible', 'cases.pack-not-offered'],
  }),
  changePack: endpoint({
    method: 'POST',
    path: '/cases/change-pack',
    may: 'cases.standard',
    summary: 'Go on with a case under another standard, saying why; everything entered stays',
    input: z.strictObject({
      commandId: CommandId,
      caseId: Id,
      seen: Revision,
      code: z.string().max(80),
      version: z.string().max(40),
      reason: Text,
    }),
    output: Written,
    refusals: [
      'conflict',
      'cases.closed',
      'cases.same-pack',
      'cases.pack-not-offered',
      'cases.safety-open',
      'cases.not-responsible',
    ],
  }),
  open: endpoint({
    method: 'POST',
    path: '/cases/open',
    may: 'cases.open',
    summary: 'Open a case without a request',
    input: z.strictObject({
      commandId: CommandId,
      clientId: Id,
      kind: z.enum(CASE_KINDS),
      pack: z.string().max(80).nullable(),
      problem: MaybeText,
    }),
    output: Written,
    refusals: ['cases.already-open', 'cases.unknown-pack', 'cases.pack-not-offered'],
  }),
  change: endpoint({
    method: 'POST',
    path: '/cases/change',
    may: 'cases.write',
    summary: 'Change kind, risk, problem or strengths',
    refusals: ['conflict', 'cases.closed'],
    input: z.strictObject({
      ...OnCase,
      seen: Revision,
      changes: z
        .strictObject({
          kind: z.enum(CASE_KINDS),
          risk: z.enum(RISKS),
          problem: MaybeText,
          strengths: MaybeText,
        })
        .partial(),
      overwrite: Overwrite,
    }),
    output: Written,
  }),
  advance: endpoint({
    method: 'POST',
    path: '/cases/advance',
    may: 'cases.write',
    summary: 'Go to the next step of the pack; a missing paper is named',
    input: z.strictObject({ ...OnCase, seen: Revision, to: z.enum(STAGES) }),
    output: Written,
    refusals: [
      'cases.papers-missing',
      'cases.step-out-of-order',
      'cases.no-consent',
      'cases.safety-open',
      'cases.closed',
      'conflict',
    ],
  }),
  handOver: endpoint({
    method: 'POST',
    path: '/cases/hand-over',
    may: 'cases.assign',
    summary: 'Hand a case to another worker with a note',
    input: z.strictObject({ ...OnCase, seen: Revision, toId: Id, note: Text }),
    output: Written,
    refusals: ['cases.closed', 'cases.not-a-worker', 'conflict'],
  }),
  addNeed: endpoint({
    method: 'POST',
    path: '/cases/needs/add',
    may: 'cases.write',
    summary: 'Name a need',
    input: z.strictObject({ ...OnCase, need: NeedFields }),
    output: Written,
    refusals: ['cases.closed'],
  }),
  changeNeed: endpoint({
    method: 'POST',
    path: '/cases/needs/change',
    may: 'cases.write',
    summary: 'Change a need',
    input: z.strictObject({
      commandId: CommandId,
      needId: Id,
      seen: Revision,
      changes: NeedFields.partial(),
      overwrite: Overwrite,
    }),
    output: Written,
    refusals: ['conflict', 'cases.closed'],
  }),
  addGoal: endpoint({
    method: 'POST',
    path: '/cases/goals/add',
    may: 'cases.write',
    summary: 'Set a goal that can be measured',
    input: z.strictObject({ ...OnCase, goal: GoalFields }),
    output: Written,
    refusals: ['cases.closed', 'cases.goal-not-measurable'],
  }),
  changeGoal: endpoint({
    method: 'POST',
    path: '/cases/goals/change',
    may: 'cases.write',
    summary: 'Change a goal or how far it is',
    input: z.strictObject({
      commandId: CommandId,
      goalId: Id,
      seen: Revision,
      changes: GoalFields.partial(),
      overwrite: Overwrite,
    }),
    output: Written,
    refusals: ['conflict', 'cases.closed', 'cases.goal-not-measurable'],
  }),
  makePlan: endpoint({
    method: 'POST',
    path: '/cases/plans/make',
    may: 'cases.write',
    summary: 'Put needs and goals into a version of the plan',
    input: z.strictObject({ ...OnCase, summary: MaybeText, reviewOn: Day.nullable() }),
    output: Written,
    refusals: ['cases.closed', 'cases.no-goals'],
  }),
  agreePlan: endpoint({
    method: 'POST',
    path: '/cases/plans/agree',
    may: 'cases.write',
    summary: 'The client or guardian agrees to the plan',
    input: z.strictObject({
      commandId: CommandId,
      planId: Id,
      seen: Revision,
      agreedBy: ClientOrGuardian,
      signer: Line,
      signerRelation: z.string().max(2).nullable(),
      agreedAt: Instant,
    }),
    output: Written,
    refusals: [
      'cases.plan-already-agreed',
      'cases.closed',
      'cases.in-the-future',
      'clients.guardian-must-sign',
      'clients.signer-missing',
      'clients.age-unknown',
      'conflict',
    ],
  }),
  draftRecord: endpoint({
    method: 'POST',
    path: '/cases/records/draft',
    may: 'cases.write',
    summary: 'Keep a draft; the same id again replaces it',
    input: z.strictObject({ ...OnCase, recordId: Id, seen: Revision.nullable(), fields: RecordFields }),
    output: Written,
    refusals: [
      'cases.closed',
      'cases.record-signed',
      'cases.not-the-author',
      'cases.in-the-future',
      'conflict',
    ],
  }),
  signRecord: endpoint({
    method: 'POST',
    path: '/cases/records/sign',
    may: 'cases.write',
    summary: 'Sign a record; from then on it can only be amended',
    input: z.strictObject({
      commandId: CommandId,
      recordId: Id,
      seen: Revision,
      quotedFrom: MaybeLine.default(null),
    }),
    output: Written.extend({ late: z.boolean() }),
    refusals: [
      'cases.record-signed',
      'cases.not-the-author',
      'cases.record-empty',
      'cases.diagnosis-written',
      'cases.no-consent',
      'cases.closed',
      'conflict',
    ],
  }),
  amendRecord: endpoint({
    method: 'POST',
    path: '/cases/records/amend',
    may: 'cases.write',
    summary: 'Amend a signed record with a reason; what it said before stays',
    input: z.strictObject({
      commandId: CommandId,
      recordId: Id,
      seen: Revision,
      reason: Text,
      changes: RecordFields.partial(),
      quotedFrom: MaybeLine.default(null),
    }),
    output: Written,
    refusals: [
      'cases.record-not-signed',
      'cases.not-the-author',
      'cases.reason-missing',
      'cases.in-the-future',
      'cases.diagnosis-written',
      'conflict',
    ],
  }),
  discardDraft: endpoint({
    method: 'POST',
    path: '/cases/records/discard',
    may: 'cases.write',
    summary: 'Throw one’s own draft away',
    input: z.strictObject({ commandId: CommandId, recordId: Id, seen: Revision }),
    output: Written,
    refusals: ['cases.record-signed', 'cases.not-the-author', 'conflict'],
  }),
  evaluate: endpoint({
    method: 'POST',
    path: '/cases/evaluate',
    may: 'cases.write',
    summary: 'Evaluate: goal attainment, before/after scores, the client’s view',
    refusals: ['cases.closed', 'cases.no-goals'],
    input: z.strictObject({
      ...OnCase,
      summary: Text,
      clientView: MaybeText,
      satisfaction: z.int().min(1).max(5).nullable(),
      goals: z
        .array(z.strictObject({ goalId: Id, attainment: z.int().min(-2).max(2), state: z.enum(GOAL_STATES) }))
        .max(50),
      instruments: z
        .array(z.string().max(60))
        .max(100)
        .nullable()
        .default(null)
        .describe('whose first and last scores belong in it; null: every one taken at least twice'),
    }),
    output: Written,
  }),
  askClosure: endpoint({
    method: 'POST',
    path: '/cases/closure/ask',
    may: 'cases.close',
    summary: 'Ask the supervisor to close',
    input: z.strictObject({
      ...OnCase,
      seen: Revision,
      reason: z.enum(CLOSURE_REASONS),
      summary: Text,
      missingReason: MaybeText,
      followUps: z.array(z.strictObject({ plannedOn: Day, method: z.enum(CHANNELS) })).max(24),
    }),
    output: Written,
    refusals: [
      'closure.papers-missing',
      'closure.safety-open',
      'closure.drafts-open',
      'cases.closed',
      'conflict',
    ],
  }),
  decideClosure: endpoint({
    method: 'POST',
    path: '/cases/closure/decide',
    may: 'cases.approve',
    summary: 'The supervisor approves or returns the closure',
    input: z.strictObject({
      commandId: CommandId,
      closureId: Id,
      seen: Revision,
      approved: z.boolean(),
      remark: MaybeText,
    }),
    output: Written,
    refusals: ['closure.own-request', 'closure.already-decided', 'closure.remark-missing', 'conflict'],
  }),
  reopen: endpoint({
    method: 'POST',
    path: '/cases/reopen',
    may: 'cases.close',
    summary: 'Open a closed case again with a reason',
    input: z.strictObject({ ...OnCase, seen: Revision, reason: Text }),
    output: Written,
    refusals: ['cases.not-closed', 'cases.already-open', 'cases.reason-missing', 'conflict'],
  }),
  planFollowUp: endpoint({
    method: 'POST',
    path: '/cases/follow-ups/plan',
    may: 'cases.write',
    summary: 'Plan a follow-up',
    input: z.strictObject({ ...OnCase, plannedOn: Day, method: z.enum(CHANNELS), assigneeId: Id.nullable() }),
    output: Written,
    refusals: ['cases.not-a-worker'],
  }),
  planBereavement: endpoint({
    method: 'POST',
    path: '/cases/bereavement/plan',
    may: 'cases.write',
    summary: 'Plan to be there for somebody who stays behind, on several days, of a closed case too',
    input: z.strictObject({
      ...OnCase,
      contactId: Id,
      on: z.array(Day).min(1).max(12),
      method: z.enum(CHANNELS),
    }),
    output: z.strictObject({ planned: z.int() }),
    refusals: ['cases.still-alive', 'cases.not-a-contact', 'cases.bereavement-planned', 'cases.in-the-past'],
  }),
  tryFollowUp: endpoint({
    method: 'POST',
    path: '/cases/follow-ups/try',
    may: 'cases.write',
    summary:
      'An attempt that did not reach the person; after enough of them they are recorded as unreachable',
    input: z.strictObject({
      commandId: CommandId,
      followUpId: Id,
      seen: Revision,
      method: z.enum(CHANNELS),
      result: z.enum(ATTEMPT_RESULTS),
      again: Day.nullable(),
    }),
    output: Written.extend({ state: z.enum(FOLLOW_UP_STATES) }),
    refusals: ['follow-up.already-ended', 'conflict'],
  }),
  doFollowUp: endpoint({
    method: 'POST',
    path: '/cases/follow-ups/do',
    may: 'cases.write',
    summary: 'What the follow-up found',
    refusals: ['follow-up.already-ended', 'follow-up.finding-missing', 'cases.in-the-future', 'conflict'],
    input: z.strictObject({
      commandId: CommandId,
      followUpId: Id,
      seen: Revision,
      method: z.enum(CHANNELS),
      doneAt: Instant,
      domains: FollowUp.shape.domains,
      finding: Text,
      newNeeds: MaybeText,
      next: MaybeText,
      nextOn: Day.nullable(),
    }),
    output: Written,
  }),
  addTask: endpoint({
    method: 'POST',
    path: '/cases/tasks/add',
    may: 'cases.write',
    summary: 'Note something to do',
    input: z.strictObject({ ...OnCase, title: Line, dueAt: Instant.nullable(), assigneeId: Id.nullable() }),
    output: Written,
    refusals: ['cases.not-a-worker'],
  }),
  tickTask: endpoint({
    method: 'POST',
    path: '/cases/tasks/tick',
    may: 'cases.write',
    summary: 'Done, or not done after all',
    input: z.strictObject({ commandId: CommandId, taskId: Id, seen: Revision, done: z.boolean() }),
    output: Written,
    refusals: ['safety.cannot-be-ticked', 'conflict'],
  }),
  processes: endpoint({
    method: 'GET',
    path: '/cases/processes',
    may: 'cases.process',
    summary: 'Process recordings, for who wrote them, the supervisor of the case and the head; recorded',
    input: z.strictObject({ caseId: Id }),
    output: z.array(ProcessRecording),
    refusals: [],
  }),
  writeProcess: endpoint({
    method: 'POST',
    path: '/cases/processes/write',
    may: 'cases.write',
    summary: 'Write a talk down line by line; the same id again replaces it until it is answered',
    input: z.strictObject({
      ...OnCase,
      processId: Id,
      seen: Revision.nullable(),
      fields: z.strictObject(ProcessFields),
    }),
    output: Written,
    refusals: [
      'cases.closed',
      'cases.in-the-future',
      'cases.not-the-author',
      'cases.recording-answered',
      'conflict',
    ],
  }),
  answerProcess: endpoint({
    method: 'POST',
    path: '/cases/processes/answer',
    may: 'cases.approve',
    summary: 'What the supervisor says to a recording',
    input: z.strictObject({ commandId: CommandId, processId: Id, seen: Revision, opinion: Text }),
    output: Written,
    refusals: ['cases.own-recording', 'conflict'],
  }),
  reviews: endpoint({
    method: 'GET',
    path: '/cases/reviews',
    may: 'cases.read',
    summary: 'Where the case stood each time it was looked at half-way',
    input: z.strictObject({ caseId: Id }),
    output: z.array(StageReview),
    refusals: [],
  }),
  writeReview: endpoint({
    method: 'POST',
    path: '/cases/reviews/write',
    may: 'cases.write',
    summary: 'Say where the case stands and what follows',
    input: z.strictObject({ ...OnCase, ...ReviewFields }),
    output: Written,
    refusals: ['cases.closed', 'cases.in-the-future'],
  }),
  forms: endpoint({
    method: 'GET',
    path: '/cases/forms',
    may: 'cases.print',
    summary: 'The forms of a case under the names of its standard, with how much each holds',
    input: z.strictObject({ caseId: Id, locale: z.enum(['zh-CN', 'en']).default('zh-CN') }),
    output: z.array(
      z.strictObject({
        form: z.enum(FORMS),
        name: z.string(),
        required: z.boolean().describe('the standard asks for it'),
        entries: z.int().nullable().describe('null for a form that is always one'),
      }),
    ),
    refusals: [],
  }),
  printed: endpoint({
    method: 'GET',
    path: '/cases/printed',
    may: 'cases.print',
    summary: 'The case file as DOCX or PDF (base64): the forms named, or all of it with cover and contents',
    input: z.strictObject({
      caseId: Id,
      as: z.enum(['docx', 'pdf']),
      form: many(z.enum(FORMS)),
      masked: z.stringbool().default(false).describe('for eyes outside: nobody can be made out in it'),
      locale: z.enum(['zh-CN', 'en']).default('zh-CN'),
    }),
    output: z.strictObject({ fileName: z.string(), type: z.string(), base64: z.string() }),
    refusals: ['clients.restricted'],
  }),
  copyOnPaper: endpoint({
    method: 'GET',
    path: '/cases/copy-on-paper',
    may: 'clients.privacy',
    summary: 'All of one person’s file as DOCX or PDF (base64), for a request to see or copy; recorded',
    input: z.strictObject({
      rightId: Id,
      as: z.enum(['docx', 'pdf']),
      locale: z.enum(['zh-CN', 'en']).default('zh-CN'),
    }),
    output: z.strictObject({ fileName: z.string(), type: z.string(), base64: z.string() }),
    refusals: ['clients.right-is-another'],
  }),
}
