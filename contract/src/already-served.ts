import { SERVED_BY } from '@quancheng/rules/already-served.ts'
import { STAGES } from '@quancheng/rules/course.ts'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CommandId, Id, Instant, PageAsk, PersonRef, page, Text } from './wire.ts'

export const GOING_ON = ['take', 'open', 'record'] as const

/** Whether a colleague already serves somebody: said before work is begun, never in its way. */
export const alreadyServed = {
  others: endpoint({
    method: 'GET',
    path: '/cases/others',
    may: 'cases.open',
    summary: 'Which colleagues already serve this person; more than the name only where the case may be read',
    input: z.strictObject({
      clientId: Id,
      requestId: Id.optional().describe('the request being looked at: it does not stand beside itself'),
    }),
    output: z.array(
      z.strictObject({
        kind: z.enum(SERVED_BY),
        colleague: PersonRef,
        case: z
          .strictObject({
            id: Id,
            number: z.string(),
            stage: z.enum(STAGES),
            openedAt: Instant,
            closedAt: Instant.nullable(),
            lastServiceAt: Instant.nullable(),
          })
          .nullable()
          .describe('null where the reader may not know'),
      }),
    ),
    refusals: [],
  }),
  goOn: endpoint({
    method: 'POST',
    path: '/cases/others/go-on',
    may: 'cases.open',
    summary: 'Going on beside a colleague, with a reason that those who answer for the team read',
    input: z.strictObject({ commandId: CommandId, clientId: Id, kind: z.enum(GOING_ON), reason: Text }),
    output: z.strictObject({ kept: z.int() }),
    refusals: ['cases.nobody-else'],
  }),
  goneOn: endpoint({
    method: 'GET',
    path: '/cases/others/gone-on',
    may: 'supervision.team',
    summary: 'Who went on beside a colleague, and why, newest first',
    input: z.strictObject({ ...PageAsk, since: Instant.optional() }),
    output: page(
      z.strictObject({
        id: Id,
        client: z.string().nullable(),
        clientId: Id,
        kind: z.enum(GOING_ON),
        by: PersonRef,
        colleague: PersonRef,
        at: Instant,
        reason: z.string(),
      }),
    ),
    refusals: [],
  }),
}
