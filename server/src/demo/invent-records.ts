import { dayAt } from '@quancheng/rules/calendar-day.ts'
import type { Channel } from '@quancheng/rules/record.ts'
import type { Chance } from './chance.ts'
import { DAY, HOUR, inOfficeHours, MINUTE, type Moments } from './moments.ts'
import type { StoryRecord } from './story.ts'
import type { Wording } from './wording.ts'
import {
  MEETING_AGREED,
  MEETING_SAID,
  MEETING_WHO,
  OBSERVATIONS,
  OBSERVATIONS_SEEN,
  OPENINGS,
  RESPONSES,
  RESPONSES_SEEN,
  SHORT,
  SHORT_TAILS,
} from './words/shared.ts'
import type { Theme } from './words/theme.ts'

export interface RecordsWanted {
  readonly theme: Theme
  readonly wording: Wording
  readonly kin: string
  /** the first visit, already agreed to */
  readonly from: number
  /** no record after this instant */
  readonly until: number
  readonly count: number
  readonly dischargedAt: number | null
  readonly isOutside: boolean
  readonly goals: number
  readonly goalsFrom: number
  /** the case goes on: the last record may be a draft and names the next day */
  readonly isOpen: boolean
  /** by when everything is signed that gets signed */
  readonly signedBy: number
}

const PLACES: Readonly<Record<Channel, readonly string[]>> = {
  face: ['病房床旁', '病房床旁', '病房床旁', '谈话间', '活动室', '护士站旁', '社工部接待室'],
  phone: ['电话'],
  video: ['视频'],
  wechat: ['微信'],
  'home-visit': ['家中'],
}
const OUTSIDE_PLACES = ['社区服务中心', '社工站接待室', '居委会', '老年食堂']

/** The services of one case, in the order they happened. */
export function inventRecords(chance: Chance, moments: Moments, wanted: RecordsWanted): StoryRecord[] {
  const span = Math.max(0, wanted.until - wanted.from)
  const times = [wanted.from + 5 * MINUTE]
  for (let place = 1; place < wanted.count; place += 1) {
    const share = (place + chance.next() * 0.6 - 0.3) / wanted.count
    const at = inOfficeHours(wanted.from + span * share, chance.int(8 * 60 + 20, 17 * 60))
    const before = times.at(-1) ?? wanted.from
    if (at > before + 3 * HOUR && at < Math.min(wanted.until, moments.now) - 2 * HOUR) times.push(at)
  }
  const usedSaid = rotation(chance, wanted.theme.said)
  const usedDid = rotation(chance, wanted.theme.did)
  return times.map((at, place) => {
    const isLast = place === times.length - 1
    return inventRecord(chance, moments, wanted, {
      at,
      place,
      isLast,
      nextAt: times[place + 1] ?? null,
      usedSaid,
      usedDid,
    })
  })
}

interface Turn {
  readonly at: number
  readonly place: number
  readonly isLast: boolean
  readonly nextAt: number | null
  readonly usedSaid: () => string
  readonly usedDid: () => string
}

function inventRecord(chance: Chance, moments: Moments, wanted: RecordsWanted, turn: Turn): StoryRecord {
  const { theme, wording, isOpen } = wanted
  const { at, isLast } = turn
  const channel = channelAt(chance, wanted, at)
  const shape = chance.weighted([
    ['short', 12],
    ['meeting', theme.instruments.length > 0 || wanted.count > 8 ? 5 : 1],
    ['long', 20],
    ['ordinary', 62],
  ] as const)
  const isShort = shape === 'short'
  const isMeeting = shape === 'meeting'
  const content = wording(contentOf(chance, shape, channel, turn))
  const minutes = isShort
    ? chance.pick([5, 10, 10, 15])
    : isMeeting
      ? chance.pick([30, 40, 45, 50])
      : chance.pick(
          channel === 'face' || channel === 'home-visit'
            ? [20, 25, 30, 30, 35, 40, 45, 60]
            : [10, 15, 20, 25],
        )
  const place = isMeeting
    ? '示教室'
    : wanted.isOutside && channel === 'face'
      ? chance.pick(OUTSIDE_PLACES)
      : chance.pick(PLACES[channel])
  const isDraft = isOpen && isLast && turn.place > 0 && at > moments.start - 4 * DAY && chance.is(0.18)
  const writtenAt = Math.min(
    at + minutes * MINUTE + chance.int(5, 240) * MINUTE,
    wanted.signedBy - 3 * MINUTE,
  )
  const signedAt = isDraft
    ? null
    : signedAfter(chance, turn.place > 0, at + minutes * MINUTE, writtenAt, wanted.signedBy)
  const nextOn = nextOnOf(chance, moments, turn, isOpen)
  const goals =
    at < wanted.goalsFrom || wanted.goals === 0
      ? []
      : chance.is(0.8)
        ? [chance.int(0, wanted.goals - 1)]
        : Array.from({ length: wanted.goals }, (_, goal) => goal)
  const record = {
    at,
    minutes,
    channel: isMeeting ? ('face' as const) : channel,
    place,
    present: isMeeting ? '主管医生、护士长、社工' : presentOf(chance, wanted.kin, channel),
    purpose: isShort
      ? null
      : isMeeting
        ? '多学科讨论'
        : chance.is(0.7)
          ? wording(chance.pick(theme.purpose))
          : null,
    content,
    response:
      isShort || isMeeting || chance.is(0.25)
        ? null
        : wording(chance.pick(isSeen(channel) ? RESPONSES_SEEN : RESPONSES)),
    next: nextOn !== null || chance.is(0.5) ? wording(chance.pick(theme.next)) : null,
    nextOn,
    goals,
    writtenAt,
    signedAt,
  }
  if (signedAt === null || isShort || !chance.is(0.012)) return record
  const amendedAt = signedAt + chance.int(60, 2_000) * MINUTE
  if (amendedAt > moments.now) return record
  return {
    ...record,
    amended: {
      at: amendedAt,
      reason: chance.pick(['时间写错，已更正', '补写家属原话', '缴费金额核对后更正']),
      before: content.slice(0, Math.max(12, content.length - 14)),
    },
  }
}

function contentOf(chance: Chance, shape: string, channel: Channel, { usedSaid, usedDid }: Turn): string {
  if (shape === 'short') return chance.pick(SHORT) + (chance.is(0.75) ? chance.pick(SHORT_TAILS) : '')
  if (shape === 'meeting')
    return [chance.pick(MEETING_WHO), ...chance.some(MEETING_SAID, 2), chance.pick(MEETING_AGREED)].join('')
  const opening = chance.pick(OPENINGS[channel] ?? [''])
  const closing = chance.pick(isSeen(channel) ? OBSERVATIONS_SEEN : OBSERVATIONS)
  const said = usedSaid()
  const did = usedDid()
  if (shape === 'long') return [opening, said, did, usedSaid(), usedDid(), closing].join('')
  return chance
    .weighted([
      [[opening, said, did, closing], 6],
      [[said, did], 2],
      [[opening, said, closing], 1],
      [[opening, did, closing], 1],
      [[did, usedDid(), closing], 1],
    ] as const)
    .join('')
}

function isSeen(channel: Channel): boolean {
  return channel === 'face' || channel === 'home-visit'
}

/** Every sentence once before any comes again. */
function rotation(chance: Chance, sentences: readonly string[]): () => string {
  let left: string[] = []
  return () => {
    if (left.length === 0) left = [...sentences]
    const [one = ''] = left.splice(chance.int(0, left.length - 1), 1)
    return one
  }
}

function channelAt(chance: Chance, wanted: RecordsWanted, at: number): Channel {
  if (wanted.isOutside)
    return chance.weighted<Channel>([
      ['home-visit', 38],
      ['face', 30],
      ['phone', 27],
      ['wechat', 5],
    ])
  if (wanted.dischargedAt !== null && at > wanted.dischargedAt)
    return chance.weighted<Channel>([
      ['phone', 55],
      ['wechat', 25],
      ['video', 8],
      ['home-visit', 5],
      ['face', 7],
    ])
  return chance.weighted<Channel>([
    ['face', 86],
    ['phone', 7],
    ['wechat', 4],
    ['video', 3],
  ])
}

function presentOf(chance: Chance, kin: string, channel: Channel): string {
  if (channel === 'phone' || channel === 'wechat') return chance.pick([kin, '本人', kin])
  return chance.pick(['本人', `本人、${kin}`, `本人、${kin}`, kin])
}

/** Mostly the same day; one in eight is signed late. */
function signedAfter(
  chance: Chance,
  mayBeLate: boolean,
  endedAt: number,
  writtenAt: number,
  by: number,
): number {
  const late = mayBeLate && chance.is(0.11)
  const signed = late
    ? endedAt + chance.int(25 * 60, 80 * 60) * MINUTE
    : writtenAt + chance.int(2, 180) * MINUTE
  return Math.max(writtenAt, Math.min(signed, by - MINUTE))
}

function nextOnOf(chance: Chance, moments: Moments, turn: Turn, isOpen: boolean): string | null {
  if (turn.nextAt !== null) return chance.is(0.6) ? dayAt(turn.nextAt) : null
  if (!isOpen) return null
  const next = chance.is(0.06) ? chance.int(-3, -1) : chance.int(0, 9)
  const day = moments.day(next)
  return day >= dayAt(turn.at) ? day : moments.day(chance.int(0, 6))
}
