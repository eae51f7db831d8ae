import type { Me } from '@quancheng/contract/staff.ts'
import { ask } from './ask.ts'
import { FIRST } from './first-asks.ts'
import { queries } from './queries.ts'
import { askKey } from './use-ask.ts'

/** Who is signed in; asked once, however many wait for the answer. Throws what the server refused with. */
export function whoIsHere(): Promise<Me> {
  return queries.ensureQueryData({
    queryKey: askKey(FIRST.me, {}),
    queryFn: ({ signal }) => ask(FIRST.me, {}, signal),
  })
}
