import { sql } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import type { Work } from '../../http/call.ts'
import { WHOSE_ROWS } from './whose-rows.ts'

/** What is a person's own information, for a copy they may take with them; the house's own work about it stays here. */
const IN_A_COPY: readonly (keyof Tables)[] = [
  'client',
  'client_identifier',
  'client_contact',
  'family_version',
  'encounter',
  'consent',
  'consent_refusal',
  'request',
  'assessment',
  'risk_score',
  'safety_plan',
  'case_file',
  'need',
  'goal',
  'plan',
  'service_record',
  'evaluation',
  'follow_up',
]

/** Of no use outside: whose house it is, and what only serves searching. */
const LEFT_OUT = new Set(['org_id', 'blind', 'token', 'field_revisions'])

export type Gathered = Record<string, Record<string, unknown>[]>

/** A person's rows by table, opened. */
async function rowsOf(
  work: Work,
  ids: readonly string[],
  tables: readonly (keyof Tables)[],
): Promise<Gathered> {
  const gathered: Gathered = {}
  for (const table of tables) {
    const whose = WHOSE_ROWS.get(table)
    if (!whose) continue
    const { rows } = await work.asOwner((tx) =>
      sql<Record<string, unknown>>`
        select t.* from ${sql.table(table)} t where t.org_id = ${work.orgId} and ${whose(work.orgId, ids)}
        order by t.id`.execute(tx),
    )
    if (rows.length > 0) gathered[table] = rows.map((row) => opened(work, table, row))
  }
  return gathered
}

export function copyOf(work: Work, ids: readonly string[]): Promise<Gathered> {
  return rowsOf(work, ids, IN_A_COPY)
}

/** All of it, for the store that a law asks for. */
export function wholeOf(work: Work, ids: readonly string[]): Promise<Gathered> {
  return rowsOf(work, ids, [...WHOSE_ROWS.keys()])
}

function opened({ protect }: Work, table: string, row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([column, value]): [string, unknown][] => {
      if (LEFT_OUT.has(column)) return []
      if (!column.endsWith('_sealed'))
        return [[column, Buffer.isBuffer(value) ? value.toString('hex') : value]]
      const name = column.slice(0, -'_sealed'.length)
      return [[name, protect.openMaybe(`${table}.${name}`, value as Buffer | null)]]
    }),
  )
}
