import { type Me, staff } from '@quancheng/contract/staff.ts'
import { ask } from './ask.ts'
import { queries } from './queries.ts'
import { askKey } from './use-ask.ts'

/** Who is signed in; asked once, however many wait for the answer. Throws what the server refused with. */
export function whoIsHere(): Promise<Me> {
  return queries.ensureQueryData({
    queryKey: askKey(staff.me, {}),
    queryFn: ({ signal }) => ask(staff.me, {}, signal),
  })
}
