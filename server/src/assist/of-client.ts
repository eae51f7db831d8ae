import type { assist, Hint } from '@quancheng/contract/assist.ts'
import type { RiskBand } from '@quancheng/rules/risk.ts'
import { sql } from 'kysely'
import { namesOf } from '../access/colleagues.ts'
import { getSeen, holderOf, unrestricted } from '../clients/public.ts'
import type { Action, Call } from '../http/call.ts'
import { type Contribution, gapsOf, type HintRow, reasonsOf } from './hint-store.ts'

type OfClient = Call<typeof assist.ofClient>
type Row = HintRow & {
  current: boolean
  overruled_by: string | null
  overruled_at: Date | null
  overruled_reason: Buffer | null
}

const MOST_SHOWN = 10

/** Why the house thinks what it thinks about somebody; looking is recorded. */
export const ofClient: Action<typeof assist.ofClient> = async (call) => {
  const { tx, orgId, input } = call
  const client = await getSeen(call, 'clients.read', await holderOf(call, input.clientId))
  const { rows } = await sql<Row>`
    select s.*, e.status = 'in-progress' as current, o.by as overruled_by, o.at as overruled_at, o.reason_sealed as overruled_reason
    from risk_score s
    join encounter e on e.org_id = s.org_id and e.id = s.encounter_id
    left join lateral (
      select o.by, o.at, o.reason_sealed from risk_overruling o
      where o.org_id = ${orgId} and o.score_id = s.id and o.ended_at is null order by o.at desc limit 1) o on s.overruled_to is not null
    where s.org_id = ${orgId} and s.client_id = ${client.id} and ${unrestricted(orgId, 's.client_id')}
    order by (e.status = 'in-progress') desc, s.scored_at desc limit ${MOST_SHOWN}`.execute(tx)
  const names = await namesOf(
    call,
    rows.map((row) => row.overruled_by),
  )
  call.record({
    act: 'assist.read',
    subjectKind: 'client',
    subjectId: client.id,
    clientId: client.id,
    facts: { hints: rows.length },
  })
  return { hints: rows.map((row) => hintOf(call, row, names)) }
}

function hintOf(call: OfClient, row: Row, names: ReadonlyMap<string, string>): Hint {
  return {
    id: row.id,
    encounterId: row.encounter_id,
    current: row.current,
    score: row.score,
    atMost: row.at_most,
    band: row.band as RiskBand,
    ruleBand: row.rule_band as RiskBand,
    overruled: overrulingOf(call, row, names),
    reasons: reasonsOf(row),
    gaps: gapsOf(row).map((gap) => ({ ...gap, unknown: [...gap.unknown], text: nameOf(call, gap.factor) })),
    thresholds: { medium: row.medium_from, high: row.high_from },
    contentVersion: row.content_version,
    model: modelOf(call, row),
    scoredAt: row.scored_at.toISOString(),
    revision: row.revision,
  }
}

function overrulingOf(
  { protect }: OfClient,
  row: Row,
  names: ReadonlyMap<string, string>,
): Hint['overruled'] {
  const {
    overruled_from: from,
    overruled_to: to,
    overruled_by: by,
    overruled_at: at,
    overruled_reason: reason,
  } = row
  if (from === null || to === null || by === null || at === null || reason === null) return null
  return {
    from: from as RiskBand,
    to: to as RiskBand,
    reason: protect.open('risk_overruling.reason', reason),
    by: { id: by, name: names.get(by) ?? '' },
    at: at.toISOString(),
  }
}

function modelOf(call: OfClient, row: Row): Hint['model'] {
  if (row.model_id === null || row.probability === null) return null
  const parts = (row.contributions ?? []) as Contribution[]
  return {
    id: row.model_id,
    probability: row.probability,
    contributions: parts.map((each) => ({ ...each, text: nameOf(call, each.feature) })),
    unseen: reasonsOf(row)
      .filter(({ factor }) => !parts.some(({ feature }) => feature === factor))
      .map(({ factor }) => nameOf(call, factor)),
  }
}

/** What a factor is called; one that is no longer in the content keeps its id. */
function nameOf({ content }: OfClient, factor: string): { zh: string; en: string } {
  return content.risk.factors.find(({ id }) => id === factor)?.name ?? { zh: factor, en: factor }
}
