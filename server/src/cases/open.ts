import type { cases } from '@quancheng/contract/cases.ts'
import type { Call } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { beginCase, findLiveCase, lockClient } from './begin-case.ts'

/** Opens a case without a request; a client with a living case has one already. */
export async function open(call: Call<typeof cases.open>) {
  const { input, actor } = call
  await lockClient(call, input.clientId)
  const living = await findLiveCase(call, input.clientId)
  if (living) refuse('cases.already-open', { caseId: living.id, number: living.number })
  const { id, number } = await beginCase(call, {
    clientId: input.clientId,
    workerId: actor.accountId,
    kind: input.kind,
    pack: input.pack,
    problem: input.problem,
    requestId: null,
    encounterId: null,
    departmentId: null,
  })
  call.record({
    act: 'cases.open',
    subjectKind: 'case',
    subjectId: id,
    clientId: input.clientId,
    facts: { number, kind: input.kind },
  })
  return { id, revision: 1 }
}
