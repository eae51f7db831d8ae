import type { rights } from '@quancheng/contract/rights.ts'
import type { Call } from '../../http/call.ts'
import { getSeen } from '../seen.ts'
import { holdsOf } from './hold-store.ts'
import { erasureFacts } from './retention-facts.ts'
import { rightsOfClient, shownRights } from './rights-store.ts'

/** What was asked about one client, what holds the file, and until when a law keeps it. */
export async function rightsOf(call: Call<typeof rights.rightsOf>) {
  const client = await getSeen(call, 'clients.rights', call.input.clientId)
  const [rows, holds, facts] = await Promise.all([
    rightsOfClient(call, client.id),
    holdsOf(call, client.id),
    erasureFacts(call, client.id),
  ])
  call.record({
    act: 'clients.read-rights',
    subjectKind: 'client',
    subjectId: client.id,
    clientId: client.id,
    facts: {},
  })
  return {
    requests: await shownRights(call, rows),
    holds,
    retention: {
      until: facts.until === 'unset' ? null : facts.until,
      unset: facts.until === 'unset',
      served: facts.isServed,
      held: facts.isHeld,
    },
  }
}
