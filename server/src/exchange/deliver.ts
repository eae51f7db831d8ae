import { afterTry, isDownNow } from '@quancheng/rules/delivery.ts'
import { colleaguesWith } from '../access/colleagues.ts'
import type { Receipt } from '../hl7v2/public.ts'
import type { Work } from '../http/call.ts'
import type { Job } from '../jobs/run-jobs.ts'
import { type DestinationRow, lockDestination, saveDestination } from './destination-store.ts'
import { makeMessage } from './make-message.ts'
import { dueAt, nextDue, type OutboundRow, saveOutbound, wake } from './outbox-store.ts'
import { findSummary } from './summary-store.ts'

const MINUTE_MS = 60_000
/** One transaction's worth. If it is lost after sending, the same numbers are sent again and known again. */
const BATCH = 10

/**
 * Empties one destination's queue in order, one message after the other. A destination that does not answer rests, and
 * everything behind waits with it: nothing is lost and nothing overtakes.
 */
export const deliver: Job = async (work, payload, { settings }) => {
  const { at } = work
  let destination = await lockDestination(work, String(payload.destinationId))
  if (destination.off_at !== null) return
  if (destination.retry_at !== null && destination.retry_at > at)
    return wake(work, destination.id, destination.retry_at)
  const due = await dueAt(work, destination.id, BATCH)
  for (const row of due) {
    const made = await makeMessage(work, settings.mode, destination, row)
    if (typeof made === 'string') {
      if (made === 'no-number') await stick(work, row, made)
      else await withhold(work, row, made)
      continue
    }
    const receipt = await made()
    destination = await keep(work, destination, row, receipt)
    if (destination.retry_at !== null) break
  }
  const next = await nextDue(work, destination.id)
  const from = [next, destination.retry_at].filter((each) => each !== null).map((each) => each.getTime())
  if (next !== null) await wake(work, destination.id, new Date(Math.max(at.getTime(), ...from)))
}

/** Keeps what came of one try: on the message, and on the destination whether it answers. */
async function keep(
  work: Work,
  destination: DestinationRow,
  row: OutboundRow,
  receipt: Receipt,
): Promise<DestinationRow> {
  const { at, protect } = work
  const after = afterTry(row.attempts, destination.failures, receipt.answer)
  const later = (minutes: number | null) =>
    minutes === null ? null : new Date(at.getTime() + minutes * MINUTE_MS)
  await saveOutbound(work, row, {
    state: after.state,
    attempts: after.attempts,
    next_at: later(after.waitMinutes) ?? row.next_at,
    last_at: at,
    ack: receipt.code,
    problem: receipt.answer === 'accepted' ? null : receipt.answer,
    ...(receipt.text !== null && {
      receipt_sealed: protect.seal('outbound_message.receipt', receipt.text),
    }),
    ...(after.state === 'accepted' && { accepted_at: at }),
  })
  if (after.state === 'accepted')
    work.record({
      act: 'exchange.sent',
      subjectKind: 'outbound',
      subjectId: row.id,
      clientId: row.client_id,
      facts: { destinationId: destination.id, summaryId: row.summary_id, ack: receipt.code },
    })
  if (after.state === 'stuck') await tellStuck(work, row, receipt.answer)
  const failures = after.restMinutes === null ? 0 : destination.failures + 1
  const health = {
    failures,
    down_since: failures === 0 ? null : (destination.down_since ?? at),
    retry_at: later(after.restMinutes),
  }
  await saveDestination(work, destination, health)
  if (isDownNow(failures))
    await work.notify(await keepers(work), {
      kind: 'exchange.destination-down',
      subjectKind: 'destination',
      subjectId: destination.id,
      facts: {},
    })
  return { ...destination, ...health }
}

async function stick(work: Work, row: OutboundRow, problem: string): Promise<void> {
  await saveOutbound(work, row, { state: 'stuck', problem, last_at: work.at })
  await tellStuck(work, row, problem)
}

/** Nothing is to be mended here, so only whoever signed it hears: it is for them to ask the client, or to leave it. */
async function withhold(work: Work, row: OutboundRow, problem: string): Promise<void> {
  await saveOutbound(work, row, { state: 'withheld', problem, last_at: work.at })
  await tellSigner(work, row, problem)
  work.record({
    act: 'exchange.withheld',
    subjectKind: 'outbound',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { destinationId: row.destination_id, problem },
  })
}

async function tellSigner(work: Work, row: OutboundRow, problem: string): Promise<void> {
  const summary = await findSummary(work, row.summary_id)
  await work.notify([summary?.signed_by ?? null], {
    kind: 'exchange.summary-stuck',
    subjectKind: 'case',
    subjectId: row.case_id,
    facts: { problem },
  })
}

/** Whoever signed it should know that the ward does not have it, and whoever keeps the connection that it is theirs to mend. */
async function tellStuck(work: Work, row: OutboundRow, problem: string): Promise<void> {
  await tellSigner(work, row, problem)
  await work.notify(await keepers(work), {
    kind: 'exchange.summary-stuck',
    subjectKind: 'outbound',
    subjectId: row.id,
    facts: { problem },
  })
  work.record({
    act: 'exchange.stuck',
    subjectKind: 'outbound',
    subjectId: row.id,
    clientId: row.client_id,
    facts: { destinationId: row.destination_id, problem },
  })
}

async function keepers(work: Work): Promise<string[]> {
  return (await colleaguesWith(work, 'exchange.correct')).map(({ id }) => id)
}
