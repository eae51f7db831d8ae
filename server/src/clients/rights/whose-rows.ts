import { type RawBuilder, sql } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import { OF_A_CLIENT } from '../move-everything.ts'

type Table = keyof Tables
type Whose = (orgId: string, ids: readonly string[]) => RawBuilder<unknown>

const client: Whose = (_, ids) => sql`t.client_id = any(${[...ids]}::uuid[])`
const idsIn = (table: Table, whose: Whose, orgId: string, ids: readonly string[]) =>
  sql`(select t.id from ${sql.table(table)} t where t.org_id = ${orgId} and ${whose(orgId, ids)})`
const within =
  (column: string, table: Table, whose: Whose): Whose =>
  (orgId, ids) =>
    sql`${sql.ref(`t.${column}`)} in ${idsIn(table, whose, orgId, ids)}`
const inCase = within('case_id', 'case_file', client)

/**
 * How the rows of a table are a person's: every table with a protected text, and those beside it. A test fails when a
 * protected column is in no table here.
 */
export const WHOSE_ROWS: ReadonlyMap<Table, Whose> = new Map<Table, Whose>([
  ['client', (_, ids) => sql`t.id = any(${[...ids]}::uuid[])`],
  ...OF_A_CLIENT.map((table): [Table, Whose] => [table, client]),
  ['task', (orgId, ids) => sql`(${client(orgId, ids)} or ${inCase(orgId, ids)})`],
  ['encounter_place', within('encounter_id', 'encounter', client)],
  ['case_stage', inCase],
  ['need', inCase],
  ['goal', inCase],
  ['plan', inCase],
  ['evaluation', inCase],
  ['closure', inCase],
  ['archive_loan', inCase],
  ['case_pack_move', inCase],
  ['conference', inCase],
  ['conference_guest', within('conference_id', 'conference', inCase)],
  ['record_amendment', within('record_id', 'service_record', client)],
  ['watch_look', within('watch_id', 'watch', client)],
  ['watch_hand_over', within('watch_id', 'watch', client)],
  ['quality_opinion', within('review_id', 'quality_review', inCase)],
])

/**
 * Protected texts that are nobody's file: a list being imported wipes itself, an answered command is cleared through the
 * journal, a stored file is one text; a colleague's own phrases, the secrets
 * of those who receive or read, what happened to the information of many, and what was said without a name afterwards are no client's.
 */
export const NOT_OF_A_FILE: readonly Table[] = [
  'import_batch',
  'command',
  'stored_file',
  'phrase',
  'record_destination',
  'record_reader',
  'satisfaction',
  'incident',
  'incident_step',
]
