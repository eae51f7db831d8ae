import { CHARSETS, type Mapping } from '@quancheng/contract/content/hl7v2-mapping.ts'
import { type Charset, charsetNamed, decode } from './charset.ts'
import { type Fault, place } from './faults.ts'
import { type Header, readHeader } from './header.ts'
import { interpret, type Outcome } from './interpret.ts'
import type { Source } from './mapping.ts'
import { findSegment, type Message, parseMessage, value } from './parse.ts'

/** A frame with everything that could be made of it. */
export interface Reading {
  /** Null when the bytes are of no charset we can name. */
  readonly text: string | null
  readonly charset: Charset
  readonly mapping: Mapping
  /** Null when there is no MSH to answer to. */
  readonly message: Message | null
  readonly header: Header | null
  readonly outcome: Outcome
}

interface Attempt {
  readonly text: string
  readonly charset: Charset
  readonly mapping: Mapping
  readonly parsed: Message | Fault
}

/**
 * From bytes to an outcome. The charset is the one MSH-18 names, else the source's own; since MSH itself has to be read
 * for that, each charset is tried until one says of itself that it is the one (a second byte of GB 18030 may look like `|`).
 */
export function readFrame(
  bytes: Buffer,
  address: string,
  sources: readonly Source[],
  processing: readonly string[],
): Reading {
  const first = sourceOf(sources, address, null).mapping.charset
  const order = [...new Set([first, ...sources.map((source) => source.mapping.charset), ...CHARSETS])]
  let unsupported = false
  for (const charset of order) {
    const attempt = attemptAs(bytes, charset, address, sources)
    if (attempt === null) continue
    const named = isMessage(attempt.parsed) ? charsetNamed(declared(attempt.parsed)) : 'unstated'
    if (named === 'unsupported') unsupported = true
    if (named === charset || (named === 'unstated' && attempt.mapping.charset === charset))
      return understand(attempt, processing)
  }
  return undecodable(bytes, address, sources, unsupported)
}

/** A frame beyond the size limit, of which only the beginning was kept: answered, never half understood. */
export function readOversized(head: Buffer, address: string, sources: readonly Source[]): Reading {
  return headOnly(head, address, sources, {
    code: '104',
    place: null,
    zh: '消息超过允许的大小',
    en: 'the message is larger than allowed',
  })
}

function attemptAs(
  bytes: Buffer,
  charset: Charset,
  address: string,
  sources: readonly Source[],
): Attempt | null {
  const text = decode(bytes, charset)
  if (text === null) return null
  const parsed = parseMessage(text, (escaped) => decode(escaped, charset) ?? '\uFFFD')
  const header = isMessage(parsed) ? readHeader(parsed) : null
  return { text, charset, mapping: sourceOf(sources, address, header).mapping, parsed }
}

function understand({ text, charset, mapping, parsed }: Attempt, processing: readonly string[]): Reading {
  if (isMessage(parsed))
    return {
      text,
      charset,
      mapping,
      message: parsed,
      header: readHeader(parsed),
      outcome: interpret(parsed, mapping, processing),
    }
  const msh = mshOnly(text)
  const outcome: Outcome = { kind: 'refused', code: msh === null ? 'AR' : 'AE', faults: [parsed] }
  return { text, charset, mapping, message: msh, header: msh === null ? null : readHeader(msh), outcome }
}

function undecodable(
  bytes: Buffer,
  address: string,
  sources: readonly Source[],
  unsupported: boolean,
): Reading {
  const fault: Fault = unsupported
    ? {
        code: '103',
        place: place('MSH', 18),
        zh: '不支持的字符集：请使用 UNICODE UTF-8、GB 18030-2000 或 8859/1',
        en: 'unsupported character set: use UNICODE UTF-8, GB 18030-2000 or 8859/1',
      }
    : {
        code: '102',
        place: place('MSH', 18),
        zh: '消息字节与所声明或约定的字符集不符',
        en: 'the bytes are not in the character set declared or agreed',
      }
  return headOnly(bytes, address, sources, fault)
}

/** Read as ISO 8859-1, whose characters are bytes: what is echoed goes back exactly as it came. */
function headOnly(bytes: Buffer, address: string, sources: readonly Source[], fault: Fault): Reading {
  const message = mshOnly(bytes.toString('latin1'))
  const header = message === null ? null : readHeader(message)
  return {
    text: null,
    charset: 'iso-8859-1',
    mapping: sourceOf(sources, address, header).mapping,
    message,
    header,
    outcome: { kind: 'refused', code: message === null ? 'AR' : 'AE', faults: [fault] },
  }
}

function mshOnly(text: string): Message | null {
  const parsed = parseMessage(text.split(/[\r\n]/).find((line) => line.trim() !== '') ?? '', (bytes) =>
    bytes.toString('latin1'),
  )
  return isMessage(parsed) ? parsed : null
}

function isMessage(parsed: Message | Fault): parsed is Message {
  return 'segments' in parsed
}

function declared(message: Message): string {
  return value(message, findSegment(message, 'MSH'), 18) ?? ''
}

function sourceOf(sources: readonly Source[], address: string, header: Header | null): Source {
  const matches = (wanted: string | null, is: string | null) => wanted === null || wanted === is
  const found = sources.find(
    (source) =>
      matches(source.address, address) &&
      matches(source.application, header?.sender.application ?? null) &&
      matches(source.facility, header?.sender.facility ?? null),
  )
  if (found === undefined) throw new Error('the last HL7 source must match every sender')
  return found
}
