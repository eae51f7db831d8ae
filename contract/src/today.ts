import { RISKS, STAGES } from '@quancheng/rules/course.ts'
import { z } from 'zod'
import { SafetyTask } from './assessments.ts'
import { ClientLine } from './clients.ts'
import { endpoint } from './endpoint.ts'
import { RequestLine } from './intake.ts'
import { Id, Instant, PersonRef, Revision } from './wire.ts'

/** One row of the one list. `kind` says which screen it opens and how it is ticked off. */
export const TodayRow = z.strictObject({
  kind: z.enum(['request', 'task', 'follow-up', 'draft', 'closure', 'plan-review', 'conference']),
  id: Id,
  client: ClientLine.nullable(),
  caseId: Id.nullable(),
  text: z.strictObject({
    code: z.string(),
    facts: z.record(z.string(), z.unknown()),
    words: z.string().nullable(),
  }),
  dueAt: Instant.nullable(),
  allDay: z.boolean(),
  doneAt: Instant.nullable(),
  escalation: z.int(),
  revision: Revision,
})
export type TodayRow = z.infer<typeof TodayRow>

const CountBy = <T extends readonly [string, ...string[]]>(words: T) => z.record(z.enum(words), z.int())

export const today = {
  worker: endpoint({
    method: 'GET',
    path: '/today/worker',
    may: 'signed-in',
    summary: 'Who needs me today: one list that can be emptied',
    input: z.strictObject({ span: z.enum(['today', 'week']).default('today') }),
    output: z.strictObject({
      now: Instant,
      safety: z.array(SafetyTask.extend({ client: ClientLine })),
      requests: z.array(RequestLine),
      requestsMore: z.boolean(),
      overdue: z.array(TodayRow),
      due: z.array(TodayRow),
      done: z.array(TodayRow),
      left: z.int(),
      stages: CountBy(STAGES),
      risks: CountBy(RISKS),
      route: z.array(
        z.strictObject({
          floor: z.string(),
          stops: z.array(z.strictObject({ department: z.string(), name: z.string(), caseId: Id.nullable() })),
        }),
      ),
      waiting: z.array(z.strictObject({ caseId: Id, client: z.string(), what: z.string(), since: Instant })),
      weekMinutes: z.int(),
      drafts: z.int(),
    }),
    refusals: [],
  }),
  head: endpoint({
    method: 'GET',
    path: '/today/head',
    may: 'supervision.team',
    summary: 'The team this morning: risk, loops that have not closed, what waits for a signature, the month',
    input: z.strictObject({}),
    output: z.strictObject({
      now: Instant,
      safety: z.array(SafetyTask.extend({ client: ClientLine })),
      month: z.array(
        z.strictObject({
          indicator: z.string(),
          value: z.number().nullable(),
          unit: z.string(),
          before: z.number().nullable(),
          fewerThan: z.int().nullable().describe('hidden, because it counts fewer rows than this'),
          target: z.number().nullable(),
          targetStatus: z.string(),
        }),
      ),
      workers: z.array(
        z.strictObject({
          worker: PersonRef,
          title: z.string(),
          open: z.int(),
          risks: CountBy(RISKS),
          stages: CountBy(STAGES),
          unsigned: z.int(),
          overdue: z.int(),
          weekMinutes: z.int(),
        }),
      ),
      loops: z.array(
        z.strictObject({
          kind: z.enum(['request', 'follow-up', 'safety', 'record', 'task']),
          id: Id,
          caseId: Id.nullable(),
          client: z.string(),
          what: z.strictObject({ code: z.string(), facts: z.record(z.string(), z.unknown()) }),
          worker: z.string().nullable(),
          dueAt: Instant,
        }),
      ),
      loopsMore: z.boolean(),
      closures: z.array(
        z.strictObject({
          closureId: Id,
          caseId: Id,
          client: z.string(),
          worker: z.string(),
          reason: z.string(),
          askedAt: Instant,
          missing: z.int(),
        }),
      ),
      conferences: z.array(
        z.strictObject({ id: Id, client: z.string(), beginsAt: Instant, place: z.string() }),
      ),
      lateRecords: z.int(),
    }),
    refusals: [],
  }),
}
