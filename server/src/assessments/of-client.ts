import type { assessments } from '@quancheng/contract/assessments.ts'
import { clientLines } from '../clients/public.ts'
import type { Action } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import { assessmentLines, assessmentsOfClient, mayReadSafety } from './assessment-store.ts'
import { safetyOf } from './safety-store.ts'

export const ofClient: Action<typeof assessments.ofClient> = async (call) => {
  const { input, actor } = call
  orNotFound((await clientLines(call, [input.clientId])).get(input.clientId))
  const [rows, safety, maySee] = await Promise.all([
    assessmentsOfClient(call, actor, input.clientId),
    safetyOf(call, { clientId: input.clientId }),
    mayReadSafety(call, actor, input.clientId),
  ])
  call.record({
    act: 'assessments.read',
    subjectKind: 'client',
    subjectId: input.clientId,
    clientId: input.clientId,
    facts: { assessments: rows.length },
  })
  const shown = new Set(rows.map((row) => row.id))
  return {
    rows: await assessmentLines(call, rows),
    safety: safety.filter(
      (task) =>
        maySee ||
        task.assignee?.id === actor.accountId ||
        (task.assessmentId !== null && shown.has(task.assessmentId)),
    ),
  }
}
