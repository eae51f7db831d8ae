import { type Fault, place } from './faults.ts'

export interface Delimiters {
  readonly field: string
  readonly component: string
  readonly repetition: string
  readonly escape: string
  readonly subcomponent: string
}

export interface Segment {
  readonly id: string
  /** Counted from 1 among segments of the same name. */
  readonly occurrence: number
  /** Raw text; index n is field n. In MSH index 1 is the field separator itself. */
  readonly fields: readonly string[]
}

/** `bytesToText` reads the bytes of a `\X…\` escape in the message's own charset. */
export interface Message {
  readonly delimiters: Delimiters
  readonly segments: readonly Segment[]
  readonly bytesToText: (bytes: Buffer) => string
}

/** Components, each a list of subcomponents, unescaped. */
export type Repetition = readonly (readonly string[])[]

/** `undefined`: nothing was sent, keep what is known. `null`: `""` was sent, delete what is known. */
export type Sent<T> = T | null | undefined

const DELETED = '""'
const SEGMENT_ID = /^[A-Z][A-Z0-9]{2}$/

/** The four characters after MSH-1 are component, repetition, escape and subcomponent; later ones (truncation) are not ours. */
export function readDelimiters(msh: string): Delimiters | null {
  if (!msh.startsWith('MSH') || msh.length < 8) return null
  const field = msh.charAt(3)
  const end = msh.indexOf(field, 4)
  const characters = msh.slice(4, end < 0 ? undefined : end)
  const [component, repetition, mark, subcomponent] = characters
  if (component === undefined || repetition === undefined || mark === undefined || subcomponent === undefined)
    return null
  const all = [field, component, repetition, mark, subcomponent]
  if (new Set(all).size < all.length || all.some((character) => /[A-Za-z0-9\s"]/.test(character))) return null
  return { field, component, repetition, escape: mark, subcomponent }
}

/** Segments end with CR, LF or CRLF; blank lines are skipped. A line that is no segment is a fault: its words would be lost. */
export function parseMessage(text: string, bytesToText: Message['bytesToText']): Message | Fault {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '')
  const first = lines[0] ?? ''
  if (!first.startsWith('MSH'))
    return {
      code: '100',
      place: null,
      zh: '不是 HL7 v2 消息：开头没有 MSH',
      en: 'not an HL7 v2 message: no MSH',
    }
  const delimiters = readDelimiters(first)
  if (delimiters === null)
    return {
      code: '102',
      place: place('MSH', 2),
      zh: '分隔符（MSH-1、MSH-2）无法识别',
      en: 'the delimiters (MSH-1, MSH-2) cannot be read',
    }
  const counts = new Map<string, number>()
  const segments: Segment[] = []
  for (const [index, line] of lines.entries()) {
    const pieces = line.split(delimiters.field)
    const id = (pieces[0] ?? '').trim()
    if (!SEGMENT_ID.test(id))
      return {
        code: '100',
        place: null,
        zh: `第 ${index + 1} 行不是消息段：自由文本中的换行应写作 \\.br\\`,
        en: `line ${index + 1} is not a segment: a line break inside text is written \\.br\\`,
      }
    const occurrence = (counts.get(id) ?? 0) + 1
    counts.set(id, occurrence)
    const fields = id === 'MSH' ? ['MSH', delimiters.field, ...pieces.slice(1)] : [id, ...pieces.slice(1)]
    segments.push({ id, occurrence, fields })
  }
  return { delimiters, segments, bytesToText }
}

export function findSegment(message: Message, id: string): Segment | null {
  return message.segments.find((segment) => segment.id === id) ?? null
}

export function segmentsNamed(message: Message, id: string): readonly Segment[] {
  return message.segments.filter((segment) => segment.id === id)
}

/** As it stood on the wire, escapes and all: for echoing. */
export function rawField(segment: Segment | null, n: number): string {
  return segment?.fields[n] ?? ''
}

/** Every repetition of a field that says something. */
export function field(message: Message, segment: Segment | null, n: number): Sent<readonly Repetition[]> {
  const raw = rawField(segment, n).trim()
  if (raw === '') return undefined
  if (raw === DELETED) return null
  const { repetition, component, subcomponent } = message.delimiters
  const repetitions = raw
    .split(repetition)
    .filter((one) => one.trim() !== DELETED)
    .map((one) =>
      one.split(component).map((part) => part.split(subcomponent).map((sub) => unescapeText(message, sub))),
    )
    .filter((parts) => parts.some((subs) => subs.some((sub) => sub.trim() !== '' && sub !== DELETED)))
  return repetitions.length === 0 ? undefined : repetitions
}

/** One part of a repetition, counted from 1, outer blanks removed. */
export function part(repetition: Repetition | undefined, component: number, subcomponent = 1): Sent<string> {
  const text = repetition?.[component - 1]?.[subcomponent - 1]?.trim() ?? ''
  if (text === '') return undefined
  return text === DELETED ? null : text
}

/** One part of a field's first repetition. */
export function value(message: Message, segment: Segment | null, n: number, component = 1): Sent<string> {
  const repetitions = field(message, segment, n)
  return repetitions ? part(repetitions[0], component) : repetitions
}

/** HL7 v2 chapter 2.7: \F\ \S\ \T\ \R\ \E\ the delimiters, \Xdd…\ bytes, \.br\ \.sp\ a new line, \H\ \N\ highlighting (dropped). */
function unescapeText(message: Message, text: string): string {
  const { delimiters } = message
  const mark = delimiters.escape
  if (!text.includes(mark)) return text
  const pieces = text.split(mark)
  let result = pieces[0] ?? ''
  for (let index = 1; index < pieces.length; index += 1) {
    const code = pieces[index] ?? ''
    if (index === pieces.length - 1) return `${result}${mark}${code}`
    const meaning = escapeMeaning(message, code)
    if (meaning === null) {
      result += `${mark}${code}`
    } else {
      index += 1
      result += `${meaning}${pieces[index] ?? ''}`
    }
  }
  return result
}

function escapeMeaning(message: Message, code: string): string | null {
  const { delimiters } = message
  switch (code) {
    case 'F':
      return delimiters.field
    case 'S':
      return delimiters.component
    case 'T':
      return delimiters.subcomponent
    case 'R':
      return delimiters.repetition
    case 'E':
      return delimiters.escape
    case 'H':
    case 'N':
      return ''
    case '.br':
      return '\n'
    default:
      if (/^X([0-9A-Fa-f]{2})+$/.test(code)) return message.bytesToText(Buffer.from(code.slice(1), 'hex'))
      return /^\.(sp|sk|in|ti|ce|fi|nf)/.test(code) ? (code.startsWith('.sp') ? '\n' : '') : null
  }
}

/** The reverse, for what we write: only delimiters and line ends can do harm. */
export function escapeText(delimiters: Delimiters, text: string): string {
  const names = new Map([
    [delimiters.escape, 'E'],
    [delimiters.field, 'F'],
    [delimiters.component, 'S'],
    [delimiters.subcomponent, 'T'],
    [delimiters.repetition, 'R'],
    ['\r', '.br'],
    ['\n', '.br'],
  ])
  return [...text]
    .map((character) => {
      const name = names.get(character)
      return name === undefined ? character : `${delimiters.escape}${name}${delimiters.escape}`
    })
    .join('')
}
