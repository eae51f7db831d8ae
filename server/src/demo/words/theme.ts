import type { NeedDomain } from '@quancheng/rules/need.ts'

/**
 * What a case is about, in the words of the people who write it down. Places in braces are filled for each person:
 * {who} how they are called, {kin} who looks after them, {illness}, {ward}, {money}, {days}, {day}, {colleague}.
 */
export interface Theme {
  readonly key: string
  readonly needs: readonly {
    readonly domain: NeedDomain
    readonly text: readonly string[]
    readonly severity: 1 | 2 | 3
    /** items of the needs assessment that speak of it */
    readonly items: readonly string[]
  }[]
  readonly goals: readonly {
    readonly need: number
    readonly text: string
    readonly measure: string | null
    readonly unit: string | null
    readonly instrument: 'phq-9' | 'gad-7' | 'distress-thermometer' | null
    readonly baseline: readonly [number, number]
    readonly target: readonly [number, number]
    readonly actions: string
  }[]
  readonly instruments: readonly ('phq-9' | 'gad-7')[]
  readonly asked: readonly string[]
  readonly problem: readonly string[]
  readonly purpose: readonly string[]
  readonly said: readonly string[]
  readonly did: readonly string[]
  readonly next: readonly string[]
  readonly result: readonly string[]
  readonly after: readonly string[]
}
