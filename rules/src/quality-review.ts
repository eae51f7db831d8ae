import { Refusal } from './refusal.ts'

/** What a sample is drawn from: cases closed in a span of days, or cases that run. */
export const POOLS = ['closed', 'running'] as const
export type Pool = (typeof POOLS)[number]

/** Three sides look at a case: the worker, the supervisor, a third party. */
export const SIDES = ['self', 'supervisor', 'third-party'] as const
export type Side = (typeof SIDES)[number]

interface Drawn {
  readonly workerId: string
  readonly thirdId: string | null
}

interface Reader {
  readonly id: string
  /** Answers for the worker's team. */
  readonly supervises: boolean
}

/** As whom somebody judges a drawn case; null when it is not theirs to judge. Nobody is two sides. */
export function sideOf({ workerId, thirdId }: Drawn, { id, supervises }: Reader): Side | null {
  if (id === workerId) return 'self'
  if (id === thirdId) return 'third-party'
  return supervises ? 'supervisor' : null
}

interface Criterion {
  readonly id: string
  readonly most: number
}

/** The sum of the points; every criterion has its points and no more than it allows. */
export function totalOf(
  criteria: readonly Criterion[],
  points: Readonly<Record<string, number>>,
): number | Refusal<'supervision.points-missing' | 'supervision.too-many-points'> {
  const missing = criteria.filter(({ id }) => points[id] === undefined).map(({ id }) => id)
  if (missing.length > 0) return new Refusal('supervision.points-missing', { criteria: missing })
  const over = criteria.filter(({ id, most }) => (points[id] ?? 0) > most).map(({ id }) => id)
  const unknown = Object.keys(points).filter((id) => criteria.every((criterion) => criterion.id !== id))
  if (over.length + unknown.length > 0)
    return new Refusal('supervision.too-many-points', { criteria: [...over, ...unknown] })
  return criteria.reduce((sum, { id }) => sum + (points[id] ?? 0), 0)
}
