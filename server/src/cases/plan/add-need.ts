import type { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import type { Call } from '../../http/call.ts'
import { lockCase, unlessLive } from '../case-store.ts'
import { needColumns } from './need-store.ts'

export async function addNeed(call: Call<typeof cases.addNeed>) {
  const { tx, orgId, input, at } = call
  const row = await lockCase(call, 'cases.write', input.caseId)
  unlessLive(row)
  const id = newId(at.getTime())
  await tx
    .insertInto('need')
    .values({ org_id: orgId, id, case_id: row.id, ...needColumns(call, input.need), removed_at: null })
    .execute()
  call.record({
    act: 'cases.need.add',
    subjectKind: 'need',
    subjectId: id,
    clientId: row.client_id,
    facts: { caseId: row.id, domain: input.need.domain, severity: input.need.severity },
  })
  return { id, revision: 1 }
}
