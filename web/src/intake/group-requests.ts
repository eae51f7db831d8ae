import type { QueueLine } from '@quancheng/contract/intake.ts'

/** Less of the time than this is left: look at it first. The clock on the row turns at the same share. */
const NEAR_SHARE = 0.3

export interface RequestGroups {
  readonly first: readonly QueueLine[]
  readonly waiting: readonly QueueLine[]
  readonly paused: readonly QueueLine[]
}

type Timed = Pick<QueueLine, 'state' | 'urgency' | 'raisedAt' | 'dueAt'>

function presses({ urgency, raisedAt, dueAt }: Timed, nowMs: number): boolean {
  if (urgency === 'crisis') return true
  if (dueAt === null) return false
  const [from, until] = [Date.parse(raisedAt), Date.parse(dueAt)]
  return until - nowMs < NEAR_SHARE * (until - from)
}

/** What waits, in the order it came: crises and what is overdue or nearly so first, what waits for an answer last. */
export function groupRequests(rows: readonly QueueLine[], nowMs: number): RequestGroups {
  const waiting = rows.filter((row) => row.state === 'waiting')
  return {
    first: waiting.filter((row) => presses(row, nowMs)),
    waiting: waiting.filter((row) => !presses(row, nowMs)),
    paused: rows.filter((row) => row.state === 'paused'),
  }
}
