import { z } from 'zod'
import { Status } from './parameter.ts'
import { Texts } from './texts.ts'

const Id = z.string().regex(/^[a-z][a-z0-9-]*$/)

/** What somebody is asked once a service has ended: few questions, one page, twenty seconds. */
export const RatingForm = z
  .strictObject({
    id: Id,
    version: z.string().min(1).max(30),
    status: z.enum(['official', 'verified', 'ours']),
    source: z.string().min(1).max(600),
    questions: z
      .array(
        z.strictObject({
          id: Id,
          text: Texts.describe('{worker} is whoever carried the case'),
          options: z
            .array(z.strictObject({ value: z.int().min(1).max(5), text: Texts }))
            .min(2)
            .max(5),
        }),
      )
      .min(1)
      .max(4),
    words: Texts,
    leastAnswers: z
      .strictObject({ name: Texts, value: z.int().min(5), status: Status, source: z.string().min(1) })
      .describe('figures and words are shown from this many answers on, so that nobody can be made out'),
    contact: z.strictObject({ label: Texts, note: Texts }),
    reason: Texts.describe('why the request stands in the queue when somebody wants to be called'),
  })
  .superRefine(({ questions }, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', message, path: ['questions'] })
    const values = questions[0]?.options.map(({ value }) => value).toSorted() ?? []
    if (questions[0]?.id !== 'overall' || values.join() !== '1,2,3,4,5')
      complain('the first question is “overall”, answered by 1 to 5')
    if (new Set(questions.map(({ id }) => id)).size < questions.length) complain('an id stands here twice')
    if (questions.some(({ options }) => new Set(options.map(({ value }) => value)).size < options.length))
      complain('a value stands twice in one question')
  })
export type RatingForm = z.infer<typeof RatingForm>
