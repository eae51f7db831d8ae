import { createServer, type Socket } from 'node:net'
import { acknowledge, answersDue, type Code, type Judgement } from './acknowledge.ts'
import { type Charset, encode } from './charset.ts'
import { createControlIds } from './control-ids.ts'
import { createFramer, type FrameEvent, frame } from './frames.ts'
import type { Header } from './header.ts'
import type { Outcome } from './interpret.ts'
import type { Source } from './mapping.ts'
import { findSegment, value } from './parse.ts'
import { type Reading, readFrame, readOversized } from './read-frame.ts'

/** One message as it came in. Refused ones are handed over too, so that a person can find, correct and replay them. */
export interface Received {
  readonly id: string
  readonly connection: { readonly id: string; readonly address: string }
  /** Without its MLLP envelope; only the first 4 KiB when `truncated`. */
  readonly raw: Buffer
  readonly truncated: boolean
  readonly text: string | null
  readonly charset: Charset
  readonly mappingId: string
  readonly receivedAt: Date
  readonly header: Header | null
  readonly outcome: Outcome
}

/** What became of it: for a refused message the refusal itself, for an understood one what applying it came to. */
export interface Verdict extends Judgement {
  readonly id: string
}

export interface MllpSettings {
  /** The last must match every sender. */
  readonly sources: readonly Source[]
  /** MSH-11 taken here: `P` where real people are; `T` and `D` too in a demonstration. */
  readonly processing: readonly string[]
  /** Of the reasons in an answer; ISO 8859-1 is always answered in English. */
  readonly language: 'zh' | 'en'
  readonly limits: MllpLimits
  readonly newId: () => string
  readonly now: () => Date
}

export interface MllpLimits {
  readonly connections: number
  readonly frameBytes: number
  /** A connection with nothing under way that says nothing for so long is closed. */
  readonly idleMs: number
  /** Messages of one connection that may wait before no more is read from it. */
  readonly waiting: number
  /** Messages handed to `receive` at once. */
  readonly batch: number
  /** Batches under way: while the database writes one, the next is read. */
  readonly lanes: number
  /** Bytes outside any frame before a connection is held to speak something else. */
  readonly junkBytes: number
  /** How long a stop waits for senders to take their last answers. */
  readonly stopMs: number
}

export const LIMITS: MllpLimits = {
  connections: 256,
  frameBytes: 2 * 1024 * 1024,
  idleMs: 60 * 60 * 1000,
  waiting: 64,
  batch: 64,
  lanes: 2,
  junkBytes: 64 * 1024,
  stopMs: 5000,
}

/** Facts only, never the words of a message. */
export interface MllpLog {
  info(facts: Readonly<Record<string, unknown>>, text: string): void
  warn(facts: Readonly<Record<string, unknown>>, text: string): void
  error(facts: Readonly<Record<string, unknown>>, text: string): void
}

export interface MllpOptions {
  readonly port: number
  readonly host: string
  readonly settings: MllpSettings
  /**
   * Resolves when the whole batch is kept durably; one verdict each, in order. Only then is anything answered. Called
   * again before that, but never with a connection that is in a batch under way.
   */
  readonly receive: (batch: readonly Received[]) => Promise<readonly Verdict[]>
  readonly log: MllpLog
}

export interface Mllp {
  readonly port: number
  /** Takes nothing new, finishes and answers what was received, then closes. */
  stop(): Promise<void>
}

interface Connection {
  readonly id: string
  readonly address: string
  readonly socket: Socket
  /** Control ids of our last answers: an ACK naming one is an answer to an answer and ends there. */
  readonly issued: string[]
  /** Heard and not yet in a batch. */
  readonly heard: Waiting[]
  /** Heard and not yet answered. */
  waiting: number
  junk: number
  blocked: boolean
  /** The sender has said its last; what is still owed is sent before the connection closes. */
  ended: boolean
}

interface Waiting {
  readonly connection: Connection
  readonly received: Received
  readonly reading: Reading
}

const REMEMBERED = 256

/**
 * The hospital's door: MLLP over TCP. Each connection is answered in the order it spoke; messages waiting on several
 * connections go to `receive` together, so that one durable commit serves them all.
 */
export async function startMllp({ port, host, settings, receive, log }: MllpOptions): Promise<Mllp> {
  const { limits } = settings
  const nextControlId = createControlIds(settings.now(), Math.random())
  const connections = new Set<Connection>()
  /** With something heard and nothing under way, whoever spoke first before the others. */
  const ready = new Set<Connection>()
  const underWay = new Set<Connection>()
  const pumping = new Set<Promise<void>>()
  let stopping: Promise<void> | null = null

  const server = createServer({ noDelay: true, keepAlive: true, allowHalfOpen: true }, accept)
  server.maxConnections = limits.connections
  server.on('drop', () =>
    log.warn({ connections: connections.size }, 'hl7: too many connections, one refused'),
  )

  function accept(socket: Socket): void {
    const connection: Connection = {
      id: settings.newId(),
      address: socket.remoteAddress ?? '',
      socket,
      issued: [],
      heard: [],
      waiting: 0,
      junk: 0,
      blocked: false,
      ended: false,
    }
    const framer = createFramer(limits.frameBytes)
    connections.add(connection)
    socket.setTimeout(limits.idleMs, () => {
      if (connection.waiting === 0) socket.destroy()
    })
    socket.on('data', (chunk) => hear(connection, framer.push(chunk)))
    socket.on('end', () => {
      connection.ended = true
      hear(connection, framer.end())
    })
    socket.on('drain', () => {
      connection.blocked = false
      regulate(connection)
    })
    socket.on('error', (error) =>
      log.info({ connection: connection.id, error: error.message }, 'hl7: connection broke'),
    )
    socket.on('close', () => {
      connections.delete(connection)
      if (connection.junk > 0)
        log.warn(
          { connection: connection.id, bytes: connection.junk },
          'hl7: bytes outside any frame were ignored',
        )
    })
  }

  function hear(connection: Connection, events: readonly FrameEvent[]): void {
    for (const event of events) {
      switch (event.kind) {
        case 'frame':
          take(
            connection,
            event.bytes,
            readFrame(event.bytes, connection.address, settings.sources, settings.processing),
          )
          break
        case 'oversized':
          take(connection, event.head, readOversized(event.head, connection.address, settings.sources), true)
          break
        case 'ignored':
          if (event.why === 'outside-frame') connection.junk += event.size
          else
            log.warn(
              { connection: connection.id, bytes: event.size },
              'hl7: a frame broke off and was ignored',
            )
          break
      }
    }
    if (connection.junk > limits.junkBytes) connection.socket.destroy()
    settle(connection)
  }

  function take(connection: Connection, bytes: Buffer, reading: Reading, truncated = false): void {
    if (answersOurAnswer(connection, reading)) {
      log.info({ connection: connection.id }, 'hl7: an acknowledgement of our acknowledgement was ignored')
      return
    }
    const { text, charset, mapping, header, outcome } = reading
    const received: Received = {
      id: settings.newId(),
      connection: { id: connection.id, address: connection.address },
      raw: bytes,
      truncated,
      text,
      charset,
      mappingId: mapping.id,
      receivedAt: settings.now(),
      header,
      outcome,
    }
    connection.waiting += 1
    connection.heard.push({ connection, received, reading })
    if (underWay.has(connection)) return
    ready.add(connection)
    if (pumping.size < limits.lanes && isWorthALane()) {
      const lane = pump().finally(() => pumping.delete(lane))
      pumping.add(lane)
    }
  }

  /** What there is goes when nothing is under way; beside a batch under way only half a batch, for small ones cost more. */
  function isWorthALane(): boolean {
    if (ready.size === 0) return false
    if (underWay.size === 0) return true
    let waiting = 0
    for (const { heard } of ready) waiting += heard.length
    return waiting >= limits.batch / 2
  }

  /** Back-pressure: a connection with enough waiting, or that does not take its answers, is not read from. */
  function regulate(connection: Connection): void {
    if (stopping !== null || connection.blocked || connection.waiting >= limits.waiting)
      connection.socket.pause()
    else connection.socket.resume()
  }

  function settle(connection: Connection): void {
    if (connection.ended && connection.waiting === 0) connection.socket.end()
    else regulate(connection)
  }

  async function pump(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve))
    while (isWorthALane()) {
      const batch = nextBatch()
      const senders = new Set(batch.map(({ connection }) => connection))
      const judgements = await judge(batch)
      for (const { socket } of senders) socket.cork()
      for (const [index, waiting] of batch.entries()) answer(waiting, judgements[index] ?? BROKEN)
      for (const connection of senders) {
        connection.socket.uncork()
        underWay.delete(connection)
        if (connection.heard.length > 0) ready.add(connection)
        settle(connection)
      }
    }
  }

  /** All that some connections have said, so that the others are there for the other lane. */
  function nextBatch(): readonly Waiting[] {
    const batch: Waiting[] = []
    for (const connection of ready) {
      if (batch.length === limits.batch) break
      ready.delete(connection)
      underWay.add(connection)
      batch.push(...connection.heard.splice(0, limits.batch - batch.length))
    }
    return batch
  }

  async function judge(batch: readonly Waiting[]): Promise<readonly Judgement[]> {
    try {
      const verdicts = await receive(batch.map((one) => one.received))
      if (
        verdicts.every((verdict, index) => verdict.id === batch[index]?.received.id) &&
        verdicts.length === batch.length
      )
        return verdicts
      log.error({ messages: batch.length }, 'hl7: the verdicts do not fit the messages')
    } catch (error) {
      log.error({ messages: batch.length, error: String(error) }, 'hl7: the messages could not be kept')
    }
    return []
  }

  function answer({ connection, reading }: Waiting, { code, faults }: Judgement): void {
    connection.waiting -= 1
    if (!connection.socket.writable) return
    for (const ack of answersDue(reading.header, reading.mapping.acknowledgement, code)) {
      const controlId = nextControlId()
      connection.issued.push(controlId)
      if (connection.issued.length > REMEMBERED) connection.issued.shift()
      const text = acknowledge(reading.message, reading.header, ack, faults, {
        controlId,
        at: settings.now(),
        offset: reading.mapping.offset,
        language: reading.charset === 'iso-8859-1' ? 'en' : settings.language,
      })
      if (!connection.socket.write(frame(encode(text, reading.charset)))) connection.blocked = true
    }
  }

  async function stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const { socket } of connections) socket.pause()
    while (pumping.size > 0) await Promise.all(pumping)
    for (const { socket } of connections) socket.end(() => socket.destroy())
    const deadline = setTimeout(() => {
      for (const { socket } of connections) socket.destroy()
    }, limits.stopMs)
    await closed
    clearTimeout(deadline)
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the MLLP server has no port')
  return {
    port: bound.port,
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}

/** When nothing could be kept nothing is acknowledged as kept: the sender sends again. */
const BROKEN: { readonly code: Code; readonly faults: Judgement['faults'] } = {
  code: 'AR',
  faults: [
    {
      code: '207',
      place: null,
      zh: '系统暂时无法处理，请稍后重发',
      en: 'the message cannot be processed now, please send it again',
    },
  ],
}

function answersOurAnswer(connection: Connection, { message, header }: Reading): boolean {
  if (message === null || header?.type !== 'ACK') return false
  return connection.issued.includes(value(message, findSegment(message, 'MSA'), 2) ?? '')
}
