import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { urgent } from './urgent.ts'
import { Id, Instant, many, PageAsk, page } from './wire.ts'

export const access = {
  duties: endpoint({
    method: 'GET',
    path: '/access/duties',
    may: 'signed-in',
    summary: 'What each duty may do, as content',
    input: z.strictObject({}),
    output: z.array(
      z.strictObject({
        duty: z.string(),
        name: z.strictObject({ zh: z.string(), en: z.string() }),
        grants: z.array(z.string()),
      }),
    ),
    refusals: [],
  }),
  journal: endpoint({
    method: 'GET',
    path: '/access/journal',
    may: 'access.journal',
    summary: 'Who did what in this organisation',
    input: z.strictObject({ ...PageAsk, actor: many(Id), act: z.string().max(60).optional() }),
    output: page(
      z.strictObject({
        at: Instant,
        lane: z.int(),
        seq: z.int(),
        who: z.string().nullable(),
        act: z.string(),
        subjectKind: z.string(),
        subjectId: Id.nullable(),
        clientId: Id.nullable(),
        facts: z.record(z.string(), z.unknown()),
      }),
    ),
    refusals: [],
  }),
  journalWhole: endpoint({
    method: 'GET',
    path: '/access/journal/whole',
    may: 'access.journal',
    summary: 'Proves the journal whole or names the first broken link',
    input: z.strictObject({}),
    output: z.strictObject({
      entries: z.int(),
      broken: z.strictObject({ lane: z.int(), seq: z.int() }).nullable(),
    }),
    refusals: [],
  }),
  ...urgent,
}
