import type { Evaluation } from '@quancheng/contract/cases.ts'
import type { z } from 'zod'
import type { Work } from '../http/call.ts'
import { contentHere } from './instruments-here.ts'

type Pair = z.infer<typeof Evaluation>['pairs'][number]

/**
 * The first and the last score of every instrument taken at least twice with a client since a time, on its main scale:
 * what an evaluation sets side by side. Voided assessments and those without a score do not count.
 */
export async function firstAndLast(
  work: Pick<Work, 'tx' | 'orgId' | 'content'>,
  clientId: string,
  since: Date,
): Promise<Pair[]> {
  const { tx, orgId } = work
  const content = await contentHere(work)
  const rows = await tx
    .selectFrom('assessment')
    .select(['instrument', 'scores', 'band', 'taken_at'])
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .where('taken_at', '>=', since)
    .where('voided_at', 'is', null)
    .orderBy('taken_at')
    .orderBy('id')
    .execute()
  const scored = rows.flatMap((row) => {
    const scale = content.findInstrument(row.instrument)?.mainScale
    const value = scale === undefined ? null : ((row.scores as Record<string, number | null>)[scale] ?? null)
    return value === null ? [] : [{ ...row, value }]
  })
  return [...Map.groupBy(scored, (row) => row.instrument)].flatMap(([instrument, taken]) => {
    const [first, last] = [taken[0], taken.at(-1)]
    if (!first || !last || taken.length < 2) return []
    return [
      {
        instrument,
        first: first.value,
        firstAt: first.taken_at.toISOString(),
        last: last.value,
        lastAt: last.taken_at.toISOString(),
        firstBand: first.band,
        lastBand: last.band,
      },
    ]
  })
}
