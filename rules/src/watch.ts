import { Refusal } from './refusal.ts'
import type { SafetyLevel } from './safety.ts'

/** Somebody in whom no risk was found is not watched. */
export const WATCH_LEVELS = ['low', 'medium', 'high', 'immediate'] as const satisfies readonly SafetyLevel[]
export type WatchLevel = (typeof WATCH_LEVELS)[number]

/** On until two people have ended it; `ending` is still watched. */
export const WATCH_STATES = ['on', 'ending', 'ended'] as const
export type WatchState = (typeof WATCH_STATES)[number]

/** Minutes, each an institution's own to set; null while it has not. */
export interface WatchMinutes {
  readonly look: Readonly<Record<WatchLevel, number | null>>
  readonly takeOver: number | null
  readonly end: number | null
}

export interface Watch {
  readonly state: WatchState
  readonly level: WatchLevel
  readonly holderId: string
  readonly nextLookAtMs: number | null
  readonly lookTold: number
  readonly handingToId: string | null
  readonly handedAtMs: number | null
  readonly handTold: number
  readonly endAskedBy: string | null
  readonly endAskedAtMs: number | null
  readonly endTold: number
}

type Ended = 'safety.watch-ended'

/** When the person must have been looked at again. */
export function nextLookAt(nowMs: number, level: WatchLevel, minutes: WatchMinutes): number | null {
  const span = minutes.look[level]
  return span === null ? null : nowMs + span * 60_000
}

/** Somebody has looked: the clock begins anew at the level they found. */
export function looked<W extends Watch>(
  watch: W,
  level: WatchLevel,
  nowMs: number,
  minutes: WatchMinutes,
): W | Refusal<Ended> {
  if (watch.state === 'ended') return new Refusal('safety.watch-ended')
  return { ...watch, level, nextLookAtMs: nextLookAt(nowMs, level, minutes), lookTold: 0 }
}

/** Offers the watch to somebody else; whoever holds it goes on holding it until they have taken it. */
export function handOver<W extends Watch>(
  watch: W,
  given: { readonly by: string; readonly mayForOthers: boolean; readonly toId: string },
  nowMs: number,
): W | Refusal<Ended | 'safety.not-holder' | 'safety.already-holds' | 'safety.already-handed'> {
  if (watch.state === 'ended') return new Refusal('safety.watch-ended')
  if (watch.holderId !== given.by && !given.mayForOthers) return new Refusal('safety.not-holder')
  if (watch.holderId === given.toId) return new Refusal('safety.already-holds')
  if (watch.handingToId === given.toId) return new Refusal('safety.already-handed')
  return { ...watch, handingToId: given.toId, handedAtMs: nowMs, handTold: 0 }
}

/** Whoever it was handed to takes it or says no; then it stays where it was. */
export function answerHandOver<W extends Watch>(
  watch: W,
  taken: boolean,
  by: string,
): W | Refusal<Ended | 'safety.not-handed-to-you'> {
  if (watch.state === 'ended') return new Refusal('safety.watch-ended')
  if (watch.handingToId !== by) return new Refusal('safety.not-handed-to-you')
  return {
    ...watch,
    holderId: taken ? by : watch.holderId,
    handingToId: null,
    handedAtMs: null,
    handTold: 0,
  }
}

/** One person proposes to end it, with reasons. */
export function askToEnd<W extends Watch>(
  watch: W,
  reason: string,
  by: string,
  nowMs: number,
): W | Refusal<Ended | 'safety.end-already-asked' | 'safety.reason-missing'> {
  if (watch.state === 'ended') return new Refusal('safety.watch-ended')
  if (watch.state === 'ending') return new Refusal('safety.end-already-asked', { by: watch.endAskedBy })
  if (reason.trim() === '') return new Refusal('safety.reason-missing')
  return { ...watch, state: 'ending', endAskedBy: by, endAskedAtMs: nowMs, endTold: 0 }
}

/** Another person agrees, and only then is nobody watching; or it goes on, with a word why. */
export function decideEnd<W extends Watch>(
  watch: W,
  decision: { readonly agreed: boolean; readonly remark: string | null },
  by: string,
): W | Refusal<Ended | 'safety.end-not-asked' | 'safety.own-ending' | 'safety.remark-missing'> {
  if (watch.state === 'ended') return new Refusal('safety.watch-ended')
  if (watch.state !== 'ending') return new Refusal('safety.end-not-asked')
  if (watch.endAskedBy === by) return new Refusal('safety.own-ending')
  if (!decision.agreed && !decision.remark?.trim()) return new Refusal('safety.remark-missing')
  return {
    ...watch,
    state: decision.agreed ? 'ended' : 'on',
    endAskedBy: decision.agreed ? watch.endAskedBy : null,
    endAskedAtMs: decision.agreed ? watch.endAskedAtMs : null,
    endTold: 0,
    nextLookAtMs: decision.agreed ? null : watch.nextLookAtMs,
  }
}

/** Something that must have happened by an instant; told 0 nobody, 1 the supervisor, 2 the head as well. */
export interface Clock {
  readonly dueAtMs: number | null
  readonly spanMinutes: number | null
  readonly told: number
}

/** Who must know by now: the head hears of it when the same span has gone by once more. */
export function escalationAt({ dueAtMs, spanMinutes, told }: Clock, nowMs: number): number {
  if (dueAtMs === null || nowMs <= dueAtMs) return told
  const headsTurn = spanMinutes === null ? null : dueAtMs + spanMinutes * 60_000
  return Math.max(told, headsTurn !== null && nowMs > headsTurn ? 2 : 1)
}

/** When somebody has to be told next; null when everybody knows, or nothing is awaited. */
export function nextTurnAt({ dueAtMs, spanMinutes, told }: Clock): number | null {
  if (dueAtMs === null || told >= 2) return null
  if (told === 0) return dueAtMs
  return spanMinutes === null ? null : dueAtMs + spanMinutes * 60_000
}

/** The three things a watch can wait for: a look, a taking over, a decision. */
export function clocksOf(
  watch: Watch,
  minutes: WatchMinutes,
): Readonly<Record<'look' | 'hand' | 'end', Clock>> {
  const after = (sinceMs: number | null, span: number | null) =>
    sinceMs === null || span === null ? null : sinceMs + span * 60_000
  const live = watch.state !== 'ended'
  return {
    look: {
      dueAtMs: live ? watch.nextLookAtMs : null,
      spanMinutes: minutes.look[watch.level],
      told: watch.lookTold,
    },
    hand: {
      dueAtMs: live ? after(watch.handedAtMs, minutes.takeOver) : null,
      spanMinutes: minutes.takeOver,
      told: watch.handTold,
    },
    end: {
      dueAtMs: watch.state === 'ending' ? after(watch.endAskedAtMs, minutes.end) : null,
      spanMinutes: minutes.end,
      told: watch.endTold,
    },
  }
}
