import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { addDays, type CalendarDay, dayAt, daysBetween } from '@quancheng/rules/calendar-day.ts'
import { type ClosureReason, missingForClosure } from '@quancheng/rules/closure.ts'
import { type CaseKind, type Risk, type Stage, stepsFor } from '@quancheng/rules/course.ts'
import { followUpEscalation, planFollowUps } from '@quancheng/rules/follow-up.ts'
import { type Attainment, stateAfter } from '@quancheng/rules/goal.ts'
import { answersOfTotal, needsAnswers, thermometerAnswers } from './answers.ts'
import type { Chance } from './chance.ts'
import { inventRecords } from './invent-records.ts'
import { DAY, HOUR, inOfficeHours, MINUTE } from './moments.ts'
import type { Person } from './persons.ts'
import type { Colleague } from './settle.ts'
import type {
  Story,
  StoryAssessment,
  StoryClosure,
  StoryConsent,
  StoryFollowUp,
  StoryGoal,
  StoryTask,
} from './story.ts'
import type { Desk } from './tell-story.ts'
import { kinOf, type Wording, wordingFor } from './wording.ts'
import { CLIENT_VIEWS, RETURNS, STRENGTHS } from './words/shared.ts'
import type { Theme } from './words/theme.ts'

/** How a case begins: everything after it is invented. */
export interface Beginning {
  readonly person: Person
  readonly worker: Colleague
  readonly theme: Theme
  readonly kind: CaseKind
  readonly openedAt: number
  readonly illness: string
  readonly encounterId: string | null
  readonly departmentId: string | null
  readonly dischargedAt: number | null
  readonly diedAt: number | null
  readonly isOutside: boolean
  readonly request: Story['request']
  readonly problem: string | null
  readonly mostRecords?: number
}

interface Course {
  readonly stages: readonly { readonly stage: Stage; readonly at: number }[]
  /** when closing was asked for; null while the case goes on */
  readonly askedAt: number | null
  readonly reason: ClosureReason
  at(stage: Stage): number | null
}

/** Invents a whole case that keeps every rule of its pack. */
export function inventStory(desk: Desk, beginning: Beginning): Story {
  const { chance, moments, content, house } = desk
  const pack = content.findPack(house.plan.pack ?? '')
  if (!pack) throw new Error(`${house.plan.name} has no standard pack`)
  const { person, theme, kind, openedAt, worker } = beginning
  const wording = wordingFor(chance, person, beginning.illness, moments.today)
  const firstVisit = inOfficeHours(openedAt + chance.int(1, 20) * HOUR, chance.int(8 * 60 + 30, 16 * 60 + 30))
  const visitAt = Math.max(firstVisit, openedAt + 15 * MINUTE)
  const course = inventCourse(chance, moments.now, pack, beginning, visitAt)
  const isOpen = course.askedAt === null
  const seen = visitAt < moments.now - HOUR
  const strengths = wording(chance.pick(STRENGTHS))

  const assessedAt = course.at('assessment')
  const needsAt = assessedAt === null ? null : soonAfter(chance, assessedAt, moments.now)
  const needs =
    needsAt === null
      ? []
      : theme.needs.slice(0, kind === 'complex' ? 2 : 1).map((need, place) => ({
          domain: need.domain,
          text: wording(chance.pick(need.text)),
          severity: need.severity,
          severityNow: isOpen
            ? chance.is(0.5)
              ? need.severity
              : need.severity - 1
            : Math.max(0, need.severity - chance.int(1, 2)),
          priority:
            need.severity === 3 ? ('high' as const) : place === 0 ? ('medium' as const) : ('low' as const),
          state: isOpen
            ? ('open' as const)
            : chance.weighted([
                ['met', 6],
                ['partly-met', 3],
                ['unmet', 1],
              ] as const),
          at: needsAt + place * MINUTE,
        }))

  const goalsAt = goalsFrom(chance, course, kind, moments.now)
  const wantsGoals = goalsAt !== null && needs.length > 0 && (kind === 'complex' || chance.is(0.45))
  const judged: Attainment[] = theme.goals.map(() =>
    chance.weighted<Attainment>([
      [0, 46],
      [1, 18],
      [-1, 24],
      [2, 4],
      [-2, 8],
    ]),
  )
  const goals: StoryGoal[] =
    wantsGoals && goalsAt !== null
      ? theme.goals.slice(0, needs.length).map((goal, place) => {
          const baseline = chance.int(goal.baseline[0], goal.baseline[1])
          const target = chance.int(goal.target[0], goal.target[1])
          const attainment = judged[place] ?? 0
          const share = isOpen ? chance.next() * 0.8 : reached(attainment)
          const current = Math.max(0, Math.round(baseline + (target - baseline) * share))
          return {
            need: place,
            text: wording(goal.text),
            measure: goal.measure === null ? null : wording(goal.measure),
            unit: goal.unit,
            instrument: goal.instrument,
            baseline,
            target,
            current,
            dueOn: addDays(dayAt(goalsAt), chance.int(14, 60)),
            state: isOpen ? 'open' : stateAfter(attainment),
            actions: wording(goal.actions),
            responsible: `${worker.name}、${kinOf(person)}`,
            at: goalsAt + place * MINUTE,
          }
        })
      : []

  const lastDay = course.askedAt ?? moments.now
  const length = (lastDay - visitAt) / DAY
  const count =
    kind === 'complex'
      ? Math.min(22, Math.max(2, Math.round(length / 6) + chance.int(2, 6)))
      : Math.min(9, Math.max(1, Math.round(length / 6) + chance.int(1, 4)))
  const records = seen
    ? inventRecords(chance, moments, {
        theme,
        wording,
        kin: kinOf(person),
        from: visitAt,
        until: Math.min(course.askedAt === null ? moments.now : course.askedAt - HOUR, moments.now),
        count: Math.min(count, Math.max(1, Math.ceil(length * 1.2)), beginning.mostRecords ?? count),
        dischargedAt: beginning.dischargedAt,
        isOutside: beginning.isOutside,
        goals: goals.length,
        goalsFrom: goalsAt ?? Number.POSITIVE_INFINITY,
        isOpen,
        signedBy: course.askedAt === null ? moments.now : course.askedAt - 30 * MINUTE,
      })
    : []
  const consents = seen
    ? inventConsents(chance, visitAt, theme.key === 'accident').filter(
        (consent) => consent.at < Math.min(lastDay, moments.now),
      )
    : []
  const assessments = inventAssessments(desk, beginning, {
    visitAt: seen ? visitAt : null,
    needsAt,
    course,
    goals,
    wording,
    strengths,
  })

  const evaluatingAt = course.at('evaluation')
  const evaluationAt =
    course.askedAt !== null && evaluatingAt !== null && goals.length > 0
      ? Math.max(evaluatingAt + 20 * MINUTE, course.askedAt - 2 * HOUR)
      : null
  const hasView = !['transferred', 'client-withdrew', 'lost', 'death'].includes(course.reason)
  const forgot = hasView && chance.is(0.05)
  const evaluation: Story['evaluation'] =
    evaluationAt === null || course.reason === 'death' || course.reason === 'lost'
      ? null
      : {
          at: evaluationAt,
          summary: wording(chance.pick(theme.result)),
          clientView: hasView && !forgot ? wording(chance.pick(CLIENT_VIEWS)) : null,
          satisfaction:
            hasView && !forgot && chance.is(0.8)
              ? chance.weighted([
                  [5, 60],
                  [4, 32],
                  [3, 8],
                ] as const)
              : null,
          attainments: goals.map((_, place) => judged[place] ?? 0),
        }
  const plans = inventPlans(desk, course, goals, wording, theme)
  const risk = inventRisk(chance, assessedAt !== null, assessments)
  const base: Story = {
    person,
    worker,
    supervisorId: worker.supervisorId,
    encounterId: beginning.encounterId,
    departmentId: beginning.departmentId,
    request: beginning.request,
    kind,
    risk,
    problem: beginning.problem ?? wording(chance.pick(theme.problem)),
    strengths: assessedAt === null ? null : strengths,
    openedAt,
    stages: course.stages,
    consents,
    assessments,
    needs,
    goals,
    plans,
    records,
    evaluation,
    closures: [],
    followUps: [],
    tasks: inventTasks(desk, theme, wording, {
      from: seen ? visitAt : openedAt,
      until: lastDay,
      isOpen,
      worker,
    }),
  }
  return course.askedAt === null
    ? base
    : withEnding(desk, pack, base, course, { theme, wording, askedAt: course.askedAt })
}

const RECIPIENTS = [
  '暖屿公益基金会',
  '和平里社区卫生服务中心',
  '清河社区卫生服务中心',
  '临澜市同行社会工作服务中心',
]

/** How long each step takes, in days: [least, mean]. */
function stepDays(stage: Stage, kind: CaseKind, isPlanBefore: boolean): readonly [number, number] {
  const isLong = kind === 'complex'
  switch (stage) {
    case 'intake':
      return [0.1, 0.9]
    case 'assessment':
      return isLong ? [2, 5] : [0.5, 2]
    case 'plan':
      return [1, 4]
    case 'intervention':
      return isLong ? (isPlanBefore ? [12, 62] : [8, 24]) : [3, 17]
    case 'evaluation':
      return isLong && !isPlanBefore ? [12, 42] : [1, 5]
    case 'closure':
    case 'follow-up':
      return [0, 0]
  }
}

function inventCourse(
  chance: Chance,
  now: number,
  pack: StandardPack,
  { kind, diedAt, dischargedAt }: Beginning,
  visitAt: number,
): Course {
  const steps = stepsFor(pack.course, kind).filter((step) => step.stage !== 'follow-up')
  const order = steps.map((step) => step.stage)
  const isPlanBefore = order.indexOf('plan') < order.indexOf('intervention')
  const stages: { stage: Stage; at: number }[] = []
  let at = visitAt
  for (const [place, { stage }] of steps.entries()) {
    if (place > 0) {
      if (at > now - HOUR) break
      stages.push({ stage, at })
    }
    const [least, mean] = stepDays(stage, kind, isPlanBefore)
    const days = least - Math.log(1 - chance.next()) * (mean - least)
    at = inOfficeHours(at + days * DAY, chance.int(9 * 60, 17 * 60))
    const before = stages.at(-1)?.at ?? visitAt
    if (at <= before) at = before + chance.int(60, 400) * MINUTE
  }
  let reason = chance.weighted<ClosureReason>([
    ['goal-met', 55],
    ['discharged', dischargedAt === null ? 0 : 26],
    ['transferred', 7],
    ['client-withdrew', 6],
    ['lost', 3],
    ['other', 3],
  ])
  if (diedAt !== null && diedAt < now - 3 * DAY) {
    // Death ends the course wherever it stands.
    const endAt = inOfficeHours(diedAt + chance.int(12, 60) * HOUR, chance.int(9 * 60, 17 * 60))
    const alive = stages.filter((one) => one.at < diedAt && one.stage !== 'closure')
    stages.splice(0, stages.length, ...alive, { stage: 'closure', at: Math.max(endAt, visitAt + 2 * HOUR) })
    reason = 'death'
  }
  const last = stages.at(-1)
  return {
    stages,
    askedAt: last?.stage === 'closure' ? last.at : null,
    reason,
    at: (stage) => (stage === 'intake' ? visitAt : (stages.find((one) => one.stage === stage)?.at ?? null)),
  }
}

function goalsFrom(chance: Chance, course: Course, kind: CaseKind, now: number): number | null {
  const at = kind === 'complex' ? course.at('plan') : course.at('intervention')
  return at === null ? null : soonAfter(chance, at, now)
}

function soonAfter(chance: Chance, at: number, now: number): number {
  return Math.min(at + chance.int(10, 50) * MINUTE, now - 10 * MINUTE)
}

function reached(attainment: Attainment): number {
  return attainment >= 1 ? 1.1 : attainment === 0 ? 1 : attainment === -1 ? 0.65 : 0.2
}

function inventConsents(chance: Chance, at: number, mayBeUrgent: boolean): StoryConsent[] {
  const consents: StoryConsent[] = [
    { scope: 'service', at, method: chance.is(0.82) ? 'paper' : 'esign' },
    { scope: 'record', at: at + MINUTE },
  ]
  if (mayBeUrgent && chance.is(0.12))
    consents.unshift({
      scope: 'service',
      at: at - 30 * MINUTE,
      emergency: chance.pick([
        '送医时昏迷，联系不上家属，先行寻找家属并安抚同伴；家属到后补签。',
        '家属在重症门口情绪崩溃，先做稳定，稳定后签字。',
      ]),
    })
  if (chance.is(0.12)) consents.push({ scope: 'photo', at: at + 2 * MINUTE })
  if (chance.is(0.14)) consents.push({ scope: 'share', at: at + 3 * DAY, recipient: chance.pick(RECIPIENTS) })
  return consents
}

function inventAssessments(
  { chance, moments, house }: Desk,
  { kind, theme }: Beginning,
  given: {
    readonly visitAt: number | null
    readonly needsAt: number | null
    readonly course: Course
    readonly goals: readonly StoryGoal[]
    readonly wording: Wording
    readonly strengths: string
  },
): StoryAssessment[] {
  const { visitAt, needsAt, course, goals, wording } = given
  if (visitAt === null) return []
  const taken: StoryAssessment[] = []
  const end = course.askedAt === null ? moments.now : course.askedAt - 3 * HOUR
  const thermometer = goals.find((goal) => goal.instrument === 'distress-thermometer')
  const first = thermometer?.baseline ?? chance.int(3, 9)
  if (thermometer || chance.is(kind === 'complex' ? 0.7 : 0.35))
    taken.push({
      instrument: 'distress-thermometer',
      at: visitAt + 12 * MINUTE,
      mode: chance.is(0.4) ? 'self' : 'worker',
      answers: thermometerAnswers(chance, first),
    })
  if (needsAt !== null && kind === 'complex') {
    const heavy = Object.fromEntries(
      theme.needs.flatMap((need) =>
        need.items.map((item, place) => [item, Math.max(1, need.severity - (place > 0 ? 1 : 0))]),
      ),
    )
    const wish = wording(
      chance.pick([
        '“想早点回家。”',
        '“别让孩子们为我吵。”',
        '“能睡个整觉。”',
        '“把病治好，接着干活。”',
        '“能自己走到院子里。”',
      ]),
    )
    taken.push({
      instrument: 'needs-assessment',
      at: needsAt - 5 * MINUTE,
      mode: 'worker',
      answers: needsAnswers(chance, heavy, { strengths: given.strengths, wish }),
    })
  }
  for (const instrument of theme.instruments) {
    if (needsAt === null || !chance.is(kind === 'complex' ? 0.9 : 0.3)) continue
    const goal = goals.find((one) => one.instrument === instrument)
    const baseline = goal?.baseline ?? chance.int(7, 16)
    const ninth = instrument === 'phq-9' && baseline >= 11 && chance.is(0.2) ? 1 : 0
    const at = needsAt + 4 * MINUTE
    taken.push({
      instrument,
      at,
      mode: chance.is(0.5) ? 'self' : 'worker',
      answers: answersOfTotal(chance, instrument, baseline, ninth),
      ...(ninth > 0 && { safety: settledAlarm(chance, at, moments.now, house.plan.kind, wording) }),
    })
    const last = goal ? goal.current : Math.max(2, baseline - chance.int(1, 6))
    const between = Math.round((baseline + last) / 2)
    if (end - at > 16 * DAY)
      taken.push({
        instrument,
        at: workHours(chance, at + (end - at) / 2),
        mode: 'self',
        answers: answersOfTotal(chance, instrument, between),
      })
    if (end - at > 6 * DAY)
      taken.push({
        instrument,
        at: workHours(chance, end - 12 * HOUR),
        mode: 'self',
        answers: answersOfTotal(chance, instrument, last),
      })
  }
  if (taken.length > 0 && end - visitAt > 7 * DAY && (thermometer || chance.is(0.5)))
    taken.push({
      instrument: 'distress-thermometer',
      at: workHours(chance, end - 11 * HOUR),
      mode: 'self',
      answers: thermometerAnswers(chance, thermometer?.current ?? Math.max(1, first - chance.int(1, 4))),
    })
  return taken
    .filter((one) => one.at < Math.min(end + 2 * HOUR, moments.now - 5 * MINUTE))
    .sort((one, other) => one.at - other.at)
}

function workHours(chance: Chance, at: number): number {
  return inOfficeHours(at - DAY, chance.int(9 * 60, 16 * 60 + 40))
}

/** An alarm of the past: seen in time, mostly, and confirmed by the supervisor. */
export function settledAlarm(
  chance: Chance,
  at: number,
  now: number,
  _kind: string,
  wording: Wording,
): NonNullable<StoryAssessment['safety']> {
  const answeredAt = Math.min(at + chance.int(12, 105) * MINUTE, now - 3 * MINUTE)
  const level = chance.weighted([
    ['no-risk-found', 30],
    ['low', 48],
    ['medium', 22],
  ] as const)
  return {
    answeredAt,
    level,
    actions:
      level === 'no-risk-found'
        ? []
        : level === 'low'
          ? ['safety-plan', 'resources-given']
          : ['same-day-assessment', 'safety-plan', 'family-informed'],
    words: wording(
      chance.pick([
        '当面问过，{who}说有时觉得活着累，没有打算，也没有想过方法。愿意有难受的时候先打电话。',
        '{who}说勾“好几天”是指疼的时候想一了百了，没有计划。已和{kin}说好夜里有人陪。',
        '看过环境，床头没有危险物品。{who}答应难受时按铃，安全计划一式两份。',
      ]),
    ),
    confirmedAt: Math.min(answeredAt + chance.int(20, 900) * MINUTE, now - MINUTE),
  }
}

function inventPlans(
  { chance, moments }: Desk,
  course: Course,
  goals: readonly StoryGoal[],
  wording: Wording,
  theme: Theme,
): Story['plans'] {
  const planAt = course.at('plan')
  const firstGoal = goals[0]
  if (planAt === null || !firstGoal) return []
  const last = goals.at(-1)?.at ?? firstGoal.at
  const madeAt = Math.min(last + 8 * MINUTE, moments.now - 4 * MINUTE)
  const stages = course.stages
  const after = stages[stages.findIndex((one) => one.stage === 'plan') + 1]?.at ?? null
  const agreedAt =
    after === null
      ? chance.is(0.3)
        ? madeAt + 2 * MINUTE
        : null
      : Math.min(madeAt + chance.int(10, 60) * MINUTE, after - MINUTE)
  const isOver = course.askedAt !== null
  const reviewOn = isOver ? addDays(dayAt(madeAt), 30) : moments.day(chance.is(0.03) ? 0 : chance.int(3, 28))
  return [
    {
      madeAt: Math.min(madeAt, agreedAt ?? madeAt),
      agreedAt,
      reviewOn,
      summary: wording(`${chance.pick(theme.problem)}先从最急的一件做起，每周看一次进展。`),
    },
  ]
}

function inventRisk(chance: Chance, isAssessed: boolean, assessments: readonly StoryAssessment[]): Risk {
  const safety = assessments.find((one) => one.safety)?.safety
  if (safety) return safety.level === 'medium' ? 'medium' : 'low'
  if (!isAssessed) return chance.is(0.7) ? 'none' : 'low'
  return chance.weighted<Risk>([
    ['low', 46],
    ['medium', 40],
    ['high', 14],
  ])
}

function inventTasks(
  { chance, moments }: Desk,
  theme: Theme,
  wording: Wording,
  given: {
    readonly from: number
    readonly until: number
    readonly isOpen: boolean
    readonly worker: Colleague
  },
): StoryTask[] {
  const tasks: StoryTask[] = []
  if (chance.is(0.4) && given.until - given.from > 3 * DAY) {
    const madeAt = given.from + chance.int(30, 1_200) * MINUTE
    const doneAt = madeAt + chance.int(1, 4) * DAY
    if (doneAt < Math.min(given.until, moments.now))
      tasks.push({
        title: wording(chance.pick(theme.next)),
        madeAt,
        dueAt: inOfficeHours(doneAt, 17 * 60),
        doneAt,
      })
  }
  if (given.isOpen && chance.is(0.3)) {
    const madeAt = Math.max(given.from, moments.start - chance.int(1, 5) * DAY) + 20 * MINUTE
    const day = chance.is(0.07) ? -1 : chance.int(0, 7)
    const dueAt = moments.at(day, chance.pick(['10:00', '11:30', '15:00', '17:00']))
    if (madeAt < moments.now && dueAt > madeAt)
      tasks.push({ title: wording(chance.pick(theme.next)), madeAt, dueAt, doneAt: null })
  }
  return tasks
}

/** Closure by two people, the stage after it, and what following up found. */
function withEnding(
  desk: Desk,
  pack: StandardPack,
  story: Story,
  course: Course,
  given: { readonly theme: Theme; readonly wording: Wording; readonly askedAt: number },
): Story {
  const { chance, moments } = desk
  const { askedAt, wording, theme } = given
  const { reason } = course
  const waives = pack.closureReasons.find((entry) => entry.reason === reason)?.waives ?? []
  const days = waives.includes('follow-up-plan')
    ? []
    : (planFollowUps(dayAt(askedAt), pack.followUp.afterClosureDays.value) ?? [])
  const missing = missingForClosure(
    { kind: story.kind, state: 'open', stage: 'closure' },
    { steps: pack.course.steps, waives },
    {
      unsettledSafetyTasks: 0,
      draftRecords: 0,
      goalsWithoutResult: 0,
      papers: papersOf(story, days.length > 0),
    },
  )
  const summary = wording(
    `${chance.pick(theme.result)}服务 ${story.records.length} 次，历时 ${Math.max(1, daysBetween(dayAt(story.openedAt), dayAt(askedAt)))} 天。`,
  )
  const missingReason =
    missing.length > 0
      ? chance.pick([
          '已出院，多次电话未能完成，经督导同意先结。',
          '病情变化快，来不及补齐。',
          '本人不愿再填表，已口头确认。',
        ])
      : null
  const ask = { reason, summary, missing, missingReason }
  const closures: StoryClosure[] = []
  const isReturned = chance.is(0.05)
  let lastAsked = askedAt
  if (isReturned) {
    const decidedAt = inOfficeHours(askedAt + chance.int(3, 40) * HOUR, chance.int(9 * 60, 17 * 60))
    const again = inOfficeHours(decidedAt + chance.int(4, 30) * HOUR, chance.int(9 * 60, 17 * 60))
    if (decidedAt > askedAt && again > decidedAt + HOUR && again < moments.now) {
      closures.push({ ...ask, askedAt, decidedAt, decision: 'returned', remark: chance.pick(RETURNS) })
      lastAsked = again
    }
  }
  const decideAt = inOfficeHours(lastAsked + chance.int(2, 46) * HOUR, chance.int(8 * 60 + 30, 17 * 60 + 30))
  const decided = decideAt > lastAsked && decideAt < moments.now - HOUR ? decideAt : lastAsked + 50 * MINUTE
  const isPending = lastAsked > moments.start - 2 * DAY
  const approved = !isPending && decided < moments.now
  closures.push({
    ...ask,
    askedAt: lastAsked,
    decidedAt: approved ? decided : null,
    decision: approved ? 'approved' : null,
    remark:
      approved && chance.is(0.2)
        ? chance.pick(['同意结案，随访按计划。', '同意。', '小结写得清楚，同意。'])
        : null,
  })
  const followUps = days.map((day) =>
    inventFollowUp(desk, pack, story, { day, askedAt: lastAsked, approved, wording, theme, reason }),
  )
  const stages = [...story.stages]
  const returned = closures.find((closure) => closure.decision === 'returned')
  if (returned?.decidedAt) {
    const before = stages.findLast((one) => one.stage !== 'closure')?.stage ?? 'intervention'
    stages.push(
      { stage: before, at: returned.decidedAt, ...(story.supervisorId && { by: story.supervisorId }) },
      { stage: 'closure', at: lastAsked },
    )
  }
  if (approved && followUps.length > 0)
    stages.push({ stage: 'follow-up', at: decided, ...(story.supervisorId && { by: story.supervisorId }) })
  return { ...story, stages, closures, followUps }
}

function papersOf(story: Story, hasFollowUps: boolean) {
  const { evaluation } = story
  return [
    'intake-form' as const,
    ...(story.consents.length > 0 ? (['consent'] as const) : []),
    ...(story.assessments.some((one) => one.instrument === 'needs-assessment')
      ? (['needs-assessment'] as const)
      : []),
    ...(story.needs.length > 0 ? (['needs'] as const) : []),
    ...(story.goals.length > 0 ? (['goals'] as const) : []),
    ...(story.plans.length > 0 ? (['plan'] as const) : []),
    ...(story.plans.some((plan) => plan.agreedAt !== null) ? (['plan-agreement'] as const) : []),
    ...(story.records.some((record) => record.signedAt !== null) ? (['signed-record'] as const) : []),
    ...(evaluation ? (['evaluation'] as const) : []),
    ...(evaluation && (evaluation.clientView !== null || evaluation.satisfaction !== null)
      ? (['client-view'] as const)
      : []),
    'closure-summary' as const,
    ...(hasFollowUps ? (['follow-up-plan'] as const) : []),
  ]
}

function inventFollowUp(
  { chance, moments, content }: Desk,
  pack: StandardPack,
  story: Story,
  given: {
    readonly day: CalendarDay
    readonly askedAt: number
    readonly approved: boolean
    readonly wording: Wording
    readonly theme: Theme
    readonly reason: ClosureReason
  },
): StoryFollowUp {
  const { day, wording, theme } = given
  const late = daysBetween(day, moments.today)
  const planned: StoryFollowUp = {
    plannedOn: day,
    plannedAt: given.askedAt,
    method: 'phone',
    state: 'planned',
    attempts: [],
    doneAt: null,
    domains: {},
    finding: null,
    newNeeds: null,
    next: null,
    escalation: 0,
    withClosure: true,
  }
  const rules = content.followUpRules(pack)
  if (!given.approved || late < 0 || (late === 0 && chance.is(0.6)) || (late < 4 && chance.is(0.25)))
    return { ...planned, escalation: followUpEscalation(planned, moments.today, rules) }
  const onDay = (offset: number) => moments.at(-late + offset, `${chance.int(9, 16)}:${chance.int(10, 59)}`)
  const upTo = (at: number) => Math.min(at, moments.now - 10 * MINUTE)
  const state = chance.weighted([
    ['done', given.reason === 'lost' ? 20 : 88],
    ['unreachable', given.reason === 'lost' ? 60 : 5],
    ['refused', 3],
    ['missed', late > 7 && late < 60 ? 3 : 0],
  ] as const)
  if (state === 'missed')
    return {
      ...planned,
      state,
      escalation: followUpEscalation({ state, plannedOn: day }, moments.today, rules),
    }
  if (state === 'unreachable' && late >= 3) {
    const attempts = [0, 1, 2].map((offset) => ({
      at: upTo(onDay(offset)),
      method: 'phone' as const,
      result: 'no-answer' as const,
    }))
    return { ...planned, state, attempts, escalation: 1 }
  }
  if (state === 'refused')
    return { ...planned, state, attempts: [{ at: upTo(onDay(0)), method: 'phone', result: 'refused' }] }
  const tried = chance.is(0.18) && late >= 1
  const doneAt = upTo(onDay(tried ? 1 : 0))
  const method = chance.weighted([
    ['phone', 82],
    ['wechat', 12],
    ['video', 6],
  ] as const)
  const hasNew = chance.is(0.07)
  return {
    ...planned,
    state: 'done',
    method,
    attempts: [
      ...(tried ? [{ at: upTo(onDay(0)), method: 'phone' as const, result: 'no-answer' as const }] : []),
      { at: doneAt, method, result: 'reached' },
    ],
    doneAt,
    domains: {
      mood: rated(chance),
      adherence: rated(chance),
      economy: rated(chance),
      family: rated(chance),
      ...(story.kind === 'complex' && { rehab: rated(chance) }),
    },
    finding: wording(chance.pick(theme.after)),
    newNeeds: hasNew ? wording('{kin}近来身体也不好，问能不能有人替一天。') : null,
    next: hasNew ? '转社区社工，两周后再问一次' : null,
  }
}

function rated(chance: Chance): 'good' | 'fair' | 'poor' | 'not-asked' {
  return chance.weighted([
    ['good', 55],
    ['fair', 30],
    ['poor', 6],
    ['not-asked', 9],
  ] as const)
}
