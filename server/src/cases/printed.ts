import type { cases } from '@quancheng/contract/cases.ts'
import type { Call } from '../http/call.ts'
import { refuse } from '../http/refused.ts'

export async function printed(_call: Call<typeof cases.printed>): Promise<never> {
  return refuse('not-found')
}
