import type { RiskBand } from '@quancheng/rules/risk.ts'
import { sql } from 'kysely'
import { unrestricted } from '../clients/public.ts'
import type { Work } from '../http/call.ts'

export interface BandShown {
  /** A person's word, where there is one; else the house's. */
  readonly band: RiskBand
  readonly overruled: boolean
}

/** How high the risk of people who lie here now is said to be, one statement for a page of them. */
export async function bandsOf(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  clientIds: readonly (string | null)[],
): Promise<Map<string, BandShown>> {
  const ids = [...new Set(clientIds.filter((id) => id !== null))]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<BandShown & { client_id: string }>`
    select distinct on (s.client_id) s.client_id, coalesce(s.overruled_to, s.band) as band, s.overruled_to is not null as overruled
    from risk_score s join encounter e on e.org_id = s.org_id and e.id = s.encounter_id
    where s.org_id = ${orgId} and s.client_id = any(${ids}::uuid[]) and e.status = 'in-progress'
      and ${unrestricted(orgId, 's.client_id')}
    order by s.client_id, s.scored_at desc`.execute(tx)
  return new Map(rows.map(({ client_id, ...shown }) => [client_id, shown]))
}
