import { dayNumber } from '../text/dates.ts'
import type { CourseRailData, RailAssessment, RailPhase, RailPhaseKind } from './course-rail-data.ts'
import { fitText, textWidth } from './text-width.ts'

/** How much of the width each phase takes; the stay gets about half. */
const SHARES: Readonly<Record<RailPhaseKind, number>> = {
  before: 12,
  admission: 13,
  stay: 49,
  discharge: 12,
  after: 14,
}

export const RAIL_HEAD = 36
export const RAIL_LANE = 28
export const RAIL_GOAL = 18

export interface LaidPhase {
  readonly phase: RailPhase
  readonly x: number
  readonly width: number
  readonly here: boolean
  readonly ahead: boolean
}

export interface LaidMark {
  readonly id: string
  readonly x: number
  readonly planned: boolean
  readonly small: boolean
  readonly alarm: boolean
  /** The words beside it, or empty when there is no room. */
  readonly text: string
  /** Half the width it takes, for marks that are drawn as a pill. */
  readonly width: number
}

export interface LaidDot {
  readonly id: string
  readonly x: number
  readonly radius: number
  readonly planned: boolean
}

export interface LaidBar {
  readonly id: string
  readonly x: number
  readonly width: number
  readonly planned: boolean
  readonly text: string
  /** True when the words stand after the bar because they do not fit into it. */
  readonly outside: boolean
}

export interface RailScale {
  readonly phases: readonly LaidPhase[]
  readonly width: number
  readonly at: (day: string) => number
}

/** Lays the phases side by side, each with its own linear scale; days outside are held at the edges. */
export function railScale(data: CourseRailData, width: number): RailScale {
  const total = data.phases.reduce((sum, phase) => sum + SHARES[phase.kind], 0)
  const today = dayNumber(data.today)
  let x = 0
  const phases = data.phases.map((phase) => {
    const own = (width * SHARES[phase.kind]) / total
    const laid = {
      phase,
      x,
      width: own,
      here: dayNumber(phase.from) <= today && today < dayNumber(phase.to),
      ahead: dayNumber(phase.from) > today,
    }
    x += own
    return laid
  })
  const at = (day: string): number => {
    const number = dayNumber(day)
    for (const { phase, x: start, width: own } of phases) {
      const [from, to] = [dayNumber(phase.from), dayNumber(phase.to)]
      if (number < from) return start
      if (number < to) return start + (own * (number - from)) / (to - from)
    }
    return width
  }
  return { phases, width, at }
}

interface Extent {
  readonly from: number
  readonly to: number
}

const overlaps = (a: Extent, b: Extent) => a.from < b.to && b.from < a.to

/**
 * Marks of the assessment lane. Safety marks are laid first and always speak; the others from left to right,
 * each keeping its words only where they touch neither a safety mark nor the next mark.
 */
export function layAssessments(
  assessments: readonly RailAssessment[],
  scale: RailScale,
  today: string,
): readonly LaidMark[] {
  const sorted = [...assessments].sort((a, b) => a.day.localeCompare(b.day))
  const alarms: Extent[] = sorted
    .filter((each) => each.alarm)
    .map((each) => {
      const from = alarmStart(scale.at(each.day), each.label, scale.width)
      return { from: from - 2, to: from + alarmWidth(each.label) + 2 }
    })
  let free = Number.NEGATIVE_INFINITY
  return sorted.map((each, index) => {
    const x = scale.at(each.day)
    const planned = each.day > today
    if (each.alarm) {
      const from = alarmStart(x, each.label, scale.width)
      free = from + alarmWidth(each.label) + 4
      return {
        id: each.id,
        x: from,
        planned,
        small: false,
        alarm: true,
        text: each.label,
        width: alarmWidth(each.label),
      }
    }
    const next = sorted[index + 1]
    const wall = next === undefined ? scale.width : Math.max(x, scale.at(next.day) - 8)
    const words: Extent = { from: x - 6, to: x + 10 + textWidth(each.label) }
    const crowded = x - 6 < free || alarms.some((alarm) => overlaps(alarm, { from: x - 6, to: x + 6 }))
    const speaks = !crowded && words.to <= wall && !alarms.some((alarm) => overlaps(alarm, words))
    free = speaks ? words.to + 4 : x + 5
    return { id: each.id, x, planned, small: !speaks, alarm: false, text: speaks ? each.label : '', width: 0 }
  })
}

function alarmWidth(label: string): number {
  return textWidth(label) + 34
}

function alarmStart(x: number, label: string, width: number): number {
  return Math.max(0, Math.min(x - 8, width - alarmWidth(label)))
}

/** Dots of the service lane: the longer the service the larger, smaller where they would touch. */
export function layServices(
  services: CourseRailData['services'],
  scale: RailScale,
  today: string,
): readonly LaidDot[] {
  const sorted = [...services].sort((a, b) => a.day.localeCompare(b.day))
  const xs = sorted.map((each) => scale.at(each.day))
  return sorted.map((each, index) => {
    const x = xs[index] ?? 0
    const planned = each.day > today
    const wanted = planned ? 4 : Math.max(3.5, Math.min(7, 2.5 + each.minutes / 15))
    const gap = Math.min(
      x - (xs[index - 1] ?? Number.NEGATIVE_INFINITY),
      (xs[index + 1] ?? Number.POSITIVE_INFINITY) - x,
    )
    return { id: each.id, x, radius: Math.max(2.5, Math.min(wanted, gap > 0 ? gap * 0.6 : wanted)), planned }
  })
}

interface Span {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly label: string
}

/** A bar with its words inside, after it, or cut with “…”. */
export function layBar(span: Span, scale: RailScale, today: string, inset: number, reserve = 0): LaidBar {
  const x = scale.at(span.from)
  const width = Math.max(6, scale.at(span.to) - x)
  const planned = span.from > today
  const inside = width - inset - reserve
  if (textWidth(span.label) <= inside)
    return { id: span.id, x, width, planned, text: span.label, outside: false }
  const after = scale.width - (x + width) - 8
  if (textWidth(span.label) <= after && inside < 48)
    return { id: span.id, x, width, planned, text: span.label, outside: true }
  return { id: span.id, x, width, planned, text: fitText(span.label, inside), outside: false }
}

export interface LaidToday {
  readonly x: number
  readonly textX: number
  readonly anchor: 'start' | 'end'
  /** 'foot' when the head has no room beside the phase names. */
  readonly place: 'head' | 'foot'
}

/** Where the line of now stands and on which side its words do, so that no phase name is covered. */
export function layToday(
  scale: RailScale,
  today: string,
  words: string,
  phaseWords: (phase: LaidPhase) => string,
): LaidToday {
  const x = scale.at(today)
  const width = textWidth(words) + 8
  const names = scale.phases.map((laid) => ({
    from: laid.x + 6,
    to: laid.x + 14 + textWidth(phaseWords(laid), 13),
  }))
  const left: Extent = { from: x - 8 - width, to: x - 8 }
  const right: Extent = { from: x + 8, to: x + 8 + width }
  if (left.from >= 0 && !names.some((name) => overlaps(name, left)))
    return { x, textX: x - 8, anchor: 'end', place: 'head' }
  if (right.to <= scale.width && !names.some((name) => overlaps(name, right)))
    return { x, textX: x + 8, anchor: 'start', place: 'head' }
  return left.from >= 0
    ? { x, textX: x - 8, anchor: 'end', place: 'foot' }
    : { x, textX: x + 8, anchor: 'start', place: 'foot' }
}

/** Whether a phase has room for its date beside its name. */
export function phaseHasDate(
  laid: LaidPhase,
  name: string,
  date: string,
  now: LaidToday,
  nowWords: string,
): boolean {
  const end = laid.x + 20 + textWidth(name, 13) + textWidth(date) + 6
  if (end > laid.x + laid.width) return false
  if (now.place === 'foot') return true
  const width = textWidth(nowWords) + 4
  const words =
    now.anchor === 'end'
      ? { from: now.textX - width, to: now.textX }
      : { from: now.textX, to: now.textX + width }
  return !overlaps({ from: laid.x, to: end }, words)
}
