import type { RequestLine } from '@quancheng/contract/intake.ts'
import type { TodayRow } from '@quancheng/contract/today.ts'

export interface Ward {
  /** Null for whoever is on no ward. */
  readonly name: string | null
  readonly requests: readonly RequestLine[]
  readonly rows: readonly TodayRow[]
}

/** One round through the house: the open work of each ward bed by bed, whoever is on no ward last. */
export function byWard(requests: readonly RequestLine[], rows: readonly TodayRow[]): readonly Ward[] {
  const wardOf = (row: TodayRow) => (row.client?.inHospital ? row.client.department : null)
  const names = new Set([...requests.map((request) => request.department), ...rows.map(wardOf)])
  return [...names].toSorted(lastIfNull).map((name) => ({
    name,
    requests: requests
      .filter((request) => request.department === name)
      .toSorted((one, other) => lastIfNull(one.bed, other.bed)),
    rows: rows
      .filter((row) => wardOf(row) === name)
      .toSorted((one, other) => lastIfNull(one.client?.bed ?? null, other.client?.bed ?? null)),
  }))
}

const order = new Intl.Collator('zh-CN', { numeric: true })

function lastIfNull(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return order.compare(one, other)
}
