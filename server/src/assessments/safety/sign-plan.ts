import { newId } from '@quancheng/contract/new-id.ts'
import type { safety } from '@quancheng/contract/safety.ts'
import { signPlan as signIt } from '@quancheng/rules/safety-plan.ts'
import { lockSeen } from '../../clients/public.ts'
import type { Action } from '../../http/call.ts'
import { orNotFound, orRefuse, refuse } from '../../http/refused.ts'
import { findCase, findOpenCase } from '../case-of-client.ts'
import { insertPlan, lastVersion } from './plan-store.ts'

export const signPlan: Action<typeof safety.signPlan> = async (call) => {
  const { input, actor, at, content } = call
  const client = await lockSeen(call, 'clients.find', input.clientId)
  const caseFile =
    input.caseId === null
      ? await findOpenCase(call, client.id)
      : orNotFound(await findCase(call, actor, client.id, input.caseId))
  const steps = orRefuse(
    signIt(
      input.steps,
      content.safetyPlan.steps.map(({ id }) => id),
    ),
  )
  const last = await lastVersion(call, client.id)
  if (last !== input.seen) refuse('conflict', { fields: [], revision: last })
  const plan = { id: newId(at.getTime()), version: last + 1, withPerson: input.withPerson }
  await insertPlan(call, {
    ...plan,
    clientId: client.id,
    caseId: caseFile?.id ?? null,
    steps,
    signedBy: actor.accountId,
  })
  call.record({
    act: 'assessments.plan.sign',
    subjectKind: 'safety-plan',
    subjectId: plan.id,
    clientId: client.id,
    facts: { version: plan.version, withPerson: plan.withPerson },
  })
  return { id: plan.id, version: plan.version }
}
