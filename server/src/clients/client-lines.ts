import type { ClientLine } from '@quancheng/contract/clients.ts'
import { ageOn, dayAt } from '@quancheng/rules/calendar-day.ts'
import { sql } from 'kysely'
import type { Work } from '../http/call.ts'

interface Row {
  id: string
  name_sealed: Buffer
  removed: boolean
  sex: number
  birth_date: string | null
  temporary_name: boolean
  department: string | null
  bed: string | null
  in_hospital: boolean
}

/** Stands for somebody whose file was erased, or is only stored. */
const NO_NAME = '—'

/**
 * Persons in one line each, by id, with the bed of their current stay: one statement for a whole list. The caller has
 * already decided who may be seen; this only names them.
 */
export async function clientLines(
  { tx, orgId, protect, at }: Pick<Work, 'tx' | 'orgId' | 'protect' | 'at'>,
  ids: readonly (string | null)[],
): Promise<Map<string, ClientLine>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const { rows } = await sql<Row>`
    select c.id, c.name_sealed, c.removed_at is not null as removed, c.sex, c.birth_date, c.temporary_name, d.name as department, e.bed, e.id is not null as in_hospital
    from client c
    left join lateral (
      select e.id, e.bed, e.department_id from encounter e
      where e.org_id = c.org_id and e.client_id = c.id and e.status = 'in-progress'
      order by e.admitted_at desc limit 1
    ) e on true
    left join department d on d.org_id = c.org_id and d.id = e.department_id
    where c.org_id = ${orgId} and c.id = any(${wanted}::uuid[])`.execute(tx)
  const today = dayAt(at.getTime())
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        name: row.removed ? NO_NAME : protect.open('client.name', row.name_sealed),
        sex: row.sex as ClientLine['sex'],
        birthDate: row.birth_date,
        age: row.birth_date === null ? null : ageOn(row.birth_date, today),
        temporaryName: row.temporary_name,
        department: row.department,
        bed: row.bed,
        inHospital: row.in_hospital,
      },
    ]),
  )
}
