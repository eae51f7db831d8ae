import { newId } from '@quancheng/contract/new-id.ts'
import { asOwner } from '../db/db.ts'
import type { Parts } from '../http/call.ts'
import type { Fault } from './faults.ts'
import { keep } from './keep.ts'
import { LIMITS, type Received, startMllp, type Verdict } from './mllp-server.ts'
import { processingTaken } from './read-text.ts'
import { readSources } from './sources.ts'

export interface Hl7 {
  readonly port: number
  stop(): Promise<void>
}

/** Senders added while the house runs are heard after so long at most. */
const REREAD_SOURCES_MS = 10_000

/** Opens the hospital's door. What comes in is kept and applied, and only then acknowledged. */
export async function startHl7(
  parts: Parts,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<Hl7> {
  const reread = () => asOwner(parts.pool, (tx) => readSources(tx, parts.content.hl7Mappings))
  let sources = await reread()
  let readAt = performance.now()

  async function receive(batch: readonly Received[]): Promise<readonly Verdict[]> {
    if (performance.now() - readAt > REREAD_SOURCES_MS) {
      sources = await reread()
      readAt = performance.now()
    }
    const verdicts = new Map<string, Verdict>()
    for (const [orgId, messages] of Map.groupBy(batch, ({ header }) =>
      sources.organisationOf(header?.sender ?? null),
    ))
      for (const verdict of await judge(orgId, messages)) verdicts.set(verdict.id, verdict)
    return batch.map(({ id }) => verdicts.get(id) ?? { id, code: 'AR', faults: [UNAVAILABLE] })
  }

  async function judge(orgId: string | null, messages: readonly Received[]): Promise<readonly Verdict[]> {
    if (orgId === null) {
      parts.log.warn({ messages: messages.length }, 'hl7: messages of a sender nobody knows were refused')
      return messages.map(({ id, outcome }) =>
        outcome.kind === 'refused'
          ? { id, code: outcome.code, faults: outcome.faults }
          : { id, code: 'AR', faults: [UNKNOWN_SENDER] },
      )
    }
    try {
      return await keep(parts, orgId, messages)
    } catch (error) {
      parts.log.error(
        { messages: messages.length, error: error instanceof Error ? error.name : 'unknown' },
        'hl7: messages could not be kept; their senders are asked to send them again',
      )
      return []
    }
  }

  return startMllp({
    port,
    host,
    settings: {
      get sources() {
        return sources.mappings
      },
      processing: processingTaken(parts.settings.mode),
      language: 'zh',
      limits: LIMITS,
      newId: () => newId(parts.clock().getTime()),
      now: parts.clock,
    },
    receive,
    log: parts.log,
  })
}

const UNAVAILABLE: Fault = {
  code: '207',
  place: null,
  zh: '系统暂时无法处理，请稍后重发',
  en: 'the message cannot be processed now, please send it again',
}

const UNKNOWN_SENDER: Fault = {
  code: '204',
  place: { segment: 'MSH', occurrence: 1, field: 3 },
  zh: '没有为此发送方（MSH-3、MSH-4）配置机构',
  en: 'no organisation is set up for this sender (MSH-3, MSH-4)',
}
