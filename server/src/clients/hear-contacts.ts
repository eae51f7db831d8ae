import { newId } from '@quancheng/contract/new-id.ts'
import { type Selectable, sql } from 'kysely'
import { rowsAsTable } from '../db/rows-as-table.ts'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'

/** Somebody around a person, as the hospital tells it. */
export interface ContactNews {
  readonly name: string
  /** GB/T 4761; null when the mapping does not know it. */
  readonly relation: string | null
  readonly phone: string | null
}

export interface HeardContacts {
  readonly clientId: string
  readonly isNew: boolean
  /** All of them: who is not among them is no longer told. */
  readonly contacts: readonly ContactNews[]
}

const OTHER_RELATION = '99'
const SOURCE = 'feed'
const MOST_CONTACTS = 20

type Row = Pick<
  Selectable<Tables['client_contact']>,
  'id' | 'client_id' | 'name_sealed' | 'phone_sealed' | 'relation' | 'removed_at'
>

/**
 * The people around a person as the hospital lists them now. Whom a person entered by hand stays, and whom somebody
 * here has removed does not come back by being told again.
 */
export async function hearContacts(work: Work, people: readonly HeardContacts[]): Promise<void> {
  if (people.length === 0) return
  const known = await toldBefore(
    work,
    people.filter(({ isNew }) => !isNew).map(({ clientId }) => clientId),
  )
  const added: (ContactNews & { clientId: string })[] = []
  const gone: string[] = []
  for (const { clientId, contacts } of people) {
    const before = known.get(clientId) ?? []
    const now = new Map(contacts.slice(0, MOST_CONTACTS).map((contact) => [keyOf(contact), contact]))
    for (const [key, contact] of now)
      if (!before.some((one) => one.key === key)) added.push({ ...contact, clientId })
    gone.push(...before.filter(({ key, isLiving }) => isLiving && !now.has(key)).map(({ id }) => id))
  }
  await Promise.all([insertContacts(work, added), removeContacts(work, gone)])
}

function keyOf({ name, relation, phone }: ContactNews): string {
  return [name, relation ?? OTHER_RELATION, phone ?? ''].join('\0')
}

async function toldBefore({ tx, orgId, protect }: Work, clientIds: readonly string[]) {
  if (clientIds.length === 0) return new Map<string, never[]>()
  const { rows } = await sql<Row>`
    select id, client_id, name_sealed, phone_sealed, relation, removed_at from client_contact
    where org_id = ${orgId} and client_id = any(${[...clientIds]}::uuid[]) and source = ${SOURCE}`.execute(tx)
  const told = rows.map((row) => ({
    id: row.id,
    clientId: row.client_id,
    isLiving: row.removed_at === null,
    key: keyOf({
      name: protect.open('client_contact.name', row.name_sealed),
      relation: row.relation,
      phone: protect.openMaybe('client_contact.phone', row.phone_sealed),
    }),
  }))
  return Map.groupBy(told, ({ clientId }) => clientId)
}

async function insertContacts(
  { tx, orgId, at, protect }: Work,
  contacts: readonly (ContactNews & { clientId: string })[],
): Promise<void> {
  if (contacts.length === 0) return
  const rows = contacts.map(({ clientId, name, relation, phone }) => ({
    id: newId(at.getTime()),
    client_id: clientId,
    name_sealed: protect.seal('client_contact.name', name),
    phone_sealed: protect.sealMaybe('client_contact.phone', phone),
    relation: relation ?? OTHER_RELATION,
  }))
  await sql`
    insert into client_contact (org_id, source, id, client_id, name_sealed, phone_sealed, relation)
    select ${orgId}, ${SOURCE}, given.*
    from ${rowsAsTable(
      { id: 'uuid', client_id: 'uuid', name_sealed: 'bytea', phone_sealed: 'bytea', relation: 'text' },
      rows,
    )}`.execute(tx)
}

async function removeContacts({ tx, orgId, at }: Work, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update client_contact set removed_at = ${at}, revision = revision + 1
    where org_id = ${orgId} and id = any(${[...ids]}::uuid[])`.execute(tx)
}
