import type { today } from '@quancheng/contract/today.ts'
import type { z } from 'zod'

export type TeamWorker = z.output<typeof today.head.output>['workers'][number]

export interface Balance {
  readonly most: TeamWorker
  readonly least: TeamWorker
}

/** Who carries the most and who the least; null where nobody carries more than another. It names facts and sets no threshold. */
export function balanceOf(workers: readonly TeamWorker[]): Balance | null {
  const byLoad = workers.toSorted(
    (one, other) => other.open - one.open || other.overdue - one.overdue || other.unsigned - one.unsigned,
  )
  const [most, least] = [byLoad[0], byLoad.at(-1)]
  return most && least && most.open > least.open ? { most, least } : null
}
