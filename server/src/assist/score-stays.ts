import type { HintReason } from '@quancheng/contract/assist.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { overrulingStands, type RiskBand, scoreRisk } from '@quancheng/rules/risk.ts'
import { foresee } from '@quancheng/rules/risk-model.ts'
import type { Work } from '../http/call.ts'
import {
  endOverrulings,
  gapsOf,
  type HintDraft,
  type HintRow,
  keepHints,
  lockHintsOfStays,
  reasonsOf,
} from './hint-store.ts'
import { modelInUse, versionOf } from './learning/model-store.ts'
import type { KnownStay } from './stay-facts.ts'
import { thresholdsHere } from './thresholds.ts'

/**
 * Writes what the house notices about many stays in a handful of statements. The same facts twice write nothing twice.
 * It raises, closes and orders no request.
 */
export async function scoreStays(work: Work, stays: readonly KnownStay[]): Promise<void> {
  if (stays.length === 0) return
  const [thresholds, inUse, before] = await Promise.all([
    thresholdsHere(work),
    modelInUse(work),
    lockHintsOfStays(
      work,
      stays.map((stay) => stay.encounterId),
    ),
  ])
  const { factors } = work.content.risk
  // In one order, so that two who write about the same stays wait and never block each other.
  const inOrder = stays.toSorted((one, other) => (one.encounterId < other.encounterId ? -1 : 1))
  const drafts = inOrder.map((stay): HintDraft => {
    const found = scoreRisk(factors, thresholds, stay.facts)
    const foreseen = inUse && foresee(inUse.model, factors, stay.facts, found)
    const reasons: HintReason[] = found.reasons.map((reason) => ({
      ...reason,
      evidence: reason.evidence.map((piece) => ({
        ...piece,
        from: stay.origins[piece.fact]?.from ?? null,
        at: stay.origins[piece.fact]?.at ?? null,
      })),
    }))
    return {
      id: before.get(stay.encounterId)?.id ?? newId(work.at.getTime()),
      client_id: stay.clientId,
      encounter_id: stay.encounterId,
      score: found.score,
      at_most: found.atMost,
      rule_band: found.band,
      reasons: JSON.stringify(reasons),
      gaps: JSON.stringify(found.gaps),
      content_version: versionOf(work.content),
      medium_from: thresholds.medium,
      high_from: thresholds.high,
      model_id: inUse?.id ?? null,
      probability: foreseen && Math.round(foreseen.probability * 10_000) / 10_000,
      contributions: foreseen && JSON.stringify(foreseen.contributions),
      band: foreseen?.band ?? found.band,
    }
  })
  const news = drafts.filter((draft) => !saysTheSame(before.get(draft.encounter_id), draft))
  if (news.length === 0) return
  await keepHints(work, news)
  await endOverrulings(work, overtaken(work, news, before))
  for (const draft of news) {
    const { score, band } = before.get(draft.encounter_id) ?? {}
    if (score === draft.score && band === draft.band) continue
    work.record({
      act: 'assist.score',
      subjectKind: 'hint',
      subjectId: draft.id,
      clientId: draft.client_id,
      facts: { score: draft.score, band: draft.band, from: band ?? null, version: draft.content_version },
    })
  }
}

/** jsonb orders keys its own way, so what was said is compared piece by piece. */
function saysTheSame(row: HintRow | undefined, draft: HintDraft): boolean {
  if (!row) return false
  return (
    wording(row, reasonsOf(row), gapsOf(row)) ===
    wording(draft, JSON.parse(draft.reasons), JSON.parse(draft.gaps))
  )
}

function wording(
  said: Pick<
    HintRow,
    'client_id' | 'score' | 'band' | 'content_version' | 'medium_from' | 'high_from' | 'model_id'
  > & {
    readonly probability: number | null
  },
  reasons: readonly HintReason[],
  gaps: readonly { readonly factor: string; readonly unknown: readonly string[] }[],
): string {
  return JSON.stringify([
    said.client_id,
    said.score,
    said.band,
    said.content_version,
    said.medium_from,
    said.high_from,
    said.model_id,
    said.probability,
    reasons.map(({ factor, text, evidence }) => [
      factor,
      text.zh,
      evidence.map(({ value, at }) => [value, at]),
    ]),
    gaps.map(({ factor, unknown }) => [factor, unknown]),
  ])
}

/** Hints whose overruling no longer stands: the house now sees more than a person had before them. */
function overtaken(work: Work, news: readonly HintDraft[], before: ReadonlyMap<string, HintRow>): string[] {
  return news.flatMap((draft) => {
    const row = before.get(draft.encounter_id)
    if (!row || row.overruled_from === null || row.overruled_to === null) return []
    const said = { from: row.overruled_from as RiskBand, to: row.overruled_to as RiskBand }
    if (overrulingStands(said, draft.band)) return []
    work.record({
      act: 'assist.overruling-over',
      subjectKind: 'hint',
      subjectId: row.id,
      clientId: row.client_id,
      facts: { ...said, now: draft.band },
    })
    return [row.id]
  })
}
