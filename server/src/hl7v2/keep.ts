import type { Parts, Work } from '../http/call.ts'
import { inWork } from '../http/work.ts'
import { applyMessages, type Effect } from './apply.ts'
import { PairFailed } from './apply-merges.ts'
import type { Fault } from './faults.ts'
import {
  appliedBefore,
  type KeptMessage,
  keepMessages,
  keyText,
  nameOf,
  problemOf,
  storable,
} from './message-store.ts'
import type { Received, Verdict } from './mllp-server.ts'

const MOST_TRIES = 3

/**
 * Keeps and applies a batch for one organisation: all of it in one transaction; when something in it breaks, each
 * message in its own, so that only the one at fault fails. Throws when the database cannot keep anything now.
 */
export async function keep(
  parts: Parts,
  orgId: string,
  batch: readonly Received[],
): Promise<readonly Verdict[]> {
  try {
    return await inOne(parts, orgId, batch)
  } catch (error) {
    if (isPassing(error) && !isContended(error)) throw error
    if (batch.length === 1) return keepAlone(parts, orgId, batch, error)
  }
  const verdicts: Verdict[] = []
  for (const message of batch) verdicts.push(...(await keep(parts, orgId, [message])))
  return verdicts
}

async function keepAlone(
  parts: Parts,
  orgId: string,
  message: readonly Received[],
  first: unknown,
): Promise<readonly Verdict[]> {
  let error = first
  for (let tries = 1; isContended(error) && tries < MOST_TRIES; tries += 1) {
    try {
      return await inOne(parts, orgId, message)
    } catch (again) {
      error = again
    }
  }
  if (isPassing(error)) throw error
  if (!(error instanceof PairFailed))
    parts.log.error({ error: nameOfError(error) }, 'hl7: a message could not be applied')
  const fault = error instanceof PairFailed ? error.fault : BROKEN
  return inWork(parts, doerOf(orgId), async (work) => {
    const failed: Effect = { state: 'failed', faults: [fault] }
    return write(work, message, new Map(message.map(({ id }) => [id, failed])))
  })
}

function doerOf(orgId: string) {
  return { orgId, actorId: null, commandId: null }
}

async function inOne(parts: Parts, orgId: string, batch: readonly Received[]): Promise<readonly Verdict[]> {
  return inWork(parts, doerOf(orgId), async (work) => {
    const understood = batch.flatMap((message) =>
      message.outcome.kind === 'understood' ? [{ ...message, adt: message.outcome.adt }] : [],
    )
    const seen = await appliedBefore(work, understood.map(messageKey))
    const applying = understood.filter((message) => {
      const key = keyText(messageKey(message))
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
    const effects = await applyMessages(work, applying)
    return write(work, batch, new Map(applying.map(({ id }, index) => [id, effects[index]])))
  })
}

function messageKey({ header }: Pick<Received, 'header'>) {
  return { source: nameOf(header?.sender ?? null), controlId: storable(header?.controlId ?? '') }
}

/** What is kept of each message and answered to its sender; without an effect it was applied before. */
async function write(
  work: Work,
  batch: readonly Received[],
  effects: ReadonlyMap<string, Effect | undefined>,
): Promise<readonly Verdict[]> {
  const kept = batch.map((message) => asKept(message, effects.get(message.id)))
  await keepMessages(work, kept)
  for (const { id, event, state, problem, clientId, encounterId } of kept) {
    const effect = effects.get(id)
    work.record({
      act: `exchange.${state}`,
      subjectKind: 'message',
      subjectId: id,
      clientId,
      facts: {
        event,
        ...(encounterId && { encounterId }),
        ...(problem && { code: problem.code }),
        ...(effect && 'changed' in effect && effect.changed.length > 0 && { changed: effect.changed }),
      },
    })
  }
  return batch.map(({ id, outcome }) => {
    const effect = effects.get(id)
    if (outcome.kind === 'refused') return { id, code: outcome.code, faults: outcome.faults }
    if (effect?.state === 'failed') return { id, code: 'AE', faults: effect.faults }
    return { id, code: 'AA', faults: [] }
  })
}

function asKept(message: Received, effect: Effect | undefined): KeptMessage {
  const { id, header, outcome, raw, receivedAt } = message
  const base = {
    id,
    ...messageKey(message),
    event: header === null || header.event === '' ? null : storable(header.event, 20),
    receivedAt,
    raw,
    clientId: null,
    encounterId: null,
    problem: null,
  }
  if (outcome.kind === 'refused')
    return { ...base, state: 'failed', ack: outcome.code, problem: problemOf(outcome.faults) }
  if (effect === undefined) return { ...base, state: 'repeated', ack: 'AA' }
  if (effect.state === 'failed')
    return { ...base, state: 'failed', ack: 'AE', problem: problemOf(effect.faults) }
  const { state, clientId, encounterId } = effect
  return { ...base, state, ack: 'AA', clientId, encounterId }
}

/** Two changes waited for each other, or one came before the other: trying again helps. */
function isContended(error: unknown): boolean {
  return ['40P01', '40001', '23505'].includes(codeOf(error))
}

/** The database is away, full or closing, or too much waits for one row: nothing is wrong with the message. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return (
    /^(?:08|40|53|55|57|58)|^E[A-Z]+$/.test(codeOf(error)) ||
    /^(?:Connection terminated|timeout exceeded)/.test(error.message)
  )
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Never its words, which may hold what the message said. */
function nameOfError(error: unknown): string {
  return error instanceof Error ? `${error.name} ${codeOf(error)}`.trim() : 'unknown'
}

const BROKEN: Fault = {
  code: '207',
  place: null,
  zh: '本系统处理此消息时出错，消息已保存，待人工处理',
  en: 'this system failed on the message; it is kept for a person to look at',
}
