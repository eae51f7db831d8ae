import type { safety } from '@quancheng/contract/safety.ts'
import { clientLines } from '../../clients/public.ts'
import type { Action } from '../../http/call.ts'
import { orNotFound } from '../../http/refused.ts'
import { mayReadSafety } from '../assessment-store.ts'
import { plansOf } from './plan-store.ts'
import { reportLines, reportRows } from './report-store.ts'
import { liveWatchesOf, watchLines } from './watch-store.ts'

/** Who may read the case reads the plans; while somebody is watched, so does everybody who may have to look. */
export const safetyOfClient: Action<typeof safety.safetyOfClient> = async (call) => {
  const { input, actor } = call
  orNotFound((await clientLines(call, [input.clientId])).get(input.clientId))
  const [watches, maySee, { rows }] = await Promise.all([
    liveWatchesOf(call, input.clientId),
    mayReadSafety(call, actor, input.clientId),
    reportRows(call, actor, { open: false, clientId: input.clientId }),
  ])
  const maySeePlans = maySee || watches.length > 0
  const plans = maySeePlans ? await plansOf(call, input.clientId) : []
  call.record({
    act: 'assessments.safety.read',
    subjectKind: 'client',
    subjectId: input.clientId,
    clientId: input.clientId,
    facts: { plans: plans.length, reports: rows.length },
  })
  return {
    plans,
    maySeePlans,
    watches: await watchLines(call, watches),
    reports: await reportLines(call, rows),
  }
}
