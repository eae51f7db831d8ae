import { Refusal } from './refusal.ts'

/** How a service was given (服务记录). */
export const CHANNELS = ['face', 'phone', 'video', 'wechat', 'home-visit'] as const
export type Channel = (typeof CHANNELS)[number]

export const RECORD_STATES = ['draft', 'signed'] as const
export type RecordState = (typeof RECORD_STATES)[number]

const MS_PER_MINUTE = 60_000

export interface ServiceRecord {
  readonly state: RecordState
  readonly authorId: string
  /** When the service began. */
  readonly occurredAtMs: number
  readonly minutes: number
  readonly content: string
  readonly signedAtMs: number | null
  /** Signed later after the service than the institution allows. */
  readonly late: boolean
}

/** What stands beside a signed record: why it was amended and what it said before. */
export interface Amendment {
  readonly reason: string
  readonly before: Readonly<Record<string, unknown>>
}

/** A draft is kept by its author alone, and not of a service that is still to come. */
export function draft(
  existing: Pick<ServiceRecord, 'state' | 'authorId'> | null,
  person: string,
  occurredAtMs: number,
  nowMs: number,
): Refusal<'cases.record-signed' | 'cases.not-the-author' | 'cases.in-the-future'> | null {
  if (existing) {
    const refusal = onlyAuthorsDraft(existing, person)
    if (refusal) return refusal
  }
  return occurredAtMs > nowMs ? new Refusal('cases.in-the-future') : null
}

/** Who carries a case, and who works in it beside them. */
export interface Carriers {
  readonly workerId: string
  readonly coWorkerIds: readonly string[]
}

/** A draft whose author no longer works in the case: nobody else can have given that service, so nobody signs it. */
export function isLeftBehind(
  record: Pick<ServiceRecord, 'state' | 'authorId'>,
  { workerId, coWorkerIds }: Carriers,
): boolean {
  return record.state === 'draft' && record.authorId !== workerId && !coWorkerIds.includes(record.authorId)
}

/** A draft is thrown away by its author, and one that was left behind by whoever carries the case now. */
export function discard(
  record: Pick<ServiceRecord, 'state' | 'authorId'>,
  person: string,
  carriers: Carriers,
): Refusal<'cases.record-signed' | 'cases.not-the-author'> | null {
  if (person === carriers.workerId && isLeftBehind(record, carriers)) return null
  return onlyAuthorsDraft(record, person)
}

/** Signs a draft for good and marks it late by the institution's limit (common practice 24 h). */
export function sign<R extends ServiceRecord>(
  record: R,
  person: string,
  nowMs: number,
  lateAfterMinutes: number | null,
): R | Refusal<'cases.record-signed' | 'cases.not-the-author' | 'cases.record-empty'> {
  const refusal = onlyAuthorsDraft(record, person)
  if (refusal) return refusal
  if (record.content.trim() === '') return new Refusal('cases.record-empty')
  return { ...record, state: 'signed', signedAtMs: nowMs, late: isLate(record, nowMs, lateAfterMinutes) }
}

/** Late is counted from the end of the service; where no limit is set nothing is late. */
export function isLate(
  record: Pick<ServiceRecord, 'occurredAtMs' | 'minutes'>,
  atMs: number,
  lateAfterMinutes: number | null,
): boolean {
  if (lateAfterMinutes === null) return false
  return atMs - record.occurredAtMs - record.minutes * MS_PER_MINUTE > lateAfterMinutes * MS_PER_MINUTE
}

/** The author amends a signed record, saying why; what it said before is kept field by field. */
export function amend<Fields extends object>(
  record: Pick<ServiceRecord, 'state' | 'authorId'>,
  fields: Fields,
  person: string,
  reason: string,
  changes: Partial<Fields>,
): Amendment | Refusal<'cases.record-not-signed' | 'cases.not-the-author' | 'cases.reason-missing'> {
  if (record.state !== 'signed') return new Refusal('cases.record-not-signed')
  if (record.authorId !== person) return new Refusal('cases.not-the-author')
  if (reason.trim() === '') return new Refusal('cases.reason-missing')
  const before = Object.fromEntries(Object.entries(fields).filter(([name]) => Object.hasOwn(changes, name)))
  return { reason: reason.trim(), before }
}

function onlyAuthorsDraft(
  record: Pick<ServiceRecord, 'state' | 'authorId'>,
  person: string,
): Refusal<'cases.record-signed' | 'cases.not-the-author'> | null {
  if (record.state === 'signed') return new Refusal('cases.record-signed')
  if (record.authorId !== person) return new Refusal('cases.not-the-author')
  return null
}
