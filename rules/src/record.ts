import { Refusal } from './refusal.ts'

/** How a service was given (domain.md C4 服务记录 channel). */
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
  readonly durationMinutes: number | null
  readonly purpose: string
  readonly content: string
  readonly signedAtMs: number | null
  /** Signed later after the service than the institution allows; null while unsigned or no limit is set. */
  readonly late: boolean | null
}

/** What replaces nothing: the signed words stay, and beside them stands what is now said, by whom and why. */
export interface Amendment<Changes> {
  readonly by: string
  readonly atMs: number
  readonly reason: string
  readonly changes: Changes
}

/** Only the author writes on in a draft; a signed record is amended instead. */
export function mayEdit(
  record: ServiceRecord,
  person: string,
): Refusal<'cases.record-signed' | 'cases.not-the-author'> | null {
  if (record.state === 'signed') return new Refusal('cases.record-signed')
  if (record.authorId !== person) return new Refusal('cases.not-the-author')
  return null
}

/** Signs a draft for good and marks it late by the institution's limit (common practice 24 h, domain.md B1). */
export function sign<R extends ServiceRecord>(
  record: R,
  person: string,
  nowMs: number,
  lateAfterMinutes: number | null,
):
  | R
  | Refusal<
      | 'cases.record-signed'
      | 'cases.not-the-author'
      | 'cases.record-incomplete'
      | 'cases.record-in-the-future'
    > {
  const refusal = mayEdit(record, person)
  if (refusal) return refusal
  const missing = missingFrom(record)
  if (missing.length > 0) return new Refusal('cases.record-incomplete', { missing })
  if (record.occurredAtMs > nowMs) return new Refusal('cases.record-in-the-future')
  return { ...record, state: 'signed', signedAtMs: nowMs, late: isLate(record, nowMs, lateAfterMinutes) }
}

/** Late is counted from the end of the service; null when no limit is set. */
export function isLate(
  record: Pick<ServiceRecord, 'occurredAtMs' | 'durationMinutes'>,
  atMs: number,
  lateAfterMinutes: number | null,
): boolean | null {
  if (lateAfterMinutes === null) return null
  const endedAtMs = record.occurredAtMs + (record.durationMinutes ?? 0) * MS_PER_MINUTE
  return atMs - endedAtMs > lateAfterMinutes * MS_PER_MINUTE
}

/** The author adds to a signed record, with a reason; nothing signed is ever edited. */
export function amend<Changes extends Readonly<Record<string, unknown>>>(
  record: ServiceRecord,
  person: string,
  nowMs: number,
  reason: string,
  changes: Changes,
):
  | Amendment<Changes>
  | Refusal<
      'cases.record-not-signed' | 'cases.not-the-author' | 'cases.reason-missing' | 'cases.nothing-to-amend'
    > {
  if (record.state !== 'signed') return new Refusal('cases.record-not-signed')
  if (record.authorId !== person) return new Refusal('cases.not-the-author')
  if (reason.trim() === '') return new Refusal('cases.reason-missing')
  if (Object.keys(changes).length === 0) return new Refusal('cases.nothing-to-amend')
  return { by: person, atMs: nowMs, reason: reason.trim(), changes }
}

function missingFrom(record: ServiceRecord): string[] {
  const missing: string[] = []
  if (record.durationMinutes === null) missing.push('durationMinutes')
  if (record.purpose.trim() === '') missing.push('purpose')
  if (record.content.trim() === '') missing.push('content')
  return missing
}
