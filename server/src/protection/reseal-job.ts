import type { Job } from '../jobs/run-jobs.ts'
import { resealOrganisation } from './reseal.ts'

/** As many values as one job seals; what is left comes next, so that no job holds a connection for long. */
const MOST = 20_000

/** After a new data key: seals what stands under older ones again, a piece at a time, until nothing is left. */
export const reseal: Job = async (work, _payload, { pool, keys }) => {
  const { orgId, at } = work
  const resealed = await resealOrganisation({ pool, keys, orgId, at, most: MOST })
  if (resealed >= MOST) await work.enqueue('protection-reseal', {}, at, `protection-reseal:${orgId}`)
  else
    work.record({
      act: 'protection.reseal',
      subjectKind: 'organisation',
      subjectId: orgId,
      clientId: null,
      facts: { version: keys.current(orgId).version },
    })
}
