import { newId } from '@quancheng/contract/new-id.ts'
import type { rights } from '@quancheng/contract/rights.ts'
import { mayAsk } from '@quancheng/rules/retention.ts'
import { heads } from '../../access/colleagues.ts'
import type { Call } from '../../http/call.ts'
import { orRefuse } from '../../http/refused.ts'
import { lockSeen } from '../seen.ts'
import { keepRightClock } from './right-overdue.ts'

/** Somebody asks about their own information, or about a child's, or a dead relative's. */
export async function askRight(call: Call<typeof rights.askRight>) {
  const { tx, orgId, at, input, actor, protect, content } = call
  const client = await lockSeen(call, 'clients.rights', input.clientId)
  orRefuse(
    mayAsk({
      askedBy: input.askedBy,
      relation: input.relation,
      proof: input.proof,
      hasDied: client.died_on !== null,
    }),
  )
  const minutes = content.deadlines.rightsAnswerMinutes
  const dueAt = minutes === null ? null : new Date(at.getTime() + minutes * 60_000)
  const id = newId(at.getTime())
  await tx
    .insertInto('rights_request')
    .values({
      org_id: orgId,
      id,
      client_id: client.id,
      kind: input.kind,
      asked_by: input.askedBy,
      asker_sealed: protect.seal('rights_request.asker', input.asker),
      asker_relation: input.askedBy === 'client' ? null : input.relation,
      proof_sealed: protect.sealMaybe('rights_request.proof', input.proof || null),
      words_sealed: protect.sealMaybe('rights_request.words', input.words || null),
      asked_at: at,
      due_at: dueAt,
      recorded_by: actor.accountId,
      outcome: null,
      answer_sealed: null,
      effect: null,
      answered_by: null,
      answered_at: null,
    })
    .execute()
  call.record({
    act: 'clients.ask-right',
    subjectKind: 'right',
    subjectId: id,
    clientId: client.id,
    facts: { kind: input.kind, askedBy: input.askedBy },
  })
  await call.notify(await heads(call), {
    kind: 'clients.right-asked',
    subjectKind: 'right',
    subjectId: id,
    facts: { kind: input.kind },
  })
  await keepRightClock(call, { id, dueAt, told: 0 })
  return { id, revision: 1 }
}
