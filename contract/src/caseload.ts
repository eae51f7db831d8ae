import { TRANSFER_REASONS } from '@quancheng/rules/caseload.ts'
import { CASE_STATES, RISKS, STAGES } from '@quancheng/rules/course.ts'
import { z } from 'zod'
import { ClientLine } from './clients.ts'
import { endpoint } from './endpoint.ts'
import { CommandId, Id, Instant, PersonRef, Revision, Text } from './wire.ts'

/** The verbs of the cases' room about everything one worker carries. */
export const caseload = {
  caseload: endpoint({
    method: 'GET',
    path: '/cases/caseload',
    may: 'cases.assign',
    summary:
      'The open cases of a worker, each with a proposal who could take it: the lightest caseload of the team',
    input: z.strictObject({ workerId: Id }),
    output: z.strictObject({
      worker: PersonRef,
      cases: z.array(
        z.strictObject({
          id: Id,
          number: z.string(),
          client: ClientLine,
          stage: z.enum(STAGES),
          state: z.enum(CASE_STATES),
          risk: z.enum(RISKS),
          nextDueAt: Instant.nullable(),
          revision: Revision,
          proposedId: Id.nullable(),
        }),
      ),
      more: z.boolean().describe('there are more than are shown; hand these over first'),
      receivers: z.array(PersonRef.extend({ open: z.int() })),
    }),
    refusals: [],
  }),
  transfer: endpoint({
    method: 'POST',
    path: '/cases/transfer',
    may: 'cases.assign',
    summary: 'Hand a worker’s cases to others as one act, with a note for each; all of them or none',
    input: z.strictObject({
      commandId: CommandId,
      fromId: Id,
      reason: z.enum(TRANSFER_REASONS),
      cases: z
        .array(z.strictObject({ caseId: Id, seen: Revision, toId: Id, note: Text }))
        .min(1)
        .max(500),
    }),
    output: z.strictObject({ moved: z.int() }),
    refusals: ['cases.not-a-worker', 'cases.closed', 'cases.twice', 'conflict'],
  }),
}
