import type { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { checkGoal } from '@quancheng/rules/goal.ts'
import type { Call } from '../../http/call.ts'
import { orRefuse } from '../../http/refused.ts'
import { lockCase, unlessLive } from '../case-store.ts'
import { goalColumns } from './goal-store.ts'
import { unlessNeedOf } from './need-of-case.ts'

export async function addGoal(call: Call<typeof cases.addGoal>) {
  const { tx, orgId, input, at } = call
  const row = await lockCase(call, 'cases.write', input.caseId)
  unlessLive(row)
  orRefuse(checkGoal(input.goal))
  await unlessNeedOf(call, row.id, input.goal.needId)
  const id = newId(at.getTime())
  await tx
    .insertInto('goal')
    .values({ org_id: orgId, id, case_id: row.id, ...goalColumns(call, input.goal), removed_at: null })
    .execute()
  call.record({
    act: 'cases.goal.add',
    subjectKind: 'goal',
    subjectId: id,
    clientId: row.client_id,
    facts: { caseId: row.id, instrument: input.goal.instrument, dueOn: input.goal.dueOn },
  })
  return { id, revision: 1 }
}
