import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '@quancheng/contract/new-id.ts'
import { type Ask, inTurn, type Load, type Taken } from './ask.ts'

/** What one ask needs to be done once; it answers nothing and throws when it went wrong. */
export type Doing = (ask: Ask, ids: Readonly<Record<string, string>>, slot: number) => Promise<void>

/** Keeps so many slots asking until the time is over; each rests after an answer, if it is to rest at all. */
export async function drive({ asks, concurrent, seconds, restMs }: Load, does: Doing): Promise<Taken> {
  const next = inTurn(asks)
  const idsFor = idsInTurn()
  const taken = new Map<string, number[]>()
  const until = performance.now() + seconds * 1000
  const keepAsking = async (slot: number) => {
    if (restMs > 0) await pause((slot / concurrent) * restMs)
    while (performance.now() < until) {
      const ask = next()
      const since = performance.now()
      await does(ask, idsFor(ask), slot)
      const times = taken.get(ask.what) ?? []
      times.push(performance.now() - since)
      taken.set(ask.what, times)
      if (restMs > 0) await pause(restMs)
    }
  }
  await Promise.all(Array.from({ length: concurrent }, (_, slot) => keepAsking(slot)))
  return taken
}

function idsInTurn() {
  const asked = new Map<Ask, number>()
  return (ask: Ask): Readonly<Record<string, string>> => {
    const count = asked.get(ask) ?? 0
    asked.set(ask, count + 1)
    const fresh = Object.fromEntries(ask.fresh.map((name) => [name, newId()]))
    return { ...ask.rows[count % Math.max(1, ask.rows.length)], ...fresh }
  }
}

/** A step's text with its names filled in. */
export function filled(text: string, ids: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => ids[name] ?? whole)
}
