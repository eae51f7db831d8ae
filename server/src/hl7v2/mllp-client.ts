import { connect } from 'node:net'
import type { DeliveryAnswer } from '@quancheng/rules/delivery.ts'
import { type Charset, charsetNamed, decode } from './charset.ts'
import { createFramer, frame } from './frames.ts'
import { findSegment, parseMessage, rawField, segmentsNamed, value } from './parse.ts'

export interface MllpTarget {
  readonly host: string
  readonly port: number
  readonly charset: Charset
}

export interface MllpPatience {
  readonly connectMs: number
  readonly answerMs: number
}

export const PATIENCE: MllpPatience = { connectMs: 5000, answerMs: 15_000 }

const LONGEST_ANSWER = 64 * 1024

export interface Receipt {
  readonly answer: DeliveryAnswer
  /** MSA-1 as sent. */
  readonly code: string | null
  /** What the receiver says about it: MSA-3, ERR-8, or ERR-3. */
  readonly reason: string | null
  /** The answer as it came. */
  readonly text: string | null
}

const nothing = (answer: DeliveryAnswer): Receipt => ({ answer, code: null, reason: null, text: null })

/** Sends one message and waits for the answer that names it. Every wait ends: a receiver that says nothing is `silent`. */
export async function sendByMllp(
  target: MllpTarget,
  bytes: Buffer,
  controlId: string,
  patience: MllpPatience = PATIENCE,
): Promise<Receipt> {
  const { promise, resolve } = Promise.withResolvers<Receipt>()
  const framer = createFramer(LONGEST_ANSWER)
  const socket = connect({ host: target.host, port: target.port })
  let isConnected = false
  let clock = setTimeout(() => end(nothing('unreachable')), patience.connectMs)

  function end(receipt: Receipt): void {
    clearTimeout(clock)
    socket.destroy()
    resolve(receipt)
  }

  socket.on('connect', () => {
    isConnected = true
    clearTimeout(clock)
    clock = setTimeout(() => end(nothing('silent')), patience.answerMs)
    socket.write(frame(bytes))
  })
  socket.on('data', (chunk) => {
    for (const event of framer.push(chunk)) {
      if (event.kind !== 'frame') continue
      const receipt = readReceipt(event.bytes, target.charset, controlId)
      if (receipt !== null) return end(receipt)
    }
  })
  socket.on('error', () => end(nothing(isConnected ? 'silent' : 'unreachable')))
  socket.on('close', () => end(nothing(isConnected ? 'silent' : 'unreachable')))
  return promise
}

/** An answer to another message is passed over: null. */
function readReceipt(bytes: Buffer, charset: Charset, controlId: string): Receipt | null {
  const text = textOf(bytes, charset)
  const message = parseMessage(text, (some) => some.toString('latin1'))
  if ('code' in message) return { ...nothing('not-understood'), text }
  const msa = findSegment(message, 'MSA')
  if (msa === null) return { ...nothing('not-understood'), text }
  if (rawField(msa, 2).trim() !== controlId) return null
  const code = (value(message, msa, 1) ?? '').toUpperCase()
  const reasons = [
    value(message, msa, 3),
    ...segmentsNamed(message, 'ERR').map((err) => value(message, err, 8) ?? value(message, err, 3, 2)),
  ].filter((reason) => typeof reason === 'string')
  return {
    answer: ANSWER_OF[code] ?? 'not-understood',
    code: code === '' ? null : code.slice(0, 10),
    reason: reasons.length === 0 ? null : reasons.join('；').slice(0, 500),
    text,
  }
}

/** HL7 table 0008. An accept answer is one too: the receiver has kept it and answers for it from there. */
const ANSWER_OF: Readonly<Record<string, DeliveryAnswer>> = {
  AA: 'accepted',
  CA: 'accepted',
  AE: 'refused',
  CE: 'refused',
  AR: 'busy',
  CR: 'busy',
}

/** MSH-18 of the answer decides, else what the receiver is sent; bytes of neither are shown as they can be. */
function textOf(bytes: Buffer, charset: Charset): string {
  const message = parseMessage(bytes.toString('latin1'), (some) => some.toString('latin1'))
  const named = 'code' in message ? 'unstated' : charsetNamed(rawField(findSegment(message, 'MSH'), 18))
  const own = named === 'unstated' || named === 'unsupported' ? charset : named
  return decode(bytes, own) ?? bytes.toString('latin1')
}
