import type { assist } from '@quancheng/contract/assist.ts'
import type { Action } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { keepThresholds, thresholdsHere } from './thresholds.ts'

/** The institution says where its bands begin; everybody who lies here is looked at again. */
export const setThresholds: Action<typeof assist.setThresholds> = async (call) => {
  const { orgId, content, input } = call
  const { thresholds } = input
  if (thresholds && thresholds.high <= thresholds.medium) refuse('assist.bands-crossed', { ...thresholds })
  const { before, revision } = await call.asOwner(async (tx) => {
    const now = await thresholdsHere({ tx, orgId, content }, true)
    if (now.revision !== input.seen)
      refuse('conflict', {
        fields: [
          { field: 'medium', theirs: now.medium, yours: thresholds?.medium ?? null },
          { field: 'high', theirs: now.high, yours: thresholds?.high ?? null },
        ],
        revision: now.revision,
      })
    return { before: now, revision: await keepThresholds(tx, orgId, thresholds) }
  })
  await call.enqueue('assist-rescore', {}, undefined, `assist-rescore:${orgId}`)
  call.record({
    act: 'assist.set-thresholds',
    subjectKind: 'organisation',
    subjectId: orgId,
    clientId: null,
    facts: {
      from: { medium: before.medium, high: before.high },
      to: thresholds ?? { medium: content.risk.thresholds.medium, high: content.risk.thresholds.high },
      own: thresholds !== null,
    },
  })
  return { id: orgId, revision }
}
