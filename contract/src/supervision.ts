import { RISKS, STAGES } from '@quancheng/rules/course.ts'
import { POOLS, SIDES } from '@quancheng/rules/quality-review.ts'
import { z } from 'zod'
import { ReviewForm } from './content/review-form.ts'
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
  Text,
  Written,
} from './wire.ts'

const CountBy = <T extends readonly [string, ...string[]]>(words: T) => z.record(z.enum(words), z.int())
const Points = z.record(z.string().regex(/^[a-z][a-z0-9-]*$/), z.int().min(0).max(100))

export const RECORD_KINDS = ['drafts', 'late', 'twice'] as const

const Sample = z.strictObject({
  id: Id,
  pool: z.enum(POOLS),
  from: Day.nullable(),
  to: Day.nullable(),
  perWorker: z.int(),
  seed: z.string(),
  eligible: z.int().describe('cases it could have drawn'),
  drawn: z.int(),
  third: PersonRef.nullable(),
  drawnBy: PersonRef,
  drawnAt: Instant,
  done: z.strictObject({ self: z.int(), supervisor: z.int(), 'third-party': z.int() }),
})

const Opinion = z.strictObject({
  side: z.enum(SIDES),
  by: PersonRef,
  at: Instant,
  points: Points,
  total: z.int(),
  remark: z.string().nullable(),
})

const Review = z.strictObject({
  id: Id,
  caseId: Id,
  number: z.string(),
  client: z.string(),
  worker: PersonRef,
  opinions: z.array(Opinion),
  /** As whom the reader may still judge it; null when they may not, or have. */
  mySide: z.enum(SIDES).nullable(),
})

export const supervision = {
  room: endpoint({
    method: 'GET',
    path: '/supervision/room',
    may: 'supervision.team',
    summary: 'The supervisor’s room: caseload by worker, risk and step, and what waits for the supervisor',
    input: z.strictObject({}),
    output: z.strictObject({
      now: Instant,
      lateSince: Instant,
      workers: z.array(
        z.strictObject({
          worker: PersonRef,
          title: z.string(),
          open: z.int(),
          risks: CountBy(RISKS),
          stages: CountBy(STAGES),
          drafts: z.int(),
          late: z.int(),
        }),
      ),
      closures: z.int(),
      twice: z.int().describe('records that look like a service a colleague gave too, since `lateSince`'),
      goneOn: z.int().describe('times somebody went on beside a colleague, since `lateSince`'),
      safety: z.strictObject({
        open: z.int().describe('nobody has looked at the person yet'),
        answered: z.int().describe('somebody has, and it has to be confirmed'),
      }),
    }),
    refusals: [],
  }),
  records: endpoint({
    method: 'GET',
    path: '/supervision/records',
    may: 'supervision.team',
    summary:
      'Records of the team that nobody signed yet, that were signed late, or that look like a service given twice; the last two of thirty days',
    input: z.strictObject({ ...PageAsk, kind: z.enum(RECORD_KINDS), worker: Id.optional() }),
    output: page(
      z.strictObject({
        id: Id,
        caseId: Id,
        number: z.string(),
        client: z.string(),
        worker: PersonRef,
        occurredAt: Instant,
        signedAt: Instant.nullable(),
        twin: z
          .strictObject({
            worker: PersonRef,
            occurredAt: Instant,
            case: z
              .strictObject({ id: Id, number: z.string() })
              .nullable()
              .describe('null where the reader may not know'),
          })
          .nullable()
          .describe('the service of a colleague that this one looks like'),
      }),
    ),
    refusals: [],
  }),
  remark: endpoint({
    method: 'POST',
    path: '/supervision/remark',
    may: 'supervision.team',
    summary: 'A remark on a case of the team; it is a task for its worker',
    input: z.strictObject({ commandId: CommandId, caseId: Id, words: Text, dueOn: Day.nullable() }),
    output: Written,
    refusals: [],
  }),
  draw: endpoint({
    method: 'POST',
    path: '/supervision/samples/draw',
    may: 'supervision.team',
    summary: 'Draw cases at random for a look at their quality, so many of each worker; the seed is kept',
    input: z.strictObject({
      commandId: CommandId,
      pool: z.enum(POOLS),
      from: Day.nullable(),
      to: Day.nullable(),
      perWorker: z.int().min(1).max(20),
      seed: Line.max(60).nullable().describe('null: the house makes one'),
      thirdId: Id.nullable(),
    }),
    output: Written,
    refusals: ['supervision.nothing-to-draw', 'supervision.span-missing', 'supervision.third-cannot-read'],
  }),
  samples: endpoint({
    method: 'GET',
    path: '/supervision/samples',
    may: 'supervision.review',
    summary: 'Samples in which there is a case one answers for, judges or carries; the newest first',
    input: z.strictObject(PageAsk),
    output: page(Sample),
    refusals: [],
  }),
  sample: endpoint({
    method: 'GET',
    path: '/supervision/sample',
    may: 'supervision.review',
    summary: 'The cases of a sample and what was found in each',
    input: z.strictObject({ sampleId: Id }),
    output: z.strictObject({ sample: Sample, form: ReviewForm, reviews: z.array(Review) }),
    refusals: [],
  }),
  review: endpoint({
    method: 'POST',
    path: '/supervision/review',
    may: 'supervision.review',
    summary: 'Judge a drawn case; a remark becomes a task for its worker',
    input: z.strictObject({ commandId: CommandId, reviewId: Id, points: Points, remark: MaybeText }),
    output: Written,
    refusals: ['supervision.already-reviewed', 'supervision.points-missing', 'supervision.too-many-points'],
  }),
}
