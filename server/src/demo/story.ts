import type { CalendarDay } from '@quancheng/rules/calendar-day.ts'
import type { ClosureReason } from '@quancheng/rules/closure.ts'
import type { CaseKind, Risk, Stage } from '@quancheng/rules/course.ts'
import type { AttemptResult, FollowUpDomain, FollowUpState } from '@quancheng/rules/follow-up.ts'
import type { GoalState } from '@quancheng/rules/goal.ts'
import type { NeedDomain, NeedPriority, NeedState } from '@quancheng/rules/need.ts'
import type { Channel } from '@quancheng/rules/record.ts'
import type { SafetyAction, SafetyLevel } from '@quancheng/rules/safety.ts'
import type { Answers } from '@quancheng/rules/scoring-answers.ts'
import type { Person } from './persons.ts'
import type { Colleague } from './settle.ts'

/** One case from beginning to end, as it is told; goals and needs are named by their place in the lists. */
export interface Story {
  readonly person: Person
  readonly worker: Colleague
  readonly coWorkers?: readonly Colleague[]
  readonly supervisorId: string | null
  readonly encounterId: string | null
  readonly departmentId: string | null
  readonly request: { readonly id: string; readonly raisedAt: number } | null
  readonly kind: CaseKind
  readonly risk: Risk
  readonly problem: string | null
  readonly strengths: string | null
  readonly openedAt: number
  /** after the first step, when it came to each */
  readonly stages: readonly { readonly stage: Stage; readonly at: number; readonly by?: string }[]
  readonly consents: readonly StoryConsent[]
  readonly assessments: readonly StoryAssessment[]
  readonly needs: readonly {
    readonly domain: NeedDomain
    readonly text: string
    readonly severity: number
    readonly severityNow: number
    readonly priority: NeedPriority
    readonly state: NeedState
    readonly at: number
  }[]
  readonly goals: readonly StoryGoal[]
  readonly plans: readonly {
    readonly madeAt: number
    readonly agreedAt: number | null
    readonly reviewOn: CalendarDay | null
    readonly summary: string | null
  }[]
  readonly records: readonly StoryRecord[]
  readonly evaluation: {
    readonly at: number
    readonly summary: string
    readonly clientView: string | null
    readonly satisfaction: number | null
    /** one for each goal */
    readonly attainments: readonly (-2 | -1 | 0 | 1 | 2)[]
  } | null
  readonly closures: readonly StoryClosure[]
  readonly followUps: readonly StoryFollowUp[]
  readonly tasks: readonly StoryTask[]
}

export interface StoryConsent {
  readonly scope: 'service' | 'record' | 'photo' | 'share' | 'research'
  readonly at: number
  readonly recipient?: string
  /** why it began without a signature */
  readonly emergency?: string
  readonly method?: 'paper' | 'esign' | 'oral-witness'
  readonly witness?: string
  readonly withdrawnAt?: number
}

export interface StoryAssessment {
  readonly instrument: string
  readonly at: number
  readonly mode: 'worker' | 'self' | 'proxy'
  readonly answers: Answers
  readonly by?: Colleague
  readonly note?: string
  /** what came of an alarm: the finding and its confirmation; null while nobody has been there yet */
  readonly safety?: {
    readonly answeredAt: number
    readonly level: SafetyLevel
    readonly actions: readonly SafetyAction[]
    readonly words: string
    readonly confirmedAt: number | null
  } | null
}

export interface StoryGoal {
  readonly need: number | null
  readonly text: string
  readonly measure: string | null
  readonly unit: string | null
  readonly instrument: string | null
  readonly baseline: number
  readonly target: number
  readonly current: number
  readonly dueOn: CalendarDay
  readonly state: GoalState
  readonly actions: string | null
  readonly responsible: string | null
  readonly at: number
}

export interface StoryRecord {
  /** where another names it */
  readonly id?: string
  /** the record of a colleague that says the same of the same day */
  readonly twinId?: string
  readonly at: number
  readonly minutes: number
  readonly channel: Channel
  readonly place: string | null
  readonly present: string | null
  readonly purpose: string | null
  readonly content: string
  readonly response: string | null
  readonly next: string | null
  readonly nextOn: CalendarDay | null
  readonly goals: readonly number[]
  readonly writtenAt: number
  /** null: still a draft */
  readonly signedAt: number | null
  readonly by?: Colleague
  readonly amended?: { readonly at: number; readonly reason: string; readonly before: string }
}

export interface StoryClosure {
  readonly reason: ClosureReason
  readonly summary: string
  readonly missing: readonly string[]
  readonly missingReason: string | null
  readonly askedAt: number
  readonly decidedAt: number | null
  readonly decision: 'approved' | 'returned' | null
  readonly remark: string | null
  /** Certainly asked afterwards how it was, and whether they said so; left open: as it falls. */
  readonly isRated?: boolean
}

export interface StoryFollowUp {
  readonly plannedOn: CalendarDay
  readonly plannedAt: number
  readonly method: Channel
  readonly state: FollowUpState
  readonly attempts: readonly {
    readonly at: number
    readonly method: Channel
    readonly result: AttemptResult
  }[]
  readonly doneAt: number | null
  readonly domains: Partial<Record<FollowUpDomain, 'good' | 'fair' | 'poor' | 'not-asked'>>
  readonly finding: string | null
  readonly newNeeds: string | null
  readonly next: string | null
  readonly escalation: 0 | 1 | 2
  /** planned with the closure, or by itself */
  readonly withClosure: boolean
}

export interface StoryTask {
  readonly title: string
  readonly dueAt: number | null
  readonly madeAt: number
  readonly doneAt: number | null
}
