import type { cases } from '@quancheng/contract/cases.ts'
import type { Call } from '../http/call.ts'
import { getCase } from './case-store.ts'
import { readFile } from './read-file.ts'

/** Opens a case file as one page, and says in the journal that it was opened. */
export async function file(call: Call<typeof cases.file>) {
  const row = await getCase(call, 'cases.read', call.input.caseId)
  call.record({
    act: 'cases.read',
    subjectKind: 'case',
    subjectId: row.id,
    clientId: row.client_id,
    facts: call.actor.openedClientIds.includes(row.client_id) ? { urgent: true } : {},
  })
  return readFile(call, call.actor, row)
}
