import { decode } from './charset.ts'
import { type Header, readHeader } from './header.ts'
import { interpret, type Outcome } from './interpret.ts'
import { parseMessage } from './parse.ts'
import { readFrame } from './read-frame.ts'
import type { Sources } from './sources.ts'

export interface ReadText {
  readonly header: Header | null
  readonly outcome: Outcome
}

/** A message a person has before them as text, understood as if its sender had sent it so. */
export function readText(text: string, { mappings }: Sources, processing: readonly string[]): ReadText {
  const parsed = parseMessage(
    text.replace(/\r?\n/gu, '\r'),
    (escaped) => decode(escaped, 'utf-8') ?? '\uFFFD',
  )
  if (!('segments' in parsed))
    return { header: null, outcome: { kind: 'refused', code: 'AE', faults: [parsed] } }
  const header = readHeader(parsed)
  const is = (wanted: string | null, sent: string) => wanted === null || wanted === sent
  const source = mappings.find(
    (one) => is(one.application, header.sender.application) && is(one.facility, header.sender.facility),
  )
  if (source === undefined) throw new Error('the last HL7 source must match every sender')
  return { header, outcome: interpret(parsed, source.mapping, processing) }
}

/** The text of a kept message, in the charset it names or was agreed; bytes of none are shown one by one. */
export function textOf(raw: Buffer, { mappings }: Sources, processing: readonly string[]): string {
  const { text } = readFrame(raw, '', mappings, processing)
  return text ?? raw.toString('latin1')
}

/** MSH-11 taken here: where real people are, only what is meant for production. */
export function processingTaken(mode: 'demo' | 'production'): readonly string[] {
  return mode === 'production' ? ['P'] : ['P', 'T', 'D']
}
