import type { clients } from '@quancheng/contract/clients.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import type { Call } from '../http/call.ts'
import { lockSeen } from './seen.ts'

export async function addContact(call: Call<typeof clients.addContact>) {
  const { tx, orgId, at, input, protect } = call
  const client = await lockSeen(call, 'clients.write', input.clientId)
  const id = newId(at.getTime())
  await tx
    .insertInto('client_contact')
    .values({
      org_id: orgId,
      id,
      client_id: client.id,
      name_sealed: protect.seal('client_contact.name', input.name),
      phone_sealed: protect.sealMaybe('client_contact.phone', input.phone?.trim() || null),
      relation: input.relation,
      guardian: input.guardian,
      main_carer: input.mainCarer,
      note_sealed: protect.sealMaybe('client_contact.note', input.note || null),
      source: 'manual',
      removed_at: null,
    })
    .execute()
  call.record({
    act: 'clients.add-contact',
    subjectKind: 'contact',
    subjectId: id,
    clientId: client.id,
    facts: { relation: input.relation, guardian: input.guardian, mainCarer: input.mainCarer },
  })
  return { id, revision: 1 }
}
