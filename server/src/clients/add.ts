import type { clients } from '@quancheng/contract/clients.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import type { Call } from '../http/call.ts'
import { orRefuse, refuse } from '../http/refused.ts'
import { columnsOf, tidyFields } from './fields.ts'
import { findCandidates } from './find-candidates.ts'
import { addTokens } from './token-store.ts'

/** Enters a person by hand; whoever may be here already is named first, and the person entering has to have looked. */
export async function add(call: Call<typeof clients.add>) {
  const { tx, orgId, at, input } = call
  const fields = orRefuse(tidyFields(input.fields, at))
  if (!input.sureThatNew) {
    const candidates = await findCandidates(call, { ...fields, identifiers: [] })
    const close = candidates.filter(({ strength }) => strength !== 'possible')
    if (close.length > 0)
      refuse('clients.may-be-here-already', {
        count: close.length,
        ids: close.map(({ client }) => client.id),
      })
  }
  const id = newId(at.getTime())
  await tx
    .insertInto('client')
    .values({
      org_id: orgId,
      id,
      ...columnsOf(call, fields),
      nationality: null,
      replaced_by: null,
      source: 'manual',
      heard_at: null,
      made_at: at,
    })
    .execute()
  await addTokens(call, [{ clientId: id, searchable: { ...fields, identifiers: [] } }])
  call.record({
    act: 'clients.add',
    subjectKind: 'client',
    subjectId: id,
    clientId: id,
    facts: { sureThatNew: input.sureThatNew, temporaryName: columnsOf(call, fields).temporary_name },
  })
  return { id, revision: 1 }
}
