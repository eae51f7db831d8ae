import { z } from 'zod'
import { RatingForm } from './content/rating-form.ts'
import { endpoint } from './endpoint.ts'
import { LinkSecret, LinkState, Phones } from './intake-door.ts'
import { CommandId, Id, Instant, PersonRef, Revision, Written } from './wire.ts'

const Month = z.string().regex(/^\d{4}-\d{2}$/)

/** What people say of a service once it has ended: asked by a link, kept without a name, shown in periods. */
export const relations = {
  rating: endpoint({
    method: 'GET',
    path: '/relations/rating',
    may: 'cases.read',
    summary:
      'Whether somebody can be asked how a service was, and what has become of the link; never what was said',
    input: z.strictObject({ caseId: Id }),
    output: z.strictObject({
      days: z.int().nullable().describe('for how many days a link works; null where nobody is asked here'),
      askable: z.boolean(),
      link: z
        .strictObject({
          id: Id,
          state: LinkState,
          madeBy: PersonRef,
          madeAt: Instant,
          expiresAt: Instant,
          revision: Revision,
        })
        .nullable(),
    }),
    refusals: [],
  }),
  giveRating: endpoint({
    method: 'POST',
    path: '/relations/rating/give',
    may: 'cases.write',
    summary: 'A link to say once how the service was; one given before opens nothing any more',
    input: z.strictObject({ commandId: CommandId, caseId: Id, secret: LinkSecret }),
    output: Written.extend({ page: z.url(), expiresAt: Instant }),
    refusals: [
      'clients.restricted',
      'relations.not-asked-here',
      'relations.not-ended',
      'relations.died',
      'intake.link-used',
      'assessments.link-exists',
    ],
  }),
  withdrawRating: endpoint({
    method: 'POST',
    path: '/relations/rating/withdraw',
    may: 'cases.write',
    summary: 'Withdraw such a link: it opens nothing any more',
    input: z.strictObject({ commandId: CommandId, doorLinkId: Id, seen: Revision }),
    output: Written,
    refusals: ['intake.link-used', 'intake.link-withdrawn', 'conflict'],
  }),
  ratings: endpoint({
    method: 'GET',
    path: '/relations/ratings',
    may: 'supervision.team',
    summary:
      'What people said in the months that are over, put together until no answer stands alone; words without a name',
    input: z.strictObject({}),
    output: z.strictObject({
      days: z.int().nullable(),
      floor: z
        .number()
        .nullable()
        .describe('the lowest share the institution’s standard allows; null: 未配置'),
      least: z.int().describe('fewer answers are not shown'),
      periods: z.array(
        z.strictObject({
          from: Month,
          to: Month,
          answers: z.int(),
          mean: z.number(),
          content: z.number().describe('0 … 1: said 4 or 5'),
          asked: z.int(),
          returned: z.int(),
        }),
      ),
      words: z.array(z.string()).describe('in no order, newest periods first'),
    }),
    refusals: [],
  }),
}

const RatingPage = z.strictObject({
  organisation: z.string(),
  phones: Phones,
  worker: z.string().nullable().describe('who carried the case'),
  isInHouse: z.boolean().describe('a bed, and a bell by it'),
  expiresAt: Instant,
  form: z.strictObject({
    version: RatingForm.shape.version,
    questions: RatingForm.shape.questions,
    words: RatingForm.shape.words,
    contact: RatingForm.shape.contact,
  }),
  alarming: z.array(z.string()).describe('words at which somebody is called at once'),
})
export type RatingPage = z.infer<typeof RatingPage>

const RatingKept = z.strictObject({
  contact: z.boolean().describe('somebody will be in touch'),
  crisis: z.boolean().describe('what was written called people at once'),
})
export type RatingKept = z.infer<typeof RatingKept>

/** The same from the other side: a phone, and nobody signed in. */
export const relationsDoor = {
  openRating: endpoint({
    method: 'POST',
    path: '/relations/door/open',
    may: 'anyone',
    summary: 'What somebody is asked once the service has ended',
    input: z.strictObject({ secret: LinkSecret }),
    output: RatingPage,
    refusals: ['intake.too-often', 'intake.link-expired', 'intake.link-withdrawn', 'intake.link-used'],
  }),
  sendRating: endpoint({
    method: 'POST',
    path: '/relations/door/send',
    may: 'anyone',
    summary: 'What they say, once; kept without a name',
    input: z.strictObject({
      commandId: CommandId,
      secret: LinkSecret,
      version: z.string().max(30),
      answers: z.record(z.string().max(40), z.int().min(1).max(5)),
      words: z.string().trim().max(500).nullable(),
      contact: z.boolean(),
    }),
    output: RatingKept,
    refusals: [
      'intake.too-often',
      'intake.link-expired',
      'intake.link-withdrawn',
      'intake.link-used',
      'relations.form-changed',
    ],
  }),
}
