export const RAIL_PHASES = ['before', 'admission', 'stay', 'discharge', 'after'] as const
export type RailPhaseKind = (typeof RAIL_PHASES)[number]

export const RAIL_LANES = ['encounter', 'assessment', 'service', 'aid', 'referral', 'goal'] as const
export type RailLane = (typeof RAIL_LANES)[number]

/** A stretch of the course with its own linear scale. */
export interface RailPhase {
  readonly kind: RailPhaseKind
  readonly from: string
  readonly to: string
  /** The standard pack's own name for it; null for the house word. */
  readonly name: string | null
}

interface RailThing {
  readonly id: string
  readonly label: string
  /** Where a click leads. */
  readonly href: string | null
}

/** One day, or a span; `to` null with `open` true is still going on. */
export interface RailEncounter extends RailThing {
  readonly from: string
  readonly to: string | null
  readonly open: boolean
  readonly detail: string | null
}

export interface RailAssessment extends RailThing {
  readonly day: string
  /** A safety mark: never shrinks, never loses its words. */
  readonly alarm: boolean
}

export interface RailService extends RailThing {
  readonly day: string
  readonly minutes: number
}

export interface RailAid extends RailThing {
  readonly from: string
  readonly to: string
  readonly settled: boolean
}

export interface RailReferral extends RailThing {
  readonly from: string
  readonly answered: string | null
}

export interface RailGoal extends RailThing {
  readonly from: string
  readonly to: string
  /** How much is reached, 0 to 1; null while not measured. */
  readonly share: number | null
}

/** One person's whole course, days as YYYY-MM-DD. What lies after `today` is planned. */
export interface CourseRailData {
  readonly today: string
  readonly phases: readonly RailPhase[]
  readonly encounters: readonly RailEncounter[]
  readonly assessments: readonly RailAssessment[]
  readonly services: readonly RailService[]
  readonly aid: readonly RailAid[]
  readonly referrals: readonly RailReferral[]
  readonly goals: readonly RailGoal[]
}
