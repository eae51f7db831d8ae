import { useEffect, useSyncExternalStore } from 'react'
import type { NavWord } from './nav.ts'

export interface NavCount {
  readonly count: number
  readonly more: boolean
}

export type NavCounts = Readonly<Partial<Record<NavWord, NavCount>>>

let counts: NavCounts = {}
const listeners = new Set<() => void>()

/** A screen that knows how much waits behind a word says so; the figure beside the word stays until it knows better. */
export function useReportNavCount(word: NavWord, count: number | null, more = false): void {
  useEffect(() => {
    if (count === null) return
    counts = { ...counts, [word]: { count, more } }
    for (const listener of listeners) listener()
  }, [word, count, more])
}

export function useNavCounts(): NavCounts {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => counts,
  )
}
