import type { Ask } from '../load/ask.ts'
import type { Beside } from '../measure.ts'
import { type Result, timeLine } from '../result.ts'
import type { Statements } from './part.ts'

/** A line for every thing asked, each with the same gate, and what the database was asked for them. */
export function besideTimes(asks: readonly Ask[], { told }: Beside): { readonly statements: Statements } {
  const seen = new Set<string>()
  const statements = asks.flatMap((ask, index) => {
    if (seen.has(ask.what)) return []
    seen.add(ask.what)
    return (told[index]?.turns ?? []).flat(2)
  })
  return { statements }
}

export function linesOf(part: string, { house, limit }: Beside, mostMs: number | null): readonly Result[] {
  return [...house.taken].map(([what, times]) =>
    timeLine(part, what, times, limit.taken.get(what) ?? [], mostMs),
  )
}

/** The line above them: everything together, and how often a second. */
export function wholeLine(
  part: string,
  what: string,
  { house, limit }: Pick<Beside, 'house' | 'limit'>,
  mostMs: number,
): Result {
  const all = (taken: Beside['house']['taken']) => [...taken.values()].flat()
  return {
    ...timeLine(part, what, all(house.taken), all(limit.taken), mostMs),
    note: costOf({ house, limit }),
  }
}

/** What an ask costs, which does not depend on what else the machine does. */
export function costOf({ house, limit }: Pick<Beside, 'house' | 'limit'>): string {
  const cost = ({ perSecond, nodeMs, databaseMs }: Beside['house']) =>
    `${perSecond.toFixed(0)}/s at ${nodeMs.toFixed(2)} + ${databaseMs.toFixed(2)} ms of processor`
  return `${cost(house)}; limit ${cost(limit)}; ${Math.round(house.elsewhere * 100)} % of the machine busy elsewhere`
}
