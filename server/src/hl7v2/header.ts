import type { Sender } from './adt-message.ts'
import { field, findSegment, type Message, part, rawField, value } from './parse.ts'

/** What the MSH of any message says, and what an answer must echo. */
export interface Header {
  readonly sender: Sender
  /** `ADT` */
  readonly type: string
  /** MSH-9.2, else EVN-1. */
  readonly event: string
  /** MSH-9.3, empty when not sent. */
  readonly structure: string
  readonly controlId: string
  readonly processing: string
  readonly version: string
  /** MSH-15 and MSH-16, empty when not sent. */
  readonly acceptWanted: string
  readonly applicationWanted: string
}

export function readHeader(message: Message): Header {
  const msh = findSegment(message, 'MSH')
  const text = (n: number, component = 1) => value(message, msh, n, component) ?? ''
  return {
    sender: { application: authority(message, 3), facility: authority(message, 4) },
    type: text(9),
    event: text(9, 2) || (value(message, findSegment(message, 'EVN'), 1) ?? ''),
    structure: text(9, 3),
    controlId: rawField(msh, 10).trim() === '' ? '' : rawField(msh, 10),
    processing: text(11),
    version: text(12),
    acceptWanted: text(15),
    applicationWanted: text(16),
  }
}

/** The name of an HD in MSH: its namespace, else its universal id. */
function authority(message: Message, n: number): string {
  const first = (field(message, findSegment(message, 'MSH'), n) ?? [])[0]
  return part(first, 1) ?? part(first, 2) ?? ''
}

/** The versions of HL7 v2 there are. */
export const VERSIONS: readonly string[] = [
  '2.1',
  '2.2',
  '2.3',
  '2.3.1',
  '2.4',
  '2.5',
  '2.5.1',
  '2.6',
  '2.7',
  '2.7.1',
  '2.8',
  '2.8.1',
  '2.8.2',
  '2.9',
]
