import type { assist, LearnedModel } from '@quancheng/contract/assist.ts'
import { type ModelReport, type RiskModel, shortcomings } from '@quancheng/rules/risk-model.ts'
import { namesOf } from '../../access/colleagues.ts'
import type { Action, Call } from '../../http/call.ts'
import { countClosed } from './closed-cases.ts'
import { type ModelRow, versionOf } from './model-store.ts'

type ModelsCall = Call<typeof assist.models>
const MOST_SHOWN = 20

/** What was learned here, and how it did beside the rules. */
export const models: Action<typeof assist.models> = async (call) => {
  const { learning } = call.content.risk
  const [rows, closed] = await Promise.all([
    call.tx
      .selectFrom('risk_model')
      .selectAll()
      .where('org_id', '=', call.orgId)
      .orderBy('made_at', 'desc')
      .orderBy('id', 'desc')
      .limit(MOST_SHOWN)
      .execute(),
    countClosed(call),
  ])
  const names = await namesOf(
    call,
    rows.flatMap((row) => [row.made_by, row.switched_by]),
  )
  const { name, status, source } = learning.outcome
  return {
    outcome: { name, status, source },
    closedCases: closed,
    parameters: {
      eventsPerFeature: learning.eventsPerFeature.value,
      holdOutMonths: learning.holdOutMonths.value,
      leastHeldOutEvents: learning.leastHeldOutEvents.value,
      smallestGroup: learning.smallestGroup.value,
      judgedGroup: learning.switchOn.judgedGroup,
      groupBrierWorseBy: learning.switchOn.groupBrierWorseBy,
    },
    models: rows.map((row) => modelOf(call, row, names)),
  }
}

function modelOf(call: ModelsCall, row: ModelRow, names: ReadonlyMap<string, string>): LearnedModel {
  const person = (id: string) => ({ id, name: names.get(id) ?? '' })
  return {
    id: row.id,
    state: row.state as LearnedModel['state'],
    contentVersion: row.content_version,
    outdated: row.content_version !== versionOf(call.content),
    total: row.total,
    done: row.done,
    problem: row.problem as LearnedModel['problem'],
    learned: learnedOf(call, row),
    inUse: row.in_use,
    madeBy: person(row.made_by),
    madeAt: row.made_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    switchedBy: row.switched_by === null ? null : person(row.switched_by),
    switchedAt: row.switched_at?.toISOString() ?? null,
    revision: row.revision,
  }
}

function learnedOf({ content }: ModelsCall, row: ModelRow): LearnedModel['learned'] {
  if (row.body === null || row.report === null) return null
  const model = row.body as RiskModel
  const report = row.report as ModelReport
  const { factors, learning } = content.risk
  return {
    window: model.window,
    cases: model.cases,
    events: model.events,
    weights: model.features.map((feature, at) => ({
      feature,
      text: factors.find(({ id }) => id === feature)?.name ?? { zh: feature, en: feature },
      weight: (model.logistic.weights[at] ?? 0) * model.calibration.slope,
    })),
    limits: model.limits,
    heldOut: report.heldOut,
    model: { ...report.model, bins: [...report.model.bins] },
    rules: { ...report.rules, bins: [...report.rules.bins] },
    groups: report.groups.map(({ by, group, shown }) => ({
      by,
      group,
      shown: shown && { ...shown, said: shown.said ?? null, came: shown.came ?? null },
    })),
    shortcomings: shortcomings(report, learning.switchOn),
  }
}
