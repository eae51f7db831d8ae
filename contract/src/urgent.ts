import { APPROVALS } from '@quancheng/rules/urgent-opening.ts'
import { z } from 'zod'
import { ClientLine } from './clients.ts'
import { endpoint } from './endpoint.ts'
import { CommandId, Id, Instant, MaybeLine, PageAsk, PersonRef, page, Revision, Written } from './wire.ts'

/** Shorter than this is no reason. */
export const SHORTEST_REASON = 6
export const Reason = z.string().trim().min(SHORTEST_REASON).max(500)

/** A file that was opened outside somebody's duty. */
export const Opening = z.strictObject({
  id: Id,
  client: ClientLine.nullable(),
  who: PersonRef,
  reason: z.string(),
  openedAt: Instant,
  expiresAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  living: z.boolean(),
  mine: z.boolean(),
  approval: z
    .enum(APPROVALS)
    .nullable()
    .describe('how the second person stands to a minor’s file; else null'),
  answerBy: Instant.nullable(),
  decidedBy: PersonRef.nullable(),
  mayDecide: z.boolean(),
  revision: Revision,
})
export type Opening = z.infer<typeof Opening>

/** 紧急查阅 (break-glass): part of the room `access`. */
export const urgent = {
  openUrgently: endpoint({
    method: 'POST',
    path: '/access/urgent/open',
    may: 'access.urgent',
    summary:
      'Open a client’s file outside one’s duty, to read, for some hours; the worker, the supervisor and the head are told at once. A minor’s file waits for a second person, unless a life is at risk',
    input: z.strictObject({
      commandId: CommandId,
      clientId: Id.nullable(),
      number: MaybeLine.describe(
        'instead of the id: the whole number of a case, a patient or an identity card',
      ),
      reason: Reason,
      lifeAtRisk: z
        .boolean()
        .describe('of a minor: do not wait for the second person, who confirms afterwards'),
    }),
    output: z.strictObject({
      id: Id,
      clientId: Id,
      expiresAt: Instant.nullable().describe('null while a second person is asked'),
      revision: Revision,
    }),
    refusals: [
      'access.opened-already',
      'access.asked-already',
      'access.not-needed',
      'access.opening-unset',
      'access.nobody-to-ask',
    ],
  }),
  endUrgently: endpoint({
    method: 'POST',
    path: '/access/urgent/end',
    may: 'access.openings',
    summary: 'End an urgent opening before its hours are over, or take back what one asked for',
    input: z.strictObject({ commandId: CommandId, openingId: Id, seen: Revision }),
    output: Written,
    refusals: ['access.opening-over', 'conflict'],
  }),
  decideUrgent: endpoint({
    method: 'POST',
    path: '/access/urgent/decide',
    may: 'access.approve',
    summary: 'A second person says yes or no to the urgent opening of a minor’s file, before or afterwards',
    input: z.strictObject({ commandId: CommandId, openingId: Id, agreed: z.boolean(), seen: Revision }),
    output: Written,
    refusals: ['access.second-person', 'access.not-waiting', 'access.opening-unset', 'conflict'],
  }),
  openings: endpoint({
    method: 'GET',
    path: '/access/urgent',
    may: 'access.openings',
    summary:
      'Which files were opened urgently, by whom and why: one’s own, those one was told of, or all here',
    input: z.strictObject({ ...PageAsk, clientId: Id.optional() }),
    output: page(Opening),
    refusals: [],
  }),
}
