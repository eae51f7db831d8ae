import { Refusal } from './refusal.ts'

/** Where a request came from (接案登记). */
export const SOURCES = [
  'screening',
  'doctor',
  'nurse',
  'self',
  'family',
  'phone',
  'referral',
  'community',
  'complaint',
  'other',
] as const
export type Source = (typeof SOURCES)[number]

/** From the calmest to the most pressing; the order is the order of the queue, last first. */
export const URGENCIES = ['routine', 'soon', 'urgent', 'crisis'] as const
export type Urgency = (typeof URGENCIES)[number]

export const REQUEST_STATES = ['waiting', 'paused', 'taken', 'declined', 'withdrawn'] as const
export type RequestState = (typeof REQUEST_STATES)[number]

/** Who has been told that a request is overdue: 0 nobody yet, 1 the supervisor, 2 the head. */
export const ESCALATIONS = [0, 1, 2] as const
export type Escalation = (typeof ESCALATIONS)[number]

const MS_PER_MINUTE = 60_000

/** Minutes per urgency; null where the institution has not set one 未配置. */
export interface Deadlines {
  readonly firstResponseMinutes: Readonly<Record<Urgency, number | null>>
  /** How long after being overdue, with the supervisor told, the head is told. */
  readonly headAfterMinutes: Readonly<Record<Urgency, number | null>>
  /** How long a request may wait for an answer to what was asked back. */
  readonly questionMinutes: number | null
}

export interface HelpRequest {
  readonly state: RequestState
  readonly urgency: Urgency
  readonly raisedAtMs: number
  readonly dueAtMs: number | null
  readonly pausedAtMs: number | null
  /** The colleague who was asked to take it. */
  readonly offeredTo: string | null
  readonly takenBy: string | null
  readonly escalation: Escalation
}

/** When somebody must have answered a request of that urgency; null while no deadline is set. */
export function dueAt(urgency: Urgency, raisedAtMs: number, deadlines: Deadlines): number | null {
  const minutes = deadlines.firstResponseMinutes[urgency]
  return minutes === null ? null : raisedAtMs + minutes * MS_PER_MINUTE
}

/** Sets how pressing a request is; the deadline runs from when it was raised, and earlier pauses still count. */
export function triage<R extends HelpRequest>(
  request: R,
  urgency: Urgency,
  deadlines: Deadlines,
): R | Refusal<'intake.already-ended'> {
  if (!isOpen(request)) return ended(request)
  const due = dueAt(urgency, request.raisedAtMs, deadlines)
  const dueBefore = dueAt(request.urgency, request.raisedAtMs, deadlines)
  const pausedFor =
    dueBefore === null || request.dueAtMs === null ? 0 : Math.max(0, request.dueAtMs - dueBefore)
  return { ...request, urgency, dueAtMs: due === null ? null : due + pausedFor }
}

/** A worker takes a request; the clock stops for good. */
export function take<R extends HelpRequest>(
  request: R,
  worker: string,
): R | Refusal<'intake.already-taken' | 'intake.already-ended'> {
  if (!isOpen(request)) return takenOrEnded(request)
  return { ...request, state: 'taken', takenBy: worker, offeredTo: null, pausedAtMs: null }
}

/** Says no, with a reason that whoever asked will read. */
export function decline<R extends HelpRequest>(
  request: R,
  reason: string,
): R | Refusal<'intake.already-taken' | 'intake.already-ended' | 'intake.reason-missing'> {
  if (!isOpen(request)) return takenOrEnded(request)
  if (reason.trim() === '') return new Refusal('intake.reason-missing')
  return { ...request, state: 'declined', offeredTo: null, pausedAtMs: null }
}

/** Whoever asked no longer wants it. */
export function withdraw<R extends HelpRequest>(
  request: R,
): R | Refusal<'intake.already-taken' | 'intake.already-ended'> {
  if (!isOpen(request)) return takenOrEnded(request)
  return { ...request, state: 'withdrawn', offeredTo: null, pausedAtMs: null }
}

/** A request nobody has taken is laid before a colleague; its clock goes on. */
export function handOver<R extends HelpRequest>(request: R, to: string): R | Refusal<'intake.already-ended'> {
  if (!isOpen(request)) return ended(request)
  return { ...request, offeredTo: to }
}

/** The clock stands still while something has been asked back of whoever raised the request. */
export function pause<R extends HelpRequest>(
  request: R,
  nowMs: number,
): R | Refusal<'intake.already-ended' | 'intake.already-paused'> {
  if (!isOpen(request)) return ended(request)
  if (request.state === 'paused') return new Refusal('intake.already-paused')
  return { ...request, state: 'paused', pausedAtMs: nowMs }
}

/** The clock goes on; what was left of the deadline is left again. */
export function resume<R extends HelpRequest>(request: R, nowMs: number): R | Refusal<'intake.not-paused'> {
  if (request.state !== 'paused' || request.pausedAtMs === null) return new Refusal('intake.not-paused')
  const stoodStill = Math.max(0, nowMs - request.pausedAtMs)
  return {
    ...request,
    state: 'waiting',
    pausedAtMs: null,
    dueAtMs: request.dueAtMs === null ? null : request.dueAtMs + stoodStill,
  }
}

/** Whether what was asked back has stood without an answer for so long that the clock must go on without one. */
export function isUnanswered(request: HelpRequest, nowMs: number, deadlines: Deadlines): boolean {
  const until = answerDueAt(request, deadlines)
  return until !== null && nowMs > until
}

function answerDueAt({ state, pausedAtMs }: HelpRequest, { questionMinutes }: Deadlines): number | null {
  if (state !== 'paused' || pausedAtMs === null || questionMinutes === null) return null
  return pausedAtMs + questionMinutes * MS_PER_MINUTE
}

/** Who must know by now that nobody has answered; never less than who has been told already. */
export function escalationAt(request: HelpRequest, nowMs: number, deadlines: Deadlines): Escalation {
  if (request.state !== 'waiting' || request.dueAtMs === null || nowMs <= request.dueAtMs)
    return request.escalation
  const headAfter = deadlines.headAfterMinutes[request.urgency]
  const isHeadsTurn = headAfter !== null && nowMs > request.dueAtMs + headAfter * MS_PER_MINUTE
  return isHeadsTurn || request.escalation === 2 ? 2 : 1
}

/** When to look at an open request again; null when nothing more happens to it by itself. */
export function nextLookAt(request: HelpRequest, deadlines: Deadlines): number | null {
  if (request.state === 'paused') return answerDueAt(request, deadlines)
  if (request.state !== 'waiting' || request.dueAtMs === null) return null
  if (request.escalation === 0) return request.dueAtMs
  const headAfter = deadlines.headAfterMinutes[request.urgency]
  if (request.escalation === 2 || headAfter === null) return null
  return request.dueAtMs + headAfter * MS_PER_MINUTE
}

/** The queue's order: the most pressing first, then what falls due first, then what was raised first. */
export function compareRequests(
  a: Pick<HelpRequest, 'urgency' | 'dueAtMs' | 'raisedAtMs'>,
  b: Pick<HelpRequest, 'urgency' | 'dueAtMs' | 'raisedAtMs'>,
): number {
  return (
    URGENCIES.indexOf(b.urgency) - URGENCIES.indexOf(a.urgency) ||
    (a.dueAtMs ?? Number.MAX_SAFE_INTEGER) - (b.dueAtMs ?? Number.MAX_SAFE_INTEGER) ||
    a.raisedAtMs - b.raisedAtMs
  )
}

function isOpen(request: HelpRequest): boolean {
  return request.state === 'waiting' || request.state === 'paused'
}

function ended(request: HelpRequest): Refusal<'intake.already-ended'> {
  return new Refusal('intake.already-ended', { state: request.state })
}

function takenOrEnded(request: HelpRequest): Refusal<'intake.already-taken' | 'intake.already-ended'> {
  if (request.state === 'taken') return new Refusal('intake.already-taken', { by: request.takenBy })
  return ended(request)
}
