import { z } from 'zod'
import { parameter, Status } from './parameter.ts'
import { Texts, Wording } from './texts.ts'

const Id = z.string().regex(/^[a-z][a-z0-9-]*$/)

/** What is done when personal information leaked: kinds of information, steps in their order, notices to fill in. */
export const IncidentFile = z
  .strictObject({
    id: Id,
    version: z.string().min(1),
    kinds: z
      .array(z.strictObject({ id: Id, name: Texts }))
      .min(1)
      .max(30),
    steps: z
      .array(
        z.strictObject({
          id: Id,
          name: Texts,
          about: Texts,
          mayBeNotNeeded: z.boolean().describe('with the reason; a step that may not is done or stays open'),
          notice: Id.nullable().describe('what is sent in this step'),
          status: Status,
          source: z.string().min(1).max(600),
          withinMinutes: parameter(z.int().positive()),
        }),
      )
      .min(1)
      .max(20),
    notices: z.array(z.strictObject({ id: Id, name: Texts, body: Texts })).max(10),
    wording: Wording,
  })
  .refine(
    ({ steps, notices }) =>
      steps.every(({ notice }) => notice === null || notices.some(({ id }) => id === notice)),
    {
      message: 'a step sends a notice that is not here',
      path: ['steps'],
    },
  )
export type IncidentFile = z.infer<typeof IncidentFile>
