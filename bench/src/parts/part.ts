import type { Ground } from '../ground.ts'
import type { Pace } from '../measure.ts'
import type { Result } from '../result.ts'

/** Something the house promises to be fast at. */
export interface Part {
  readonly name: string
  run(given: Given): Promise<readonly Result[]>
}

export interface Given {
  /** The filled database, made when first asked for. */
  readonly openGround: () => Promise<Ground>
  readonly pace: Pace
  readonly say: (text: string) => void
  /** Hands over what the database was asked, so that its plans can be written down. */
  readonly planned: (part: string, what: string, statements: Statements) => Promise<void>
}

export type Statements = readonly { readonly text: string; readonly values: readonly unknown[] }[]
