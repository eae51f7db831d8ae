import type { ClientFields } from '@quancheng/contract/clients.ts'
import type { Picture } from '@quancheng/contract/family.ts'
import { may } from '@quancheng/rules/access.ts'
import type { Person, Work } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import { masked } from '../protection/public.ts'
import { contactsOf } from './client-facts.ts'
import { asToday } from './family.ts'
import { readPicture, versionsOf } from './family-store.ts'
import { fieldsOf } from './fields.ts'

interface PrintedClient {
  readonly client: ClientFields
  readonly family: { readonly picture: Picture; readonly savedAt: string; readonly savedBy: string } | null
}

/** What the forms of a case say about the client, masked for whom the file masks it, and the family as last saved. */
export async function printedClient(
  work: Work & { readonly actor: Person },
  clientId: string,
): Promise<PrintedClient> {
  const { tx, orgId, actor } = work
  const [row, contacts, versions] = await Promise.all([
    tx
      .selectFrom('client')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', clientId)
      .executeTakeFirst(),
    contactsOf(work, clientId),
    versionsOf(work, clientId),
  ])
  const fields = fieldsOf(work, orNotFound(row))
  const [newest] = versions.shown
  const picture = newest ? await readPicture(work, clientId, newest.id) : null
  const self = { name: fields.name, sex: fields.sex, born: fields.birthDate, died: fields.diedOn }
  return {
    client: may(actor, 'clients.write')
      ? fields
      : {
          ...fields,
          idNumber: masked('client.id_number', fields.idNumber),
          address: masked('client.address', fields.address),
        },
    family:
      newest && picture
        ? { picture: asToday(picture, self, contacts), savedAt: newest.at, savedBy: newest.by }
        : null,
  }
}
