import { REPORT_STATES } from '@quancheng/rules/duty-report.ts'
import { WATCH_LEVELS, WATCH_STATES } from '@quancheng/rules/watch.ts'
import { z } from 'zod'
import { ClientLine } from './clients.ts'
import { DutyReportFile } from './content/duty-report.ts'
import { SafetyPlanFile } from './content/safety-plan.ts'
import { endpoint } from './endpoint.ts'
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

export const SafetyPlan = z.strictObject({
  id: Id,
  version: z.int(),
  caseId: Id.nullable(),
  withPerson: z.boolean(),
  steps: z.record(z.string(), z.string()),
  signedBy: PersonRef,
  signedAt: Instant,
})
export type SafetyPlan = z.infer<typeof SafetyPlan>

/** Somebody on the watch list in one line: who, how grave, by whom, until when; no words about them. */
export const WatchLine = z.strictObject({
  id: Id,
  client: ClientLine,
  caseId: Id.nullable(),
  level: z.enum(WATCH_LEVELS),
  state: z.enum(WATCH_STATES),
  since: Instant,
  holder: PersonRef,
  nextLookAt: Instant.nullable().describe('null: the institution has not set how often'),
  lastLookAt: Instant.nullable(),
  escalation: z.int(),
  handingTo: PersonRef.nullable(),
  endAskedBy: PersonRef.nullable(),
  revision: Revision,
})
export type WatchLine = z.infer<typeof WatchLine>

export const WatchFile = z.strictObject({
  ...WatchLine.shape,
  reason: z.string(),
  begunBy: PersonRef,
  endReason: z.string().nullable(),
  endRemark: z.string().nullable(),
  endedBy: PersonRef.nullable(),
  endedAt: Instant.nullable(),
  mayDecideEnd: z.boolean(),
  looks: z.array(
    z.strictObject({ id: Id, at: Instant, by: PersonRef, level: z.enum(WATCH_LEVELS), words: z.string() }),
  ),
  handOvers: z.array(
    z.strictObject({
      id: Id,
      from: PersonRef,
      to: PersonRef,
      note: z.string(),
      at: Instant,
      taken: z.boolean().nullable(),
      answeredAt: Instant.nullable(),
      remark: z.string().nullable(),
    }),
  ),
})
export type WatchFile = z.infer<typeof WatchFile>

export const ReportLine = z.strictObject({
  id: Id,
  kind: z.string(),
  situations: z.array(z.string()),
  colour: z.string().nullable(),
  state: z.enum(REPORT_STATES),
  client: ClientLine.nullable(),
  who: z.string().nullable().describe('as told, where no client of ours is named'),
  caseId: Id.nullable(),
  requestId: Id.nullable(),
  foundAt: Instant,
  raisedBy: PersonRef,
  dueAt: Instant.nullable(),
  escalation: z.int(),
  revision: Revision,
})
export type ReportLine = z.infer<typeof ReportLine>

export const ReportFile = z.strictObject({
  ...ReportLine.shape,
  words: z.string(),
  raisedAt: Instant,
  confirmedBy: PersonRef.nullable(),
  confirmedAt: Instant.nullable(),
  receipt: z
    .strictObject({
      authority: z.string(),
      to: z.string(),
      number: z.string().nullable(),
      reportedAt: Instant,
      by: PersonRef,
    })
    .nullable(),
  declinedBy: PersonRef.nullable(),
  declinedAt: Instant.nullable(),
  reasons: z.string().nullable(),
  decidedBy: PersonRef.nullable(),
  remark: z.string().nullable(),
})
export type ReportFile = z.infer<typeof ReportFile>

const OnWatch = { commandId: CommandId, watchId: Id, seen: Revision }
const OnReport = { commandId: CommandId, reportId: Id, seen: Revision }

/** What protects somebody after an alarm: a plan, people who look, and what the law obliges to report. */
export const safety = {
  safetyContent: endpoint({
    method: 'GET',
    path: '/safety/content',
    may: 'signed-in',
    summary: 'What a safety plan asks, and which duties to report there are, as content',
    input: z.strictObject({}),
    output: z.strictObject({ plan: SafetyPlanFile, reports: z.array(DutyReportFile) }),
    refusals: [],
  }),
  safetyCounts: endpoint({
    method: 'GET',
    path: '/safety/counts',
    may: 'signed-in',
    summary: 'How many are watched and how many reports are open, of those the asker may see',
    input: z.strictObject({}),
    output: z.strictObject({ watched: z.int(), overdue: z.int(), reports: z.int() }),
    refusals: [],
  }),
  safetyOfClient: endpoint({
    method: 'GET',
    path: '/safety/of-client',
    may: 'assessments.watch',
    summary: 'The safety plans, the watches and the reports of one client; opening them is recorded',
    input: z.strictObject({ clientId: Id }),
    output: z.strictObject({
      plans: z.array(SafetyPlan).describe('newest first'),
      maySeePlans: z.boolean(),
      watches: z
        .array(WatchLine)
        .describe('one at the most, or each of two watched records that were merged'),
      reports: z.array(ReportLine),
    }),
    refusals: [],
  }),
  signPlan: endpoint({
    method: 'POST',
    path: '/safety/plan',
    may: 'assessments.safety',
    summary: 'Sign a safety plan; an earlier one stays beside it',
    input: z.strictObject({
      commandId: CommandId,
      clientId: Id,
      caseId: Id.nullable(),
      seen: z.int().min(0).describe('the version that was seen; 0 when there was none'),
      withPerson: z.boolean(),
      steps: z.record(z.string().max(40), z.string().trim().max(4000)),
    }),
    output: z.strictObject({ id: Id, version: z.int() }),
    refusals: ['safety.plan-step-unknown', 'safety.plan-step-empty', 'conflict'],
  }),
  watchList: endpoint({
    method: 'GET',
    path: '/safety/watch',
    may: 'assessments.watch',
    summary: 'Everybody who is watched here, the next look first',
    input: z.strictObject({ of: z.enum(['live', 'ended']).default('live') }),
    output: z.strictObject({ now: Instant, rows: z.array(WatchLine), more: z.boolean() }),
    refusals: [],
  }),
  watchOne: endpoint({
    method: 'GET',
    path: '/safety/watch/one',
    may: 'assessments.watch',
    summary: 'One watch with every look and hand-over; opening it is recorded',
    input: z.strictObject({ watchId: Id }),
    output: WatchFile,
    refusals: [],
  }),
  beginWatch: endpoint({
    method: 'POST',
    path: '/safety/watch/begin',
    may: 'assessments.watch',
    summary: 'Put somebody on the watch list',
    input: z.strictObject({
      commandId: CommandId,
      clientId: Id,
      caseId: Id.nullable(),
      level: z.enum(WATCH_LEVELS),
      reason: Text,
    }),
    output: Written,
    refusals: ['safety.already-watched'],
  }),
  look: endpoint({
    method: 'POST',
    path: '/safety/watch/look',
    may: 'assessments.watch',
    summary: 'Somebody has looked: what they found, and at which level it goes on',
    input: z.strictObject({ ...OnWatch, level: z.enum(WATCH_LEVELS), words: Text }),
    output: Written,
    refusals: ['safety.watch-ended', 'conflict'],
  }),
  handOverWatches: endpoint({
    method: 'POST',
    path: '/safety/watch/hand-over',
    may: 'assessments.watch',
    summary: 'Offer one or several watches to a colleague, all or none; each stays until it is taken',
    input: z.strictObject({
      commandId: CommandId,
      watches: z
        .array(z.strictObject({ watchId: Id, seen: Revision }))
        .min(1)
        .max(100),
      toId: Id,
      note: Text,
    }),
    output: z.strictObject({ handed: z.int() }),
    refusals: [
      'safety.watch-ended',
      'safety.not-holder',
      'safety.already-holds',
      'safety.already-handed',
      'safety.cannot-watch',
      'conflict',
    ],
  }),
  answerHandOver: endpoint({
    method: 'POST',
    path: '/safety/watch/answer-hand-over',
    may: 'assessments.watch',
    summary: 'Take what was handed over, or say why not',
    input: z.strictObject({ ...OnWatch, taken: z.boolean(), remark: MaybeText }),
    output: Written,
    refusals: ['safety.watch-ended', 'safety.not-handed-to-you', 'safety.remark-missing', 'conflict'],
  }),
  askToEndWatch: endpoint({
    method: 'POST',
    path: '/safety/watch/ask-end',
    may: 'assessments.watch',
    summary: 'Propose to end a watch, with reasons',
    input: z.strictObject({ ...OnWatch, reason: Text }),
    output: Written,
    refusals: ['safety.watch-ended', 'safety.end-already-asked', 'safety.reason-missing', 'conflict'],
  }),
  decideEndOfWatch: endpoint({
    method: 'POST',
    path: '/safety/watch/decide-end',
    may: 'assessments.confirm',
    summary: 'A second person ends the watch, or says why it goes on',
    input: z.strictObject({ ...OnWatch, agreed: z.boolean(), remark: MaybeText }),
    output: Written,
    refusals: [
      'safety.watch-ended',
      'safety.end-not-asked',
      'safety.own-ending',
      'safety.remark-missing',
      'conflict',
    ],
  }),
  reports: endpoint({
    method: 'GET',
    path: '/safety/reports',
    may: 'assessments.report',
    summary: 'Reports the asker may see, those that wait first',
    input: z.strictObject({ of: z.enum(['open', 'all']).default('open') }),
    output: z.strictObject({ now: Instant, rows: z.array(ReportLine), more: z.boolean() }),
    refusals: [],
  }),
  report: endpoint({
    method: 'GET',
    path: '/safety/reports/one',
    may: 'assessments.report',
    summary: 'One report whole; opening it is recorded',
    input: z.strictObject({ reportId: Id }),
    output: ReportFile,
    refusals: [],
  }),
  raiseReport: endpoint({
    method: 'POST',
    path: '/safety/reports/raise',
    may: 'assessments.report',
    summary: 'Somebody found a situation that the law obliges to report; it cannot be taken back',
    input: z.strictObject({
      commandId: CommandId,
      kind: z.string().max(60),
      situations: z.array(z.string().max(60)).min(1).max(30),
      clientId: Id.nullable(),
      caseId: Id.nullable(),
      requestId: Id.nullable(),
      who: MaybeLine.describe('as told, where no client of ours is named'),
      foundAt: Instant,
      words: Text,
    }),
    output: Written,
    refusals: ['safety.unknown-situation', 'safety.nobody-named', 'safety.in-the-future'],
  }),
  confirmReport: endpoint({
    method: 'POST',
    path: '/safety/reports/confirm',
    may: 'assessments.decide',
    summary: 'Whoever answers for it confirms that it has to be reported',
    input: z.strictObject(OnReport),
    output: Written,
    refusals: [
      'safety.report-reported',
      'safety.report-confirmed',
      'safety.report-being-declined',
      'safety.report-not-due',
      'conflict',
    ],
  }),
  fileReport: endpoint({
    method: 'POST',
    path: '/safety/reports/file',
    may: 'assessments.report',
    summary: 'The authority was told: to whom, when, under which number',
    input: z.strictObject({
      ...OnReport,
      authority: z.string().max(60),
      to: Line.describe('who took it: station, name, phone'),
      number: MaybeLine,
      reportedAt: Instant,
    }),
    output: Written,
    refusals: ['safety.report-reported', 'safety.unknown-authority', 'safety.in-the-future', 'conflict'],
  }),
  declineReport: endpoint({
    method: 'POST',
    path: '/safety/reports/decline',
    may: 'assessments.decide',
    summary: 'Propose not to report, with reasons; a second person decides',
    input: z.strictObject({ ...OnReport, reasons: Text }),
    output: Written,
    refusals: [
      'safety.report-reported',
      'safety.report-being-declined',
      'safety.report-not-due',
      'safety.reason-missing',
      'conflict',
    ],
  }),
  decideDecline: endpoint({
    method: 'POST',
    path: '/safety/reports/decide-decline',
    may: 'assessments.decide',
    summary: 'A second person agrees not to report, or sends it back',
    input: z.strictObject({ ...OnReport, agreed: z.boolean(), remark: MaybeText }),
    output: Written,
    refusals: [
      'safety.report-reported',
      'safety.not-declined',
      'safety.own-decline',
      'safety.remark-missing',
      'conflict',
    ],
  }),
}
