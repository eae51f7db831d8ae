import type { ClientFields, clients } from '@quancheng/contract/clients.ts'
import { mergeFields } from '@quancheng/rules/merge-fields.ts'
import { isSameValue } from '@quancheng/rules/same-value.ts'
import type { Call } from '../http/call.ts'
import { orRefuse } from '../http/refused.ts'
import { columnsOf, fieldsOf, tidyFields } from './fields.ts'
import { searchableNumbers } from './identifier-store.ts'
import { lockSeen } from './seen.ts'
import { renewTokens } from './token-store.ts'

const CHECKED = ['idNumber', 'idType', 'sex', 'birthDate', 'birthEstimated']
const SEARCHED = ['name', 'birthDate', 'idNumber', 'phone']

/** Changes some fields; what others changed meanwhile stays, and the same field changed twice is shown to the second. */
export async function change(call: Call<typeof clients.change>) {
  const { tx, orgId, at, input } = call
  const row = await lockSeen(call, 'clients.write', input.clientId)
  const before = fieldsOf(call, row)
  const fieldRevisions = row.field_revisions as Readonly<Record<string, number>>
  const merged = orRefuse(
    mergeFields<ClientFields>(
      { revision: row.revision, fieldRevisions, values: before },
      { seen: input.seen, changes: given(input.changes), overwrite: input.overwrite },
    ),
  )
  if (merged.changed.length === 0) return { id: row.id, revision: row.revision }
  const isChecked = merged.changed.some((field) => CHECKED.includes(field))
  const after = isChecked
    ? orRefuse(tidyFields(merged.values, at))
    : { ...merged.values, name: merged.values.name.trim() }
  const changed = (Object.keys(after) as (keyof ClientFields)[]).filter(
    (field) => !isSameValue(before[field], after[field]),
  )
  const revision = row.revision + 1
  await tx
    .updateTable('client')
    .set({
      ...columnsOf(call, after),
      revision,
      field_revisions: JSON.stringify({
        ...fieldRevisions,
        ...Object.fromEntries(changed.map((field) => [field, revision])),
      }),
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  if (changed.some((field) => SEARCHED.includes(field))) {
    const numbers = await searchableNumbers(call, [row.id])
    const identifiers = numbers.get(row.id) ?? []
    await renewTokens(call, [{ clientId: row.id, searchable: { ...after, identifiers } }])
  }
  if (changed.includes('diedOn') && after.diedOn !== null)
    await call.enqueue('cases-patient-died', { clientId: row.id }, at, `cases-patient-died:${row.id}`)
  call.record({
    act: 'clients.change',
    subjectKind: 'client',
    subjectId: row.id,
    clientId: row.id,
    facts: { fields: changed, ...(input.overwrite.length > 0 && { overwrite: input.overwrite }) },
  })
  return { id: row.id, revision }
}

/** Only what was sent: an absent field was not changed. */
function given(changes: Call<typeof clients.change>['input']['changes']): Partial<ClientFields> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}
