import type { Channel } from '@quancheng/rules/record.ts'
import { MINUTE, type Moments } from './moments.ts'
import type { StoryRecord } from './story.ts'

export interface Said {
  readonly day: number
  readonly time: string
  readonly minutes: number
  readonly channel?: Channel
  readonly place?: string
  readonly present?: string
  readonly purpose?: string
  readonly content: string
  readonly response?: string
  readonly next?: string
  readonly nextDay?: number
  readonly goals?: readonly number[]
  /** minutes until it was signed; null for a draft */
  readonly signed?: number | null
}

/** A record as somebody wrote it that day. */
export function said(moments: Moments, given: Said): StoryRecord {
  const at = Math.min(moments.at(given.day, given.time), moments.now - (given.minutes + 20) * MINUTE)
  const writtenAt = at + (given.minutes + 8) * MINUTE
  return {
    at,
    minutes: given.minutes,
    channel: given.channel ?? 'face',
    place: given.place ?? '病房床旁',
    present: given.present ?? '本人',
    purpose: given.purpose ?? null,
    content: given.content,
    response: given.response ?? null,
    next: given.next ?? null,
    nextOn: given.nextDay === undefined ? null : moments.day(given.nextDay),
    goals: given.goals ?? [],
    writtenAt,
    signedAt:
      given.signed === null
        ? null
        : Math.min(writtenAt + (given.signed ?? 25) * MINUTE, moments.now - MINUTE),
  }
}
