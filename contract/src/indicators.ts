import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id, Instant, PageAsk, page } from './wire.ts'

const TextPair = z.strictObject({ zh: z.string(), en: z.string() })

export const indicators = {
  definition: endpoint({
    method: 'GET',
    path: '/indicators/definition',
    may: 'indicators.read',
    summary: 'What a figure counts, and where the definition comes from',
    input: z.strictObject({ indicator: z.string().max(60) }),
    output: z.strictObject({
      id: z.string(),
      name: TextPair,
      counts: TextPair,
      of: TextPair.nullable(),
      unit: z.string(),
      status: z.string(),
      source: z.string(),
    }),
    refusals: [],
  }),
  rows: endpoint({
    method: 'GET',
    path: '/indicators/rows',
    may: 'indicators.read',
    summary: 'The rows behind this month’s figure, for those who may open them',
    input: z.strictObject({ ...PageAsk, indicator: z.string().max(60) }),
    output: page(
      z.strictObject({
        id: Id,
        caseId: Id.nullable(),
        number: z.string().nullable(),
        client: z.string().nullable(),
        worker: z.string().nullable(),
        at: Instant,
      }),
    ),
    refusals: [],
  }),
}
