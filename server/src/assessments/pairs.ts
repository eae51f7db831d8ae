import type { AssessmentLine } from '@quancheng/contract/assessments.ts'
import type { EvaluationPair } from '@quancheng/contract/cases.ts'
import { reliableChange } from '@quancheng/rules/change-over-time.ts'
import { z } from 'zod'
import type { Work } from '../http/call.ts'
import { contentHere } from './instruments-here.ts'
import { mainReliability, reliabilitiesOf } from './reliability-store.ts'

/** Two administrations of one instrument that an evaluation sets side by side; what they say is read from them. */
const PairRef = z.strictObject({ instrument: z.string(), firstId: z.uuid(), lastId: z.uuid() })
export type PairRef = z.infer<typeof PairRef>

/**
 * The first and the last scored administration of every instrument taken at least twice with a client since a time, in
 * the version it was last taken in. Voided assessments and those without a score do not count.
 */
export async function firstAndLast(
  work: Pick<Work, 'tx' | 'orgId' | 'content'>,
  clientId: string,
  since: Date,
): Promise<PairRef[]> {
  const { tx, orgId } = work
  const content = await contentHere(work)
  const rows = await tx
    .selectFrom('assessment')
    .select(['id', 'instrument', 'version', 'scores'])
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .where('taken_at', '>=', since)
    .where('voided_at', 'is', null)
    .orderBy('taken_at')
    .orderBy('id')
    .execute()
  const scored = rows.filter((row) => {
    const scale = content.findInstrument(row.instrument, row.version)?.mainScale
    return scale !== undefined && (row.scores as Record<string, number | null>)[scale] != null
  })
  return [...Map.groupBy(scored, (row) => row.instrument)].flatMap(([instrument, all]) => {
    const taken = all.filter((row) => row.version === all.at(-1)?.version)
    const [first, last] = [taken[0], taken.at(-1)]
    if (!first || !last || taken.length < 2) return []
    return [{ instrument, firstId: first.id, lastId: last.id }]
  })
}

/** What an evaluation once copied: kept before pairs were kept by reference. */
const Copied = z.strictObject({
  instrument: z.string(),
  first: z.number(),
  firstAt: z.string(),
  last: z.number(),
  lastAt: z.string(),
  firstBand: z.string().nullable(),
  lastBand: z.string().nullable(),
})
const Stored = z.array(z.union([PairRef, Copied]))

/** Reads the pairs of evaluations from the assessments they name: scores, bands, and whether the change is reliable. */
export async function pairReader(
  work: Pick<Work, 'tx' | 'orgId' | 'content'>,
  lines: readonly AssessmentLine[],
): Promise<(stored: unknown) => EvaluationPair[]> {
  const [content, set] = await Promise.all([contentHere(work), reliabilitiesOf(work.tx, work.orgId)])
  const sides = (stored: z.infer<typeof Stored>[number]) => {
    if ('first' in stored) return { ...stored, version: null, voided: false }
    const [first, last] = [stored.firstId, stored.lastId].map((id) => lines.find((line) => line.id === id))
    const scale = first && content.findInstrument(first.instrument, first.version)?.mainScale
    const [before, after] = [first, last].map((line) => line?.scores[scale ?? ''] ?? null)
    if (!first || !last || before == null || after == null) return null
    return {
      instrument: stored.instrument,
      version: last.version,
      first: before,
      firstAt: first.takenAt,
      last: after,
      lastAt: last.takenAt,
      firstBand: first.band,
      lastBand: last.band,
      voided: first.voided || last.voided,
    }
  }
  return (stored) =>
    Stored.parse(stored).flatMap((one) => {
      const pair = sides(one)
      if (pair === null) return []
      const instrument = content.findInstrument(pair.instrument, pair.version ?? undefined)
      const scale = instrument?.scales.find(({ id }) => id === instrument.mainScale)
      const known = instrument ? mainReliability(instrument, set) : null
      const reliable = scale ? reliableChange(pair.last - pair.first, scale.higherIs, known) : null
      return [{ ...pair, reliable }]
    })
}
