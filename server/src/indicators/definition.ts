import type { indicators } from '@quancheng/contract/indicators.ts'
import type { Action } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'

/** What a figure counts, of what, and where the definition comes from. */
export const definition: Action<typeof indicators.definition> = async ({ input, content }) => {
  const { target: _, ...found } = orNotFound(
    content.indicators.indicators.find(({ id }) => id === input.indicator),
  )
  return found
}
