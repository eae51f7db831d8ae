import type { clients } from '@quancheng/contract/clients.ts'
import { sql } from 'kysely'
import type { Call } from '../http/call.ts'
import { casesOfClients, clientOfCaseNumber } from './case-lines.ts'
import { clientLines } from './client-lines.ts'
import { findByText } from './find-by-text.ts'
import { seesClient } from './seen.ts'

type SearchCall = Call<typeof clients.search>

const MOST_SHOWN = 20

/** The one search box. */
export async function search(call: SearchCall) {
  const { q } = call.input
  const [found, byCase] = await Promise.all([findByText(call, q), byCaseNumber(call, q)])
  const ids = [...new Set([...byCase, ...found.map(({ clientId }) => clientId)])]
  const shown = ids.slice(0, MOST_SHOWN)
  const [lines, cases] = await Promise.all([clientLines(call, shown), casesOfClients(call, shown)])
  return {
    clients: shown.flatMap((id) => {
      const line = lines.get(id)
      if (!line) return []
      const theirs = (cases.get(id) ?? []).map((one) => ({
        id: one.id,
        number: one.number,
        state: one.state,
      }))
      return [{ ...line, cases: theirs }]
    }),
    more: ids.length > MOST_SHOWN,
  }
}

async function byCaseNumber(call: SearchCall, text: string): Promise<string[]> {
  if (!/\d/u.test(text)) return []
  const clientId = await clientOfCaseNumber(call, text)
  if (clientId === null) return []
  const { rows } = await sql<{ id: string }>`
    select c.id from client c
    where c.org_id = ${call.orgId} and c.id = ${clientId} and ${seesClient(call.actor, 'clients.find')}`.execute(
    call.tx,
  )
  return rows.map(({ id }) => id)
}
