import { type CaseKind, type Risk, type Stage, stepsFor } from '@quancheng/rules/course.ts'
import { needsAnswers, thermometerAnswers } from './answers.ts'
import type { Entrance } from './cast-register.ts'
import { inventRecords } from './invent-records.ts'
import { DAY, HOUR, MINUTE } from './moments.ts'
import type { Colleague } from './settle.ts'
import type { Story, StoryAssessment, StoryGoal, StoryRecord, StoryTask } from './story.ts'
import type { Desk } from './tell-story.ts'
import { kinOf, wordingFor } from './wording.ts'
import { STRENGTHS } from './words/shared.ts'
import type { Theme } from './words/theme.ts'

export interface Standing {
  readonly worker: Colleague
  readonly theme: Theme
  readonly kind: CaseKind
  readonly opened: number
  readonly stage: Stage
  readonly risk: Risk
  readonly problem: string
  readonly request?: Story['request']
  readonly records?: number
  readonly ownRecords?: readonly StoryRecord[]
  readonly ownGoals?: readonly StoryGoal[]
  readonly ownNeeds?: Story['needs']
  readonly assessments?: readonly StoryAssessment[]
  readonly tasks?: readonly StoryTask[]
  /** day on which the plan is to be looked at again */
  readonly review?: number
  /** when its course ended, for one that is told as over */
  readonly until?: number
}

/** A case that stands at a stage today with everything its pack asked for on the way. */
export function inStage(desk: Desk, { person, stay }: Entrance, standing: Standing): Story {
  const { chance, moments, content, house } = desk
  const { worker, theme, kind, stage } = standing
  const pack = content.findPack(house.plan.pack ?? '')
  if (!pack) throw new Error(`${house.plan.name} has no standard pack`)
  const wording = wordingFor(chance, person, stay.diagnosis.name, moments.today)
  const openedAt = Math.min(moments.at(-standing.opened, '09:10'), moments.now - 20 * HOUR)
  const visitAt = openedAt + 70 * MINUTE
  const until = standing.until ?? moments.now
  const order = stepsFor(pack.course, kind).map((step) => step.stage)
  const reached = order.slice(1, order.indexOf(stage) + 1)
  const stride = Math.min(3 * DAY, (until - 3 * HOUR - visitAt) / (reached.length + 1))
  const stages = reached.map((one, place) => ({ stage: one, at: Math.floor(visitAt + (place + 1) * stride) }))
  const stageAt = (wanted: Stage) => stages.find((one) => one.stage === wanted)?.at ?? null
  const needsAt = plus(stageAt('assessment'), 20)
  const goalsAt = plus(kind === 'complex' ? stageAt('plan') : stageAt('intervention'), 15)
  const needs: Story['needs'] =
    standing.ownNeeds ??
    (needsAt === null
      ? []
      : theme.needs.slice(0, kind === 'complex' ? 2 : 1).map((need, place) => ({
          domain: need.domain,
          text: wording(chance.pick(need.text)),
          severity: need.severity,
          severityNow: need.severity,
          priority: need.severity === 3 ? ('high' as const) : ('medium' as const),
          state: 'open' as const,
          at: needsAt + place * MINUTE,
        })))
  const goals: readonly StoryGoal[] =
    standing.ownGoals ??
    (goalsAt === null || kind === 'brief'
      ? []
      : theme.goals.slice(0, needs.length).map((goal, place) => {
          const baseline = goal.baseline[1]
          const target = goal.target[0]
          return {
            need: place,
            text: wording(goal.text),
            measure: goal.measure === null ? null : wording(goal.measure),
            unit: goal.unit,
            instrument: goal.instrument,
            baseline,
            target,
            current: Math.round(baseline + (target - baseline) * chance.next() * 0.7),
            dueOn: moments.day(chance.int(12, 40)),
            state: 'open' as const,
            actions: wording(goal.actions),
            responsible: `${worker.name}、${kinOf(person)}`,
            at: goalsAt + place * MINUTE,
          }
        }))
  const agreed = stageAt('plan') !== null && stage !== 'plan'
  const madeAt = plus(goalsAt, 6)
  const plans: Story['plans'] =
    madeAt === null || goals.length === 0
      ? []
      : [
          {
            madeAt,
            agreedAt: agreed ? madeAt + 12 * MINUTE : null,
            reviewOn:
              standing.review === undefined ? moments.day(chance.int(6, 20)) : moments.day(standing.review),
            summary: wording(chance.pick(theme.problem)),
          },
        ]
  const invented =
    standing.records === 0
      ? []
      : inventRecords(chance, moments, {
          theme,
          wording,
          kin: kinOf(person),
          from: visitAt,
          until: until - HOUR,
          count: standing.records ?? Math.max(1, Math.round(standing.opened / 5)),
          dischargedAt: stay.dischargedAt,
          isOutside: false,
          goals: goals.length,
          goalsFrom: goalsAt ?? Number.POSITIVE_INFINITY,
          isOpen: false,
          signedBy: until - 30 * MINUTE,
        })
  const heavy = Object.fromEntries(
    theme.needs.flatMap((need) => need.items.map((item) => [item, need.severity])),
  )
  const assessments: StoryAssessment[] = [...(standing.assessments ?? [])]
  if (
    needsAt !== null &&
    kind === 'complex' &&
    !assessments.some((one) => one.instrument === 'needs-assessment')
  )
    assessments.push({
      instrument: 'needs-assessment',
      at: needsAt - 5 * MINUTE,
      mode: 'worker',
      answers: needsAnswers(chance, heavy, { strengths: chance.pick(STRENGTHS), wish: null }),
    })
  if (!assessments.some((one) => one.instrument === 'distress-thermometer'))
    assessments.push({
      instrument: 'distress-thermometer',
      at: visitAt + 15 * MINUTE,
      mode: 'worker',
      answers: thermometerAnswers(chance, chance.int(4, 7)),
    })
  return {
    person,
    worker,
    supervisorId: worker.supervisorId,
    encounterId: stay.encounterId,
    departmentId: stay.ward.id,
    request: standing.request ?? null,
    kind,
    risk: standing.risk,
    problem: standing.problem,
    strengths: wording(chance.pick(STRENGTHS)),
    openedAt,
    stages,
    consents: [
      { scope: 'service', at: visitAt },
      { scope: 'record', at: visitAt + MINUTE },
    ],
    assessments: assessments.sort((one, other) => one.at - other.at),
    needs,
    goals,
    plans,
    records: [...invented, ...(standing.ownRecords ?? [])].sort((one, other) => one.at - other.at),
    evaluation: null,
    closures: [],
    followUps: [],
    tasks: standing.tasks ?? [],
  }
}

function plus(at: number | null, minutes: number): number | null {
  return at === null ? null : at + minutes * MINUTE
}
