import { type Selectable, sql } from 'kysely'
import { columnNames, rowsAsTable } from '../db/rows-as-table.ts'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'
import type { Sender } from './adt-message.ts'
import type { Fault, Place } from './faults.ts'

export type MessageRow = Selectable<Tables['inbound_message']>
export type MessageState = 'applied' | 'repeated' | 'stale' | 'failed' | 'set-aside'

/** Why a message failed, as the queue shows it. */
export interface Problem {
  readonly code: string
  /** As in `PID-3`. */
  readonly location: string | null
  readonly text: { readonly zh: string; readonly en: string }
}

export function problemOf(faults: readonly [Fault, ...Fault[]]): Problem {
  const [first] = faults
  return {
    code: first.code,
    location: first.place === null ? null : locationOf(first.place),
    text: {
      zh: storable(faults.map(({ zh }) => zh).join('；'), MOST_WORDS),
      en: storable(faults.map(({ en }) => en).join('; '), MOST_WORDS),
    },
  }
}

function locationOf({ segment, occurrence, field }: Place): string {
  const which = occurrence > 1 ? `${segment}[${occurrence}]` : segment
  return field === null ? which : `${which}-${field}`
}

const MOST_WORDS = 2000
const MOST_NAME = 200

/** Whatever a message says about itself can be kept: without the one character the database refuses, and not endless. */
export function storable(text: string, most = MOST_NAME): string {
  return text.replaceAll('\0', '').slice(0, most)
}

/** A sender in one word, as messages are kept under it. */
export function nameOf(sender: Sender | null): string {
  if (sender === null) return ''
  return storable([sender.application, sender.facility].filter((word) => word !== '').join('|'), MOST_NAME)
}

export interface MessageKey {
  readonly source: string
  readonly controlId: string
}

const KEY = { source: 'text', controlId: 'text' } as const

function keyIn({ source, controlId }: MessageKey) {
  return { source, controlId }
}

export function keyText({ source, controlId }: MessageKey): string {
  return `${source}\0${controlId}`
}

/** Which of these have been applied before, by `keyText`. */
export async function appliedBefore(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  keys: readonly MessageKey[],
): Promise<Set<string>> {
  if (keys.length === 0) return new Set()
  const { rows } = await sql<MessageKey>`
    select m.source, m.control_id as "controlId"
    from ${rowsAsTable(KEY, keys.map(keyIn))}
    join inbound_message m on m.org_id = ${orgId} and m.source = given.source and m.control_id = given."controlId"
      and m.state in ('applied', 'stale')`.execute(tx)
  return new Set(rows.map(keyText))
}

export interface KeptMessage extends MessageKey {
  readonly id: string
  readonly event: string | null
  readonly receivedAt: Date
  readonly raw: Buffer
  readonly state: MessageState
  readonly ack: string
  readonly problem: Problem | null
  readonly clientId: string | null
  readonly encounterId: string | null
}

const COLUMNS = {
  id: 'uuid',
  source: 'text',
  control_id: 'text',
  event: 'text',
  received_at: 'timestamptz',
  raw_sealed: 'bytea',
  state: 'text',
  ack: 'text',
  problem: 'jsonb',
  client_id: 'uuid',
  encounter_id: 'uuid',
} as const

/**
 * Keeps messages with their bytes as they came. A failed one that is sent again counts as another attempt, and one
 * that failed and is applied now settles the earlier failure.
 */
export async function keepMessages(work: Work, messages: readonly KeptMessage[]): Promise<void> {
  const again = await failedAgain(work, messages)
  const rows = messages
    .filter(({ id }) => !again.has(id))
    .map((message) => ({
      id: message.id,
      source: message.source,
      control_id: message.controlId,
      event: message.event,
      received_at: message.receivedAt,
      raw_sealed: work.keys.sealBytes(work.orgId, 'inbound_message.raw', message.raw),
      state: message.state,
      ack: message.ack,
      problem: message.problem === null ? null : JSON.stringify(message.problem),
      client_id: message.clientId,
      encounter_id: message.encounterId,
    }))
  await settleEarlier(
    work,
    messages.filter(({ state, controlId }) => state !== 'failed' && controlId !== ''),
  )
  if (rows.length === 0) return
  await sql`
    insert into inbound_message (org_id, ${columnNames(COLUMNS)})
    select ${work.orgId}, given.* from ${rowsAsTable(COLUMNS, rows)}`.execute(work.tx)
}

/** The failed ones that failed before word for word: that one is counted on. */
async function failedAgain(work: Work, messages: readonly KeptMessage[]): Promise<Set<string>> {
  const failed = messages.filter(({ state }) => state === 'failed')
  const again = new Set<string>()
  if (failed.length === 0) return again
  const { tx, orgId, keys } = work
  const { rows } = await sql<{ id: string; source: string; controlId: string; raw: Buffer }>`
    select m.id, m.source, m.control_id as "controlId", m.raw_sealed as raw
    from ${rowsAsTable(KEY, failed.map(keyIn))}
    join inbound_message m on m.org_id = ${orgId} and m.source = given.source and m.control_id = given."controlId"
      and m.state = 'failed'`.execute(tx)
  const earlier = Map.groupBy(rows, keyText)
  for (const message of failed) {
    const same = earlier
      .get(keyText(message))
      ?.find((row) => keys.openBytes(orgId, 'inbound_message.raw', row.raw).equals(message.raw))
    if (!same) continue
    again.add(message.id)
    await sql`
      update inbound_message
      set attempts = least(attempts + 1, 32767), received_at = ${message.receivedAt}, ack = ${message.ack},
          problem = ${JSON.stringify(message.problem)}::jsonb, revision = revision + 1
      where org_id = ${orgId} and id = ${same.id}`.execute(tx)
  }
  return again
}

async function settleEarlier({ tx, orgId, at }: Work, messages: readonly KeptMessage[]): Promise<void> {
  if (messages.length === 0) return
  await sql`
    update inbound_message m set state = 'repeated', settled_at = ${at}, revision = m.revision + 1
    from ${rowsAsTable(KEY, messages.map(keyIn))}
    where m.org_id = ${orgId} and m.source = given.source and m.control_id = given."controlId" and m.state = 'failed'`.execute(
    tx,
  )
}
