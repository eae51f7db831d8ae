import type { cases } from '@quancheng/contract/cases.ts'
import { checkGoal } from '@quancheng/rules/goal.ts'
import { mergeFields } from '@quancheng/rules/merge-fields.ts'
import type { Call } from '../../http/call.ts'
import { orRefuse } from '../../http/refused.ts'
import { lockCaseOf, unlessLive } from '../case-store.ts'
import { partial } from '../partial.ts'
import { getGoal, goalColumns, goalFields } from './goal-store.ts'
import { unlessNeedOf } from './need-of-case.ts'

export async function changeGoal(call: Call<typeof cases.changeGoal>) {
  const { tx, orgId, input } = call
  const caseFile = await lockCaseOf(call, 'cases.write', 'goal', input.goalId)
  unlessLive(caseFile)
  const row = await getGoal(call, input.goalId)
  const merged = orRefuse(
    mergeFields(
      {
        revision: row.revision,
        fieldRevisions: row.field_revisions as Record<string, number>,
        values: goalFields(call, row),
      },
      { seen: input.seen, changes: partial(input.changes), overwrite: input.overwrite },
    ),
  )
  if (merged.changed.length === 0) return { id: row.id, revision: row.revision }
  orRefuse(checkGoal(merged.values))
  if (merged.changed.includes('needId')) await unlessNeedOf(call, caseFile.id, merged.values.needId)
  await tx
    .updateTable('goal')
    .set({
      ...goalColumns(call, merged.values),
      revision: merged.revision,
      field_revisions: JSON.stringify(merged.fieldRevisions),
    })
    .where('org_id', '=', orgId)
    .where('id', '=', row.id)
    .execute()
  call.record({
    act: 'cases.goal.change',
    subjectKind: 'goal',
    subjectId: row.id,
    clientId: caseFile.client_id,
    facts: { caseId: caseFile.id, fields: merged.changed },
  })
  return { id: row.id, revision: merged.revision }
}
