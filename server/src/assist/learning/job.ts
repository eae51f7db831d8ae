import type { Parts, Work } from '../../http/call.ts'
import { inWork } from '../../http/work.ts'
import { thresholdsHere } from '../thresholds.ts'
import { closedCases } from './closed-cases.ts'
import { learnApart } from './learn-apart.ts'
import { type Ending, endTraining, findModel, tellProgress, versionOf } from './model-store.ts'

/** Somebody stopped it while it ran. */
class Cancelled extends Error {}

/** Learns a model from the closed cases and compares it with the rules on months it has not seen. It switches nothing on. */
export async function learnModel(
  { orgId, tx, log }: Work,
  payload: Readonly<Record<string, unknown>>,
  parts: Parts,
): Promise<void> {
  const id = String(payload.modelId)
  const row = await findModel({ tx, orgId }, id)
  if (row?.state !== 'running') return
  const doer = { orgId, actorId: row.made_by, commandId: null }
  try {
    await inWork(parts, doer, async (work) => keep(work, id, await ending(work, parts, id)))
  } catch (error) {
    if (error instanceof Cancelled) return
    log.error(
      { error: error instanceof Error ? error.name : 'unknown' },
      'assist: a training failed and left nothing',
    )
    await inWork(parts, doer, async (work) => keep(work, id, { state: 'failed' }))
  }
}

async function ending(work: Work, parts: Parts, id: string): Promise<Ending> {
  const { factors, learning } = work.content.risk
  const isWanted = async (done: number) => tellProgress(parts, work.orgId, id, done)
  const cases = await closedCases(work, async (done) => {
    if (!(await isWanted(done))) throw new Cancelled()
  })
  const { eventsPerFeature, holdOutMonths, leastHeldOutEvents, penalty, smallestGroup } = learning
  const lesson = {
    cases,
    factors: factors.filter((factor) => factor.enabled).map((factor) => factor.id),
    thresholds: await thresholdsHere(work),
    rules: {
      eventsPerFeature: eventsPerFeature.value,
      holdOutMonths: holdOutMonths.value,
      leastHeldOutEvents: leastHeldOutEvents.value,
      penalty: penalty.value,
      smallestGroup: smallestGroup.value,
    },
  }
  const ended = await learnApart(lesson, () => isWanted(cases.length))
  if (ended === null) throw new Cancelled()
  return ended
}

async function keep(work: Work, id: string, how: Ending): Promise<void> {
  if ((await endTraining(work, id, how)) === null) throw new Cancelled()
  work.record({
    act: 'assist.trained',
    subjectKind: 'model',
    subjectId: id,
    clientId: null,
    facts: {
      state: how.state,
      problem: how.problem?.code ?? null,
      cases: how.learned?.model.cases ?? null,
      version: versionOf(work.content),
    },
  })
}
