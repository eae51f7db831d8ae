import { newId } from '@quancheng/contract/new-id.ts'
import { type Selectable, sql } from 'kysely'
import { columnNames, rowsAsTable } from '../../db/rows-as-table.ts'
import type { Tables } from '../../db/tables.ts'
import type { Work } from '../../http/call.ts'
import { columnsOf } from '../fields.ts'
import { addNumbers } from '../identifier-store.ts'
import { addTokens } from '../token-store.ts'
import type { ImportedPerson, ImportedStay } from './check-rows.ts'
import { recordNumberOf } from './who-is-known.ts'

const SOURCE = 'import'

/** One row and whose it is: somebody known, or new under an id that several rows may share. */
export interface Entering {
  readonly clientId: string
  readonly isNew: boolean
  /** The first row of a new person carries them; the others only bring stays. */
  readonly isFirst: boolean
  readonly person: ImportedPerson
}

/** Enters some rows of a batch. Somebody known gets the stay and the contact; what is known about them stays as it is. */
export async function enter(work: Work, issuer: string, rows: readonly Entering[]): Promise<void> {
  const fresh = rows.filter(({ isNew, isFirst }) => isNew && isFirst)
  await insertPeople(work, fresh)
  await Promise.all([
    addNumbers(
      work,
      rows.flatMap(({ clientId, person }) => {
        const number = recordNumberOf(issuer, person)
        return number === null ? [] : [{ clientId, number, use: 'usual' as const }]
      }),
    ),
    addTokens(
      work,
      fresh.map(({ clientId, person }) => ({
        clientId,
        searchable: {
          ...person.fields,
          identifiers: person.recordNumber === null ? [] : [person.recordNumber],
        },
      })),
    ),
    insertContacts(work, fresh),
    insertStays(work, issuer, rows),
  ])
  for (const { clientId, isNew, person } of rows) {
    work.record({
      act: 'clients.import',
      subjectKind: 'client',
      subjectId: clientId,
      clientId,
      facts: { new: isNew, stay: person.stay !== null },
    })
  }
}

const CLIENT = {
  id: 'uuid',
  name_sealed: 'bytea',
  temporary_name: 'boolean',
  sex: 'smallint',
  birth_date: 'date',
  birth_estimated: 'boolean',
  died_on: 'date',
  id_type: 'text',
  id_number_sealed: 'bytea',
  phone_sealed: 'bytea',
  address_sealed: 'bytea',
  ethnicity: 'text',
  marital: 'text',
  payer: 'text',
  education: 'text',
  occupation_sealed: 'bytea',
  language: 'text',
  living: 'text',
  income_fen: 'bigint',
} as const

async function insertPeople(work: Work, people: readonly Entering[]): Promise<void> {
  if (people.length === 0) return
  const rows = people.map(({ clientId, person }) => ({ id: clientId, ...columnsOf(work, person.fields) }))
  await sql`
    insert into client (org_id, source, made_at, ${columnNames(CLIENT)})
    select ${work.orgId}, ${SOURCE}, ${work.at}::timestamptz, given.* from ${rowsAsTable(CLIENT, rows)}`.execute(
    work.tx,
  )
}

async function insertContacts({ tx, orgId, at, protect }: Work, people: readonly Entering[]): Promise<void> {
  const rows = people.flatMap(({ clientId, person: { contact } }) =>
    contact === null
      ? []
      : [
          {
            id: newId(at.getTime()),
            client_id: clientId,
            name_sealed: protect.seal('client_contact.name', contact.name),
            phone_sealed: protect.sealMaybe('client_contact.phone', contact.phone),
            relation: contact.relation,
          },
        ],
  )
  if (rows.length === 0) return
  const columns = {
    id: 'uuid',
    client_id: 'uuid',
    name_sealed: 'bytea',
    phone_sealed: 'bytea',
    relation: 'text',
  } as const
  await sql`
    insert into client_contact (org_id, source, ${columnNames(columns)})
    select ${orgId}, ${SOURCE}, given.* from ${rowsAsTable(columns, rows)}`.execute(tx)
}

type NewStay = Pick<
  Selectable<Tables['encounter']>,
  | 'id'
  | 'client_id'
  | 'visit_number'
  | 'class'
  | 'status'
  | 'admitted_at'
  | 'discharged_at'
  | 'department_id'
  | 'bed'
  | 'attending'
  | 'diagnosis_code'
  | 'diagnosis_sealed'
  | 'payer'
>

const STAY = {
  id: 'uuid',
  client_id: 'uuid',
  visit_number: 'text',
  class: 'text',
  status: 'text',
  admitted_at: 'timestamptz',
  discharged_at: 'timestamptz',
  department_id: 'uuid',
  bed: 'text',
  attending: 'text',
  diagnosis_code: 'text',
  diagnosis_sealed: 'bytea',
  payer: 'text',
} as const

/** A visit number that is known already keeps what is known about it. */
async function insertStays(work: Work, issuer: string, people: readonly Entering[]): Promise<void> {
  const { tx, orgId } = work
  const rows = people.flatMap(({ clientId, person: { stay, fields } }) =>
    stay === null ? [] : [stayRow(work, clientId, stay, fields.payer)],
  )
  if (rows.length === 0) return
  const { rows: added } = await sql<{ id: string }>`
    insert into encounter (org_id, source, ${columnNames(STAY)})
    select ${orgId}, ${issuer}, given.* from ${rowsAsTable(STAY, rows)}
    on conflict on constraint encounter__visit do nothing returning id`.execute(tx)
  const isAdded = new Set(added.map(({ id }) => id))
  const here = rows.filter((row) => isAdded.has(row.id) && (row.department_id !== null || row.bed !== null))
  const columns = {
    id: 'uuid',
    encounter_id: 'uuid',
    department_id: 'uuid',
    bed: 'text',
    since: 'timestamptz',
    until: 'timestamptz',
  } as const
  const places = here.flatMap((row) =>
    row.admitted_at === null
      ? []
      : [
          {
            id: newId(work.at.getTime()),
            encounter_id: row.id,
            department_id: row.department_id,
            bed: row.bed,
            since: row.admitted_at,
            until: row.discharged_at,
          },
        ],
  )
  if (places.length > 0)
    await sql`
      insert into encounter_place (org_id, ${columnNames(columns)})
      select ${orgId}, given.* from ${rowsAsTable(columns, places)}`.execute(tx)
  const lying = new Set(here.filter(({ status }) => status === 'in-progress').map((row) => row.client_id))
  for (const clientId of lying)
    await work.enqueue('intake-screen', { clientId }, undefined, `intake-screen:${clientId}`)
}

function stayRow({ at, protect }: Work, clientId: string, stay: ImportedStay, payer: string | null): NewStay {
  const hasLeft = stay.dischargedAt !== null && stay.dischargedAt <= at
  return {
    id: newId(at.getTime()),
    client_id: clientId,
    visit_number: stay.visitNumber,
    class: stay.class,
    status: hasLeft ? 'finished' : 'in-progress',
    admitted_at: stay.admittedAt,
    discharged_at: hasLeft ? stay.dischargedAt : null,
    department_id: stay.departmentId,
    bed: stay.bed,
    attending: stay.attending,
    diagnosis_code: stay.diagnosisCode,
    diagnosis_sealed: protect.sealMaybe('encounter.diagnosis', stay.diagnosis),
    payer,
  }
}
