import { Refusal } from './refusal.ts'

/** Where a request came from (domain.md C4 接案登记 source). */
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
}

export interface HelpRequest {
  readonly state: RequestState
  readonly urgency: Urgency
  readonly raisedAtMs: number
  readonly dueAtMs: number | null
  readonly pausedAtMs: number | null
  /** How long the clock has stood still in earlier pauses. */
  readonly pausedForMs: number
  readonly takenBy: string | null
  readonly reason: string | null
  readonly escalation: Escalation
}

/** When somebody must have answered a request of that urgency; null while no deadline is set. */
export function dueAt(urgency: Urgency, raisedAtMs: number, deadlines: Deadlines): number | null {
  const minutes = deadlines.firstResponseMinutes[urgency]
  return minutes === null ? null : raisedAtMs + minutes * MS_PER_MINUTE
}

/** Sets how pressing a request is; the deadline runs from when it was raised, less the time it was paused. */
export function triage<R extends HelpRequest>(
  request: R,
  urgency: Urgency,
  deadlines: Deadlines,
): R | Refusal<'intake.not-open'> {
  if (!isOpen(request)) return notOpen(request)
  const due = dueAt(urgency, request.raisedAtMs + request.pausedForMs, deadlines)
  return { ...request, urgency, dueAtMs: due }
}

/** A worker takes a request; the clock stops for good. */
export function take<R extends HelpRequest>(
  request: R,
  worker: string,
): R | Refusal<'intake.not-open' | 'intake.already-taken'> {
  if (request.state === 'taken') return new Refusal('intake.already-taken', { by: request.takenBy })
  if (!isOpen(request)) return notOpen(request)
  return { ...request, state: 'taken', takenBy: worker, pausedAtMs: null }
}

export function decline<R extends HelpRequest>(
  request: R,
  reason: string,
): R | Refusal<'intake.not-open' | 'intake.reason-missing'> {
  if (!isOpen(request)) return notOpen(request)
  if (reason.trim() === '') return new Refusal('intake.reason-missing')
  return { ...request, state: 'declined', reason: reason.trim(), pausedAtMs: null }
}

/** Whoever asked no longer wants it; unlike a refusal by the service this is possible after it was taken too. */
export function withdraw<R extends HelpRequest>(
  request: R,
  reason: string,
): R | Refusal<'intake.not-open' | 'intake.reason-missing'> {
  if (!isOpen(request) && request.state !== 'taken') return notOpen(request)
  if (reason.trim() === '') return new Refusal('intake.reason-missing')
  return { ...request, state: 'withdrawn', reason: reason.trim(), pausedAtMs: null }
}

/** A taken request goes to a colleague, with a word why. */
export function handOver<R extends HelpRequest>(
  request: R,
  to: string,
  reason: string,
): R | Refusal<'intake.not-taken' | 'intake.same-worker' | 'intake.reason-missing'> {
  if (request.state !== 'taken') return new Refusal('intake.not-taken', { state: request.state })
  if (request.takenBy === to) return new Refusal('intake.same-worker')
  if (reason.trim() === '') return new Refusal('intake.reason-missing')
  return { ...request, takenBy: to, reason: reason.trim() }
}

/** The clock stands still while the client cannot be reached for a known reason: an operation, intensive care. */
export function pause<R extends HelpRequest>(
  request: R,
  nowMs: number,
  reason: string,
): R | Refusal<'intake.not-waiting' | 'intake.reason-missing'> {
  if (request.state !== 'waiting') return new Refusal('intake.not-waiting', { state: request.state })
  if (reason.trim() === '') return new Refusal('intake.reason-missing')
  return { ...request, state: 'paused', pausedAtMs: nowMs, reason: reason.trim() }
}

/** The clock goes on; what was left of the deadline is left again. */
export function resume<R extends HelpRequest>(request: R, nowMs: number): R | Refusal<'intake.not-paused'> {
  if (request.state !== 'paused' || request.pausedAtMs === null)
    return new Refusal('intake.not-paused', { state: request.state })
  const stoodStill = Math.max(0, nowMs - request.pausedAtMs)
  return {
    ...request,
    state: 'waiting',
    pausedAtMs: null,
    pausedForMs: request.pausedForMs + stoodStill,
    dueAtMs: request.dueAtMs === null ? null : request.dueAtMs + stoodStill,
  }
}

/** Who must know by now that nobody has answered; never less than who has been told already. */
export function escalationAt(request: HelpRequest, nowMs: number, deadlines: Deadlines): Escalation {
  if (request.state !== 'waiting' || request.dueAtMs === null || nowMs <= request.dueAtMs)
    return request.escalation
  const headAfter = deadlines.headAfterMinutes[request.urgency]
  const headDue = headAfter !== null && nowMs > request.dueAtMs + headAfter * MS_PER_MINUTE
  if (headDue || request.escalation === 2) return 2
  return 1
}

/** The queue's order: the most pressing first, then what falls due first, then what was raised first. */
export function compareRequests(a: HelpRequest, b: HelpRequest): number {
  return (
    URGENCIES.indexOf(b.urgency) - URGENCIES.indexOf(a.urgency) ||
    (a.dueAtMs ?? Number.MAX_SAFE_INTEGER) - (b.dueAtMs ?? Number.MAX_SAFE_INTEGER) ||
    a.raisedAtMs - b.raisedAtMs
  )
}

function isOpen(request: HelpRequest): boolean {
  return request.state === 'waiting' || request.state === 'paused'
}

function notOpen(request: HelpRequest): Refusal<'intake.not-open'> {
  return new Refusal('intake.not-open', { state: request.state })
}
