import type { clients } from '@quancheng/contract/clients.ts'
import type { Picture } from '@quancheng/contract/family.ts'
import type { Call } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import { contactsOf } from './client-facts.ts'
import { readPicture, versionsOf } from './family-store.ts'
import { holderOf } from './move-everything.ts'
import { getSeen } from './seen.ts'

/** The family as last saved, or as it was in the version named; with the contacts who may be drawn in. */
export async function family(call: Call<typeof clients.family>) {
  const { input, protect } = call
  const row = await getSeen(call, 'clients.read', await holderOf(call, input.clientId))
  const [contacts, versions] = await Promise.all([contactsOf(call, row.id), versionsOf(call, row.id)])
  const asked =
    input.familyVersionId === undefined
      ? (versions.shown[0] ?? null)
      : orNotFound(versions.shown.find(({ id }) => id === input.familyVersionId))
  const saved = asked === null ? null : await readPicture(call, row.id, asked.id)
  const client = {
    name: protect.open('client.name', row.name_sealed),
    sex: row.sex as 0 | 1 | 2 | 9,
    born: row.birth_date,
    died: row.died_on,
  }
  call.record({
    act: 'clients.read-family',
    subjectKind: 'client',
    subjectId: row.id,
    clientId: row.id,
    facts: { ...(input.familyVersionId !== undefined && { versionId: input.familyVersionId }) },
  })
  return {
    clientId: row.id,
    client,
    picture: saved && asToday(saved, client, contacts),
    revision: versions.count,
    version: asked,
    versions: versions.shown,
    contacts: contacts.map(({ id, name, relation, mainCarer, note }) => ({
      id,
      name,
      relation,
      mainCarer,
      note,
    })),
  }
}

interface Self {
  readonly name: string
  readonly sex: 0 | 1 | 2 | 9
  readonly born: string | null
  readonly died: string | null
}

/** What is typed once is read from where it was typed: the client from the file, a contact from theirs. */
export function asToday(
  picture: Picture,
  { name, sex, born, died }: Self,
  contacts: readonly { readonly id: string; readonly name: string; readonly mainCarer: boolean }[],
): Picture {
  const by = new Map(contacts.map((contact) => [contact.id, contact]))
  return {
    ...picture,
    people: picture.people.map((person) => {
      if (person.index) return { ...person, name, sex, born, died, deceased: died !== null }
      const contact = by.get(person.contactId ?? '')
      return contact ? { ...person, name: contact.name, carer: contact.mainCarer } : person
    }),
  }
}
