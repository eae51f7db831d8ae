import type { cases } from '@quancheng/contract/cases.ts'
import { mergeFields } from '@quancheng/rules/merge-fields.ts'
import type { Call } from '../../http/call.ts'
import { orRefuse } from '../../http/refused.ts'
import { lockCaseOf, unlessLive } from '../case-store.ts'
import { partial } from '../partial.ts'
import { getNeed, needColumns, needFields } from './need-store.ts'

export async function changeNeed(call: Call<typeof cases.changeNeed>) {
  const { tx, orgId, input } = call
  const caseFile = await lockCaseOf(call, 'cases.write', 'need', input.needId)
  unlessLive(caseFile)
  const row = await getNeed(call, input.needId)
  const merged = orRefuse(
    mergeFields(
      {
        revision: row.revision,
        fieldRevisions: row.field_revisions as Record<string, number>,
        values: needFields(call, row),
      },
      { seen: input.seen, changes: partial(input.changes), overwrite: input.overwrite },
    ),
  )
  if (merged.changed.length === 0) return { id: row.id, revision: row.revision }
  await tx
    .updateTable('need')
    .set({
      ...needColumns(call, merged.values),
      revision: merged.revision,
      field_revisions: JSON.stringify(merged.fieldRevisions),
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  call.record({
    act: 'cases.need.change',
    subjectKind: 'need',
    subjectId: row.id,
    clientId: caseFile.client_id,
    facts: { caseId: caseFile.id, fields: merged.changed },
  })
  return { id: row.id, revision: merged.revision }
}
