import type { assist } from '@quancheng/contract/assist.ts'
import { RISK_BANDS, type RiskBand } from '@quancheng/rules/risk.ts'
import { sql } from 'kysely'
import { unrestricted } from '../clients/public.ts'
import type { Action, Call } from '../http/call.ts'
import { thresholdsHere } from './thresholds.ts'

type RulesCall = Call<typeof assist.rules>
const YEAR_MS = 366 * 86_400_000

/** By what is judged here, how often it holds, and how often people said otherwise. */
export const rules: Action<typeof assist.rules> = async (call) => {
  const { factors, thresholds: given, id, version, name } = call.content.risk
  const [{ revision, ...thresholds }, bands, holding, overruled, overrulings] = await Promise.all([
    thresholdsHere(call),
    presentBands(call),
    presentFactors(call),
    overruledFactors(call),
    overruledBands(call),
  ])
  return {
    id,
    version,
    name,
    factors: factors.map(({ id: factor, name: named, enabled, points, status, source }) => ({
      id: factor,
      enabled,
      points,
      text: named,
      status,
      source,
      present: holding.get(factor) ?? 0,
      overruled: overruled.get(factor) ?? 0,
    })),
    thresholds: { ...thresholds, given },
    present: Object.fromEntries(RISK_BANDS.map((band) => [band, bands.get(band) ?? 0])) as Record<
      RiskBand,
      number
    >,
    overrulings,
    revision,
  }
}

async function presentBands({ tx, orgId }: RulesCall): Promise<Map<string, number>> {
  const { rows } = await sql<{ band: string; n: number }>`
    select coalesce(s.overruled_to, s.band) as band, count(*)::int as n
    from encounter e join risk_score s on s.org_id = e.org_id and s.encounter_id = e.id
    where e.org_id = ${orgId} and e.status = 'in-progress' and ${unrestricted(orgId, 'e.client_id')} group by 1`.execute(
    tx,
  )
  return new Map(rows.map(({ band, n }) => [band, n]))
}

async function presentFactors({ tx, orgId }: RulesCall): Promise<Map<string, number>> {
  const { rows } = await sql<{ factor: string; n: number }>`
    select reason ->> 'factor' as factor, count(*)::int as n
    from encounter e join risk_score s on s.org_id = e.org_id and s.encounter_id = e.id
    cross join jsonb_array_elements(s.reasons) as reason
    where e.org_id = ${orgId} and e.status = 'in-progress' and ${unrestricted(orgId, 'e.client_id')} group by 1`.execute(
    tx,
  )
  return new Map(rows.map(({ factor, n }) => [factor, n]))
}

async function overruledFactors({ tx, orgId, at }: RulesCall): Promise<Map<string, number>> {
  const { rows } = await sql<{ factor: string; n: number }>`
    select factor, count(*)::int as n from risk_overruling o cross join unnest(o.factors) as factor
    where o.org_id = ${orgId} and o.at >= ${new Date(at.getTime() - YEAR_MS)} group by 1`.execute(tx)
  return new Map(rows.map(({ factor, n }) => [factor, n]))
}

async function overruledBands({ tx, orgId, at }: RulesCall) {
  const { rows } = await sql<{ from: RiskBand; to: RiskBand; count: number }>`
    select from_band as "from", to_band as "to", count(*)::int as count from risk_overruling
    where org_id = ${orgId} and at >= ${new Date(at.getTime() - YEAR_MS)} group by 1, 2 order by 3 desc, 1, 2`.execute(
    tx,
  )
  return rows
}
