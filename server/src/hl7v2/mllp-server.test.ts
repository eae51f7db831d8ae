import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Hl7Client, ReturnAckCategory } from '@medplum/hl7'
import Client, { type Connection, Message } from 'node-hl7-client'
import { afterEach, describe, expect, test } from 'vitest'
import { getMapping } from '../content/hl7v2-mapping.ts'
import { loadContent } from '../content/load.ts'
import { type Charset, decode, encode } from './charset.ts'
import { createFramer, frame } from './frames.ts'

import { LIMITS, type Mllp, type MllpLimits, type Received, startMllp, type Verdict } from './mllp-server.ts'

const files = loadContent(fileURLToPath(new URL('../../../content/', import.meta.url))).hl7Mappings
const mapping = getMapping(files, 'default')

/** The message class of the very library the client uses. */
const { Hl7Message } = createRequire(import.meta.resolve('@medplum/hl7'))('@medplum/core') as {
  readonly Hl7Message: { parse(text: string): Parameters<Hl7Client['sendAndWait']>[0] }
}

const closers: (() => Promise<unknown> | unknown)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** Keeps everything; a refusal stands as it is. */
const keepAll = async (batch: readonly Received[]): Promise<readonly Verdict[]> => batch.map(verdictOn)

function verdictOn({ id, outcome }: Received): Verdict {
  return outcome.kind === 'refused'
    ? { id, code: outcome.code, faults: outcome.faults }
    : { id, code: 'AA', faults: [] }
}

interface Door {
  readonly mllp: Mllp
  readonly received: Received[]
  readonly batches: (readonly Received[])[]
  readonly log: string[]
}

async function openDoor({
  receive = keepAll,
  charset = 'utf-8',
  limits = {},
}: {
  readonly receive?: (batch: readonly Received[]) => Promise<readonly Verdict[]>
  readonly charset?: Charset
  readonly limits?: Partial<MllpLimits>
} = {}): Promise<Door> {
  const received: Received[] = []
  const batches: (readonly Received[])[] = []
  const log: string[] = []
  const note = (_: unknown, text: string) => log.push(text)
  let count = 0
  const mllp = await startMllp({
    port: 0,
    host: '127.0.0.1',
    settings: {
      sources: [{ address: null, application: null, facility: null, mapping: { ...mapping, charset } }],
      processing: ['P'],
      language: 'zh',
      limits: { ...LIMITS, ...limits },
      newId: () => {
        count += 1
        return `id-${count}`
      },
      now: () => new Date(),
    },
    receive: (batch) => {
      batches.push(batch)
      received.push(...batch)
      return receive(batch)
    },
    log: { info: note, warn: note, error: note },
  })
  closers.push(() => mllp.stop())
  return { mllp, received, batches, log }
}

interface Caller {
  readonly socket: Socket
  say(text: string, charset?: Charset): void
  /** The next acknowledgement, segment by segment. */
  hear(charset?: Charset): Promise<readonly string[]>
}

async function call(door: Door): Promise<Caller> {
  const socket = connect(door.mllp.port, '127.0.0.1')
  socket.on('error', () => socket.destroy())
  closers.push(() => socket.destroy())
  await once(socket, 'connect')
  const framer = createFramer(1_000_000)
  const heard: Buffer[] = []
  const waiting: ((bytes: Buffer) => void)[] = []
  socket.on('data', (chunk) => {
    for (const event of framer.push(chunk)) {
      if (event.kind !== 'frame') throw new Error(`the answer is no frame: ${event.kind}`)
      const next = waiting.shift()
      if (next) next(event.bytes)
      else heard.push(event.bytes)
    }
  })
  return {
    socket,
    say: (text, charset = 'utf-8') => socket.write(frame(encode(text, charset))),
    hear: async (charset = 'utf-8') => {
      const bytes = heard.shift() ?? (await new Promise<Buffer>((resolve) => waiting.push(resolve)))
      return decode(bytes, charset)?.split('\r') ?? []
    },
  }
}

function admission(controlId: string, more: { readonly msh?: string; readonly name?: string } = {}): string {
  return [
    `MSH|^~\\&|HIS|GH|QC|SW|20240315143000||ADT^A01^ADT_A01|${controlId}|P|2.5${more.msh ?? ''}`,
    'EVN|A01|20240315143000',
    `PID|1||${controlId}^^^GH^MR||${more.name ?? '欧阳^娜'}||19510204|2`,
    'PV1|1|I|W5^501^2',
  ].join('\r')
}

function nameOf(received: Received | undefined): string | undefined {
  if (received?.outcome.kind !== 'understood' || received.outcome.adt.kind === 'merge') return undefined
  return received.outcome.adt.person.names?.[0]?.full
}

function controlIds(received: readonly Received[]): readonly (string | undefined)[] {
  return received.map((one) => one.header?.controlId)
}

describe('three senders written by others', () => {
  test('the Medplum client sends an admission and is told that it is kept', async () => {
    const door = await openDoor()
    const client = new Hl7Client({ host: '127.0.0.1', port: door.mllp.port })
    closers.push(() => client.close())
    const answer = await client.sendAndWait(Hl7Message.parse(admission('M1')))
    expect(answer.getSegment('MSA')?.toString()).toBe('MSA|AA|M1')
    expect(nameOf(door.received[0])).toBe('欧阳娜')
  })

  test('the Medplum client sends GB 18030 without saying so and is answered in it', async () => {
    const door = await openDoor({ charset: 'gb18030' })
    const client = new Hl7Client({ host: '127.0.0.1', port: door.mllp.port, encoding: 'gb18030' })
    closers.push(() => client.close())
    const refused = admission('M2', { name: '䶮^喆' }).replace('|2\rPV1', '|Q\rPV1')
    const answer = await client.sendAndWait(Hl7Message.parse(refused))
    expect(answer.getSegment('MSA')?.toString()).toBe('MSA|AE|M2')
    expect(answer.getSegment('ERR')?.toString()).toContain('性别')
    expect(door.received[0]?.text).toContain('䶮^喆')
  })

  test('the Medplum client waits for the application’s word in enhanced mode and gets it', async () => {
    const door = await openDoor()
    const client = new Hl7Client({ host: '127.0.0.1', port: door.mllp.port })
    closers.push(() => client.close())
    const answer = await client.sendAndWait(Hl7Message.parse(admission('M3', { msh: '|||AL|AL' })), {
      returnAck: ReturnAckCategory.APPLICATION,
    })
    expect(answer.getSegment('MSA')?.toString()).toBe('MSA|AA|M3')
  })

  test('node-hl7-client sends two messages on one connection and hears about each', async () => {
    const door = await openDoor()
    const client = new Client({ host: '127.0.0.1', version: '2.5' })
    let heard: (answer: string) => void = () => undefined
    const connection: Connection = client.createConnection(
      { port: door.mllp.port, version: '2.5' },
      async (answer) => {
        const message = answer.getMessage()
        heard(`${message.get('MSA.1').toString()} ${message.get('MSA.2').toString()}`)
      },
    )
    closers.push(() => connection.close())
    const send = async (text: string) => {
      const answer = new Promise<string>((resolve) => {
        heard = resolve
      })
      await connection.sendMessage(new Message({ text }))
      return answer
    }
    expect(await send(admission('N1'))).toBe('AA N1')
    expect(await send(admission('N2').replace('PID|1||N2^^^GH^MR', 'PID|1||'))).toBe('AE N2')
    expect(nameOf(door.received[0])).toBe('欧阳娜')
  })

  test('mllp_send of python-hl7 sends a file of messages and prints each acknowledgement', async () => {
    const run = promisify(execFile)
    await run('mllp_send', ['--version']).catch(() => {
      throw new Error('this test needs mllp_send: install the Debian package python3-hl7')
    })
    const door = await openDoor()
    const folder = await mkdtemp(join(tmpdir(), 'mllp-'))
    closers.push(() => rm(folder, { recursive: true }))
    const file = join(folder, 'messages.hl7')
    await writeFile(file, ['P1', 'P2'].map((id) => admission(id).replaceAll('\r', '\r\n')).join('\r\n'))
    const { stdout } = await run('mllp_send', [
      '--loose',
      '-p',
      String(door.mllp.port),
      '-f',
      file,
      '127.0.0.1',
    ])
    expect(stdout).toMatch(/MSA\|AA\|P1[\s\S]*MSA\|AA\|P2/)
    expect(door.received.map(nameOf)).toEqual(['欧阳娜', '欧阳娜'])
  })
})

describe('kept before it is acknowledged', () => {
  test('when a sender hears AA the message is already in the file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mllp-'))
    closers.push(() => rm(folder, { recursive: true }))
    const file = join(folder, 'kept')
    const door = await openDoor({
      receive: async (batch) => {
        await appendFile(file, batch.map((one) => `${one.header?.controlId}\n`).join(''), { flush: true })
        return keepAll(batch)
      },
    })
    const caller = await call(door)
    for (let n = 1; n <= 20; n += 1) {
      caller.say(admission(`K${n}`))
      expect((await caller.hear())[1]).toBe(`MSA|AA|K${n}`)
      expect((await readFile(file, 'utf8')).split('\n')).toContain(`K${n}`)
    }
  })

  test('nothing is answered while the batch is not kept', async () => {
    let keep: () => void = () => undefined
    let begun: () => void = () => undefined
    const started = new Promise<void>((resolve) => {
      begun = resolve
    })
    const door = await openDoor({
      receive: async (batch) => {
        begun()
        await new Promise<void>((resolve) => {
          keep = resolve
        })
        return keepAll(batch)
      },
    })
    const caller = await call(door)
    let answered = false
    const answer = caller.hear().then((segments) => {
      answered = true
      return segments[1]
    })
    caller.say(admission('W1'))
    await started
    await call(door)
    expect(answered).toBe(false)
    keep()
    expect(await answer).toBe('MSA|AA|W1')
  })

  test('when it cannot be kept the sender is told to send again', async () => {
    const door = await openDoor({ receive: () => Promise.reject(new Error('disk full')) })
    const caller = await call(door)
    caller.say(admission('F1'))
    const answer = await caller.hear()
    expect(answer[1]).toBe('MSA|AR|F1')
    expect(answer[2]).toMatch(/^ERR\|\|\|207\^/)
    expect(door.log).toEqual(['hl7: the messages could not be kept'])
  })

  test('verdicts that do not fit the messages acknowledge nothing', async () => {
    const door = await openDoor({ receive: async () => [] })
    const caller = await call(door)
    caller.say(admission('F2'))
    expect((await caller.hear())[1]).toBe('MSA|AR|F2')
  })

  test('what applying a message came to is what the sender hears', async () => {
    const door = await openDoor({
      receive: async (batch) =>
        batch.map(({ id }) => ({
          id,
          code: 'AE',
          faults: [
            {
              code: '204',
              place: { segment: 'PID', occurrence: 1, field: 3 },
              zh: '没有这位患者',
              en: 'unknown patient',
            },
          ],
        })),
    })
    const caller = await call(door)
    caller.say(admission('V1'))
    expect((await caller.hear()).slice(1, 3)).toEqual([
      'MSA|AE|V1',
      'ERR||PID^1^3|204^Unknown key identifier^HL70357|E||||没有这位患者',
    ])
  })
})

describe('many senders at once', () => {
  test('each is answered in the order it spoke, and waiting messages are kept together', async () => {
    const door = await openDoor({ limits: { batch: 16 } })
    const callers = await Promise.all(Array.from({ length: 5 }, () => call(door)))
    const sent = callers.map((_, who) => Array.from({ length: 60 }, (__, n) => `C${who}-${n}`))
    for (const [who, caller] of callers.entries())
      caller.socket.write(Buffer.concat((sent[who] ?? []).map((id) => frame(encode(admission(id), 'utf-8')))))
    for (const [who, caller] of callers.entries())
      for (const id of sent[who] ?? []) expect((await caller.hear())[1]).toBe(`MSA|AA|${id}`)
    expect(door.received).toHaveLength(300)
    const sizes = door.batches.map((batch) => batch.length)
    expect(Math.max(...sizes)).toBe(16)
    for (const who of callers.keys())
      expect(controlIds(door.received.filter((one) => one.header?.controlId.startsWith(`C${who}-`)))).toEqual(
        sent[who],
      )
  })

  test('while one sender’s message is written another’s is read, and nobody overtakes themselves', async () => {
    const keeping: (() => void)[] = []
    const door = await openDoor({
      limits: { batch: 2 },
      receive: async (batch) => {
        await new Promise<void>((resolve) => keeping.push(resolve))
        return keepAll(batch)
      },
    })
    const [lin, wang] = await Promise.all([call(door), call(door)])
    lin.say(admission('L1'))
    await expect.poll(() => door.batches.map(controlIds)).toEqual([['L1']])
    lin.say(admission('L2'))
    wang.say(admission('W1'))
    await expect.poll(() => door.batches.map(controlIds)).toEqual([['L1'], ['W1']])
    keeping[1]?.()
    expect((await wang.hear())[1]).toBe('MSA|AA|W1')
    wang.say(admission('W2'))
    await expect.poll(() => door.batches.map(controlIds)).toEqual([['L1'], ['W1'], ['W2']])
    keeping[0]?.()
    expect((await lin.hear())[1]).toBe('MSA|AA|L1')
    await expect.poll(() => door.batches.map(controlIds)).toEqual([['L1'], ['W1'], ['W2'], ['L2']])
    for (const keep of keeping) keep()
    expect((await lin.hear())[1]).toBe('MSA|AA|L2')
    expect((await wang.hear())[1]).toBe('MSA|AA|W2')
  })

  test('beside a message being written a single other waits, so that small batches do not crowd out large ones', async () => {
    const keeping: (() => void)[] = []
    const door = await openDoor({
      limits: { batch: 4 },
      receive: async (batch) => {
        await new Promise<void>((resolve) => keeping.push(resolve))
        return keepAll(batch)
      },
    })
    const [lin, wang, zhao] = await Promise.all([call(door), call(door), call(door)])
    lin.say(admission('L1'))
    await expect.poll(() => door.batches.map(controlIds)).toEqual([['L1']])
    wang.say(admission('W1'))
    zhao.say(admission('Z1'))
    await expect.poll(() => door.batches.map(controlIds)).toEqual([['L1'], ['W1', 'Z1']])
    lin.say(admission('L2'))
    for (const keep of keeping) keep()
    expect((await lin.hear())[1]).toBe('MSA|AA|L1')
    await expect.poll(() => door.batches.map(controlIds)).toEqual([['L1'], ['W1', 'Z1'], ['L2']])
    for (const keep of keeping) keep()
    expect((await lin.hear())[1]).toBe('MSA|AA|L2')
  })

  test('a sender who pours out messages waits, and still every one is answered', async () => {
    const door = await openDoor({ limits: { waiting: 2, batch: 3 } })
    const caller = await call(door)
    const sent = Array.from({ length: 400 }, (_, n) => `B${n}`)
    for (const id of sent) caller.say(admission(id))
    for (const id of sent) expect((await caller.hear())[1]).toBe(`MSA|AA|${id}`)
  })

  test('one connection too many is turned away and the others go on', async () => {
    const door = await openDoor({ limits: { connections: 1 } })
    const first = await call(door)
    first.say(admission('L1'))
    await first.hear()
    const second = connect(door.mllp.port, '127.0.0.1')
    second.on('error', () => second.destroy())
    await once(second, 'close')
    first.say(admission('L2'))
    expect((await first.hear())[1]).toBe('MSA|AA|L2')
  })
})

describe('the words a message is written in', () => {
  test('MSH-18 overrides the connection, and the answer uses the same', async () => {
    const door = await openDoor({ charset: 'utf-8' })
    const caller = await call(door)
    caller.say(admission('G1', { msh: '||||||GB 18030-2000', name: '镕^喆' }), 'gb18030')
    const answer = await caller.hear('gb18030')
    expect(answer[0]).toMatch(/\|GB 18030-2000$/)
    expect(nameOf(door.received[0])).toBe('镕喆')
    caller.say(admission('G2', { msh: '||||||UNICODE UTF-8', name: '镕^喆' }))
    await caller.hear()
    expect(nameOf(door.received[1])).toBe('镕喆')
    caller.say(admission('G3', { msh: '||||||8859/1', name: 'Müller^Jörg' }), 'iso-8859-1')
    await caller.hear('iso-8859-1')
    expect(nameOf(door.received[2])).toBe('Jörg Müller')
  })

  test('a GB 18030 character whose second byte looks like a field separator does not shift the header', async () => {
    const door = await openDoor({ charset: 'utf-8' })
    const caller = await call(door)
    expect(encode('寍', 'gb18030')[1]).toBe(0x7c)
    caller.say(
      admission('G4', { msh: '||||||GB 18030-2000', name: '寍^三' }).replace('|GH|', '|寍寍|'),
      'gb18030',
    )
    expect((await caller.hear('gb18030'))[1]).toBe('MSA|AA|G4')
    expect(door.received[0]?.header?.sender.facility).toBe('寍寍')
  })

  test('bytes that are not what they should be are refused and kept as they came', async () => {
    const door = await openDoor({ charset: 'utf-8' })
    const caller = await call(door)
    caller.say(admission('G5', { name: '张^三' }), 'gb18030')
    const answer = await caller.hear('iso-8859-1')
    expect(answer[1]).toBe('MSA|AE|G5')
    expect(answer[2]).toContain('character set')
    expect(door.received[0]?.text).toBeNull()
    expect(decode(door.received[0]?.raw ?? Buffer.alloc(0), 'gb18030')).toContain('张^三')
  })

  test('a charset we do not know is named in the refusal', async () => {
    const door = await openDoor()
    const caller = await call(door)
    caller.say(admission('G6', { msh: '||||||UNICODE UTF-16', name: 'Brook^Anna' }))
    expect((await caller.hear()).slice(1, 3).join()).toMatch(/^MSA\|AE\|G6,ERR\|\|MSH\^1\^18\|103\^/)
  })
})

describe('bad input', () => {
  test('a frame that is no HL7 is answered and kept, and the next message is heard', async () => {
    const door = await openDoor()
    const caller = await call(door)
    caller.say('hello')
    expect((await caller.hear())[1]).toBe('MSA|AR')
    caller.say(admission('J1'))
    expect((await caller.hear())[1]).toBe('MSA|AA|J1')
    expect(door.received.map((one) => one.raw.toString()).at(0)).toBe('hello')
  })

  test('a line that is no segment is refused with the sender’s own number', async () => {
    const door = await openDoor()
    const caller = await call(door)
    caller.say(`${admission('J2')}\nfree text gone astray`)
    expect((await caller.hear())[1]).toBe('MSA|AE|J2')
  })

  test('a message beyond the limit is refused with the sender’s own number', async () => {
    const door = await openDoor({ limits: { frameBytes: 20_000 } })
    const caller = await call(door)
    caller.say(`${admission('J3')}\rNTE|1||${'长'.repeat(20_000)}`)
    const answer = await caller.hear('iso-8859-1')
    expect(answer[1]).toBe('MSA|AE|J3')
    expect(answer[2]).toContain('104^Value too long')
    expect(door.received[0]?.truncated).toBe(true)
    caller.say(admission('J4'))
    expect((await caller.hear())[1]).toBe('MSA|AA|J4')
  })

  test('somebody who speaks no MLLP gets no answer and, in the end, no connection', async () => {
    const door = await openDoor({ limits: { junkBytes: 100 } })
    const caller = await call(door)
    const closed = once(caller.socket, 'close')
    caller.socket.write(`GET / HTTP/1.1\r\n${'X-Y: z\r\n'.repeat(50)}`)
    await closed
    expect(door.received).toEqual([])
    expect(door.log).toContain('hl7: bytes outside any frame were ignored')
  })

  test('a connection that says nothing is closed', async () => {
    const door = await openDoor({ limits: { idleMs: 30 } })
    const caller = await call(door)
    const [broken] = await once(caller.socket, 'close')
    expect(broken).toBe(false)
  })

  test('an acknowledgement nobody asked for is rejected once, and our own coming back ends there', async () => {
    const door = await openDoor()
    const caller = await call(door)
    caller.say('MSH|^~\\&|HIS|GH|||20240315||ACK^A01|A1|P|2.5\rMSA|AA|unknown')
    const answer = await caller.hear()
    expect(answer[1]).toBe('MSA|AR|A1')
    const ours = answer[0]?.split('|')[9] ?? ''
    caller.say(`MSH|^~\\&|HIS|GH|||20240315||ACK^A01|A2|P|2.5\rMSA|AR|${ours}`)
    caller.say(admission('A3'))
    expect((await caller.hear())[1]).toBe('MSA|AA|A3')
    expect(controlIds(door.received)).toEqual(['A1', 'A3'])
  })
})

describe('coming and going', () => {
  test('a sender that closes its side right after speaking still gets its answer', async () => {
    const door = await openDoor()
    const caller = await call(door)
    caller.socket.end(frame(encode(admission('E1'), 'utf-8')))
    expect((await caller.hear())[1]).toBe('MSA|AA|E1')
    await once(caller.socket, 'close')
  })

  test('a sender that vanished is no harm: its message is kept', async () => {
    let heard: () => void = () => undefined
    const came = new Promise<void>((resolve) => {
      heard = resolve
    })
    const door = await openDoor({
      receive: async (batch) => {
        heard()
        return keepAll(batch)
      },
    })
    const caller = await call(door)
    caller.socket.write(frame(encode(admission('E2'), 'utf-8')), () => caller.socket.resetAndDestroy())
    await came
    const other = await call(door)
    other.say(admission('E3'))
    expect((await other.hear())[1]).toBe('MSA|AA|E3')
  })

  test('a stop finishes and answers what was received, then takes no more', async () => {
    let keep: () => void = () => undefined
    let begun: () => void = () => undefined
    const started = new Promise<void>((resolve) => {
      begun = resolve
    })
    const door = await openDoor({
      receive: async (batch) => {
        begun()
        await new Promise<void>((resolve) => {
          keep = resolve
        })
        return keepAll(batch)
      },
    })
    const caller = await call(door)
    caller.say(admission('S1'))
    await started
    const stopped = door.mllp.stop()
    keep()
    expect((await caller.hear())[1]).toBe('MSA|AA|S1')
    await stopped
    const late = connect(door.mllp.port, '127.0.0.1')
    const [error] = await once(late, 'error')
    expect(error).toMatchObject({ code: 'ECONNREFUSED' })
  })
})
