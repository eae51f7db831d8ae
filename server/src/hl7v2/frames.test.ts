import { describe, expect, test } from 'vitest'
import { createFramer, type FrameEvent, frame } from './frames.ts'

const WORDS = ['MSH|^~\\&|内科\rPID|1', 'MSH|second', 'MSH|辛佳檬|陕西', 'MSH|last']
const bytes = (text: string) => Buffer.from(text, 'utf8')

function hear(chunks: readonly Buffer[], maxBytes = 10_000): readonly FrameEvent[] {
  const framer = createFramer(maxBytes)
  return [...chunks.flatMap((chunk) => [...framer.push(chunk)]), ...framer.end()]
}

function texts(events: readonly FrameEvent[]): readonly string[] {
  return events.flatMap((event) => (event.kind === 'frame' ? [event.bytes.toString('utf8')] : []))
}

function ignored(events: readonly FrameEvent[]): number {
  return events.reduce((sum, event) => sum + (event.kind === 'ignored' ? event.size : 0), 0)
}

/** A small generator with a fixed seed (mulberry32): the same splits on every machine. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

describe('messages on the wire', () => {
  test('several messages in one packet come out one by one', () => {
    expect(texts(hear([Buffer.concat(WORDS.map((text) => frame(bytes(text))))]))).toEqual(WORDS)
  })

  test('a message that arrives byte by byte is whole, also inside a Chinese character', () => {
    const stream = frame(bytes('MSH|辛佳檬'))
    expect(texts(hear([...stream].map((byte) => Buffer.from([byte]))))).toEqual(['MSH|辛佳檬'])
  })

  test('line ends between messages are nobody’s fault', () => {
    const events = hear([
      Buffer.concat([bytes('\r\n'), frame(bytes('MSH|a')), bytes('\n\r\n'), frame(bytes('MSH|b'))]),
    ])
    expect(events).toEqual([
      { kind: 'frame', bytes: bytes('MSH|a') },
      { kind: 'frame', bytes: bytes('MSH|b') },
    ])
  })

  test('a sender that leaves out the CR after FS, or writes LF, is understood', () => {
    const stream = Buffer.from('\x0bMSH|a\x1c\x0bMSH|b\x1c\n\x0bMSH|c\x1c\r\n', 'latin1')
    expect(texts(hear([stream]))).toEqual(['MSH|a', 'MSH|b', 'MSH|c'])
  })

  test('junk between messages is counted and does not hurt the next message', () => {
    const events = hear([
      Buffer.concat([bytes('GET /'), frame(bytes('MSH|a')), bytes('xyz'), frame(bytes('MSH|b'))]),
    ])
    expect(texts(events)).toEqual(['MSH|a', 'MSH|b'])
    expect(ignored(events)).toBe('GET/'.length + 'xyz'.length)
  })

  test('a message broken off and begun again counts once, and the broken part is reported', () => {
    expect(hear([Buffer.from('\x0bMSH|ha\x0bMSH|whole\x1c\r', 'latin1')])).toEqual([
      { kind: 'ignored', why: 'unfinished', size: 6 },
      { kind: 'frame', bytes: bytes('MSH|whole') },
    ])
  })

  test('a sender that hangs up in the middle of a message leaves a report and no message', () => {
    expect(hear([Buffer.from('\x0bMSH|ha', 'latin1')])).toEqual([
      { kind: 'ignored', why: 'unfinished', size: 6 },
    ])
  })

  test('a message beyond the limit keeps its beginning only, and the next one is heard', () => {
    const events = hear([frame(bytes(`MSH|${'x'.repeat(20_000)}`)), frame(bytes('MSH|b'))], 10_000)
    expect(events.map((event) => event.kind)).toEqual(['oversized', 'frame'])
    const [first] = events
    expect(
      first?.kind === 'oversized' && [first.size, first.head.length, first.head.toString().slice(0, 5)],
    ).toEqual([20_004, 4096, 'MSH|x'])
  })

  test('wherever the network cuts the stream, the same messages come out', () => {
    const random = chance(20_260_101)
    const stream = Buffer.concat([
      bytes('junk\r\n'),
      ...WORDS.map((text) => frame(bytes(text))),
      bytes('\n'),
      Buffer.from('\x0bbroken', 'latin1'),
      frame(bytes('MSH|after')),
      frame(bytes('y'.repeat(300))),
    ])
    const whole = hear([stream], 200)
    for (let round = 0; round < 500; round += 1) {
      const chunks: Buffer[] = []
      for (let at = 0; at < stream.length; ) {
        const length = 1 + Math.floor(random() * random() * 60)
        chunks.push(stream.subarray(at, at + length))
        at += length
      }
      const events = hear(chunks, 200)
      expect(events.filter((event) => event.kind !== 'ignored')).toEqual(
        whole.filter((event) => event.kind !== 'ignored'),
      )
      expect(ignored(events)).toBe(ignored(whole))
    }
    expect(texts(whole)).toEqual([...WORDS, 'MSH|after'])
  })

  test('random bytes never make more messages than they hold frame ends, and never break anything', () => {
    const random = chance(7)
    const alphabet = [0x0b, 0x1c, 0x0d, 0x0a, 0x4d, 0xe8, 0x7c]
    for (let round = 0; round < 300; round += 1) {
      const stream = Buffer.from(
        Array.from({ length: 80 }, () => alphabet[Math.floor(random() * alphabet.length)] ?? 0),
      )
      const events = hear([stream.subarray(0, 33), stream.subarray(33)])
      const ends = stream.filter((byte) => byte === 0x1c).length
      expect(texts(events).length).toBeLessThanOrEqual(ends)
      for (const text of texts(events)) expect([text.indexOf('\x0b'), text.indexOf('\x1c')]).toEqual([-1, -1])
    }
  })
})
