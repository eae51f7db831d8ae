import type { clients } from '@quancheng/contract/clients.ts'
import type { Picture } from '@quancheng/contract/family.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { dayAt } from '@quancheng/rules/calendar-day.ts'
import { checkFamily } from '@quancheng/rules/genogram-check.ts'
import type { Call } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { addVersion, versionsOf } from './family-store.ts'
import { lockSeen } from './seen.ts'

/** The whole family as one version; who saved meanwhile is shown to whoever did not see it. */
export async function saveFamily(call: Call<typeof clients.saveFamily>) {
  const { at, input, actor, protect } = call
  const client = await lockSeen(call, 'clients.write', input.clientId)
  const { count, shown } = await versionsOf(call, client.id)
  if (count !== input.seen) refuse('conflict', { revision: count, fields: [], by: shown[0]?.by ?? null })
  const known = await knownContacts(call, input.picture, client.id)
  const picture: Picture = {
    ...input.picture,
    people: input.picture.people.map((person) =>
      person.index
        ? {
            ...person,
            name: protect.open('client.name', client.name_sealed),
            sex: client.sex as 0 | 1 | 2 | 9,
            born: client.birth_date,
            died: client.died_on,
            deceased: client.died_on !== null,
            lost: false,
          }
        : { ...person, contactId: known.has(person.contactId ?? '') ? person.contactId : null },
    ),
  }
  const refusal = checkFamily(picture, dayAt(at.getTime()))
  if (refusal) refuse(refusal.code, refusal.facts)
  const id = newId(at.getTime())
  await addVersion(call, { id, clientId: client.id, picture, by: actor.accountId })
  call.record({
    act: 'clients.save-family',
    subjectKind: 'client',
    subjectId: client.id,
    clientId: client.id,
    facts: { versionId: id, people: picture.people.length, systems: picture.systems.length },
  })
  return { id, revision: count + 1 }
}

/** Which contacts named are on this client’s file, also when they have been taken out since; others lose their link. */
async function knownContacts(
  { tx, orgId }: Call<typeof clients.saveFamily>,
  { people }: Picture,
  clientId: string,
): Promise<ReadonlySet<string>> {
  const named = [...new Set(people.flatMap((person) => person.contactId ?? []))]
  if (named.length === 0) return new Set()
  const rows = await tx
    .selectFrom('client_contact')
    .select('id')
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .where('id', 'in', named)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
