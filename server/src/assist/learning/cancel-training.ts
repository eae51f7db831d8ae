import type { assist } from '@quancheng/contract/assist.ts'
import type { Action } from '../../http/call.ts'
import { orNotFound, refuse } from '../../http/refused.ts'
import { endTraining, findModel } from './model-store.ts'

/** Stops a training; nothing of it is kept but that it was. */
export const cancelTraining: Action<typeof assist.cancelTraining> = async (call) => {
  const row = orNotFound(await findModel(call, call.input.modelId))
  const revision = await endTraining(call, row.id, { state: 'cancelled' })
  if (revision === null) return refuse('assist.training-over')
  call.record({
    act: 'assist.cancel-training',
    subjectKind: 'model',
    subjectId: row.id,
    clientId: null,
    facts: {},
  })
  return { id: row.id, revision }
}
