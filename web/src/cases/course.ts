import type { CaseFile } from '@quancheng/contract/cases.ts'
import { dayOf } from '../text/dates.ts'
import type { CourseRailData, RailPhase } from '../ui/course-rail-data.ts'
import { caseHref } from './case-address.ts'
import { addDays } from './local-time.ts'

/** The words the rail needs, in the language of the screen. */
export interface CourseWords {
  readonly encounter: (encounter: CaseFile['encounters'][number]) => string
  /** `alarm`: it set a safety path going. */
  readonly assessment: (line: CaseFile['assessments'][number], alarm: boolean) => string
  readonly record: (record: CaseFile['records'][number]) => string
  readonly followUp: (followUp: CaseFile['followUps'][number]) => string
  /** How a course without a stay in hospital is called. */
  readonly service: string
}

/** How many days the first and the last part of a stay are drawn with. */
const ADMISSION_DAYS = 4
const DISCHARGE_DAYS = 7
/** How far ahead the rail looks when nothing is planned. */
const AHEAD_DAYS = 14

const latest = (days: readonly string[]) => days.toSorted().at(-1)
const earliest = (days: readonly string[]) => days.toSorted().at(0)

/** The stay the case belongs to: the one that goes on, else the last that was not over when the case was opened, else the last. */
function stayOf(file: CaseFile): CaseFile['encounters'][number] | null {
  const stays = file.encounters
    .filter((each) => each.class === 'inpatient' && each.admittedAt !== null && each.status !== 'cancelled')
    .toSorted((a, b) => (a.admittedAt ?? '').localeCompare(b.admittedAt ?? ''))
  return (
    stays.findLast((each) => each.status === 'in-progress') ??
    stays.findLast((each) => each.dischargedAt === null || each.dischargedAt >= file.openedAt) ??
    stays.at(-1) ??
    null
  )
}

/** The parts of the course, laid end to end: the stay decides where they meet. */
function phasesOf(file: CaseFile, first: string, last: string, today: string, service: string): RailPhase[] {
  const stay = stayOf(file)
  if (!stay?.admittedAt) {
    const opened = dayOf(file.openedAt)
    const end = latest([addDays(opened, 1), addDays(today, AHEAD_DAYS), addDays(last, 1)]) ?? last
    const before: RailPhase[] =
      first < opened ? [{ kind: 'before', from: first, to: opened, name: null }] : []
    return [...before, { kind: 'stay', from: opened, to: end, name: service }]
  }
  const admitted = dayOf(stay.admittedAt)
  const left = stay.dischargedAt
    ? dayOf(stay.dischargedAt)
    : (latest([stay.expectedDischargeOn ?? addDays(today, AHEAD_DAYS), addDays(today, 1)]) ?? today)
  const settled = earliest([addDays(admitted, ADMISSION_DAYS), left]) ?? admitted
  const home = addDays(left, DISCHARGE_DAYS)
  const end = latest([addDays(home, 2 * AHEAD_DAYS), addDays(last, 1), addDays(today, 1)]) ?? home
  const phases: RailPhase[] = [
    { kind: 'before', from: first, to: admitted, name: null },
    { kind: 'admission', from: admitted, to: settled, name: null },
    { kind: 'stay', from: settled, to: left, name: null },
    { kind: 'discharge', from: left, to: home, name: null },
    { kind: 'after', from: home, to: end, name: null },
  ]
  return phases.filter((phase) => phase.from < phase.to)
}

/** When a goal was set: the first plan that names it, or the opening of the case. */
function goalSince(file: CaseFile, goalId: string): string {
  const plan = file.plans
    .filter((each) => each.goals.some((goal) => goal.id === goalId))
    .toSorted((a, b) => a.version - b.version)
    .at(0)
  return dayOf(plan?.madeAt ?? file.openedAt)
}

/** One person’s whole course on one line of time, from what lies in the file. */
export function courseOf(file: CaseFile, today: string, words: CourseWords): CourseRailData {
  const { id } = file
  const alarms = new Set(file.safety.map((task) => task.assessmentId))
  const encounters = file.encounters.flatMap((each) => {
    if (each.admittedAt === null || each.status === 'cancelled') return []
    const from = dayOf(each.admittedAt)
    const open = each.status === 'in-progress' && each.class === 'inpatient'
    const to = each.dischargedAt ? dayOf(each.dischargedAt) : open ? each.expectedDischargeOn : null
    const place = [each.department, each.bed].filter(Boolean).join(' ')
    return [
      {
        id: each.id,
        from,
        to: each.class === 'inpatient' && to !== null && to >= from ? to : null,
        open,
        label: words.encounter(each),
        detail: [place, each.diagnosis].filter(Boolean).join('，') || null,
        href: null,
      },
    ]
  })
  const assessments = file.assessments
    .filter((line) => !line.voided)
    .map((line) => ({
      id: line.id,
      day: dayOf(line.takenAt),
      label: words.assessment(line, alarms.has(line.id)),
      alarm: alarms.has(line.id),
      href: caseHref(id, 'assessments'),
    }))
  const services = [
    ...file.records.map((record) => ({
      id: record.id,
      day: dayOf(record.occurredAt),
      minutes: record.minutes,
      label: words.record(record),
      href: `${caseHref(id, 'records')}#${record.id}`,
    })),
    ...file.followUps
      .filter((each) => each.state === 'planned' && each.plannedOn > today)
      .map((each) => ({
        id: each.id,
        day: each.plannedOn,
        minutes: 0,
        label: words.followUp(each),
        href: caseHref(id, 'ending'),
      })),
  ]
  const goals = file.goals
    .filter((goal) => goal.state !== 'dropped')
    .map((goal, index) => {
      const from = goalSince(file, goal.id)
      const to = goal.dueOn !== null && goal.dueOn > from ? goal.dueOn : addDays(from, AHEAD_DAYS)
      return {
        id: goal.id,
        from,
        to,
        share: goal.progress,
        label: `${index + 1} ${goal.text}`,
        href: caseHref(id, 'plan'),
      }
    })
  const days = [
    dayOf(file.openedAt),
    ...encounters.map((each) => each.from),
    ...assessments.map((each) => each.day),
    ...services.map((each) => each.day),
    ...goals.flatMap((goal) => [goal.from, goal.to]),
  ]
  const relevant = days.filter((day) => day >= addDays(dayOf(file.openedAt), -90))
  const phases = phasesOf(
    file,
    earliest(relevant) ?? today,
    latest(days.filter((day) => day <= addDays(today, 365))) ?? today,
    today,
    words.service,
  )
  const start = phases[0]?.from ?? today
  return {
    today,
    phases,
    encounters: encounters.filter((each) => (each.to ?? (each.open ? today : each.from)) >= start),
    assessments: assessments.filter((each) => each.day >= start),
    services: services.filter((each) => each.day >= start),
    aid: [],
    referrals: [],
    goals,
  }
}
