import type { Mapping } from '@quancheng/contract/content/hl7v2-mapping.ts'
import { FAULT_CODES, type Fault } from './faults.ts'
import type { Header } from './header.ts'
import { type Delimiters, escapeText, findSegment, type Message, rawField } from './parse.ts'
import { writeTime } from './time.ts'

/** The judgement on a message, before it is put in the words of a mode. */
export type Code = 'AA' | 'AE' | 'AR'
export type AckCode = Code | 'CA' | 'CE' | 'CR'

export interface Judgement {
  readonly code: Code
  readonly faults: readonly Fault[]
}

export interface AckWords {
  /** Ours, never used before (MSH-10). */
  readonly controlId: string
  readonly at: Date
  /** Zone of MSH-7. */
  readonly offset: string
  readonly language: 'zh' | 'en'
}

const ACCEPT: Readonly<Record<Code, AckCode>> = { AA: 'CA', AE: 'CE', AR: 'CR' }

/**
 * Which answers a sender is owed, in order (HL7 v2.5.1 chapter 2.9). Original mode: one of AA, AE, AR.
 * Enhanced mode (MSH-15 or MSH-16 filled): an accept acknowledgement as MSH-15 asks, then, unless it refused,
 * an application acknowledgement as MSH-16 asks. NE and NE asks for silence and gets it.
 */
export function answersDue(
  header: Header | null,
  mode: Mapping['acknowledgement'],
  code: Code,
): readonly AckCode[] {
  const accept = header?.acceptWanted ?? ''
  const application = header?.applicationWanted ?? ''
  if (mode === 'original' || (accept === '' && application === '')) return [code]
  const first = isWanted(accept, code) ? [ACCEPT[code]] : []
  if (first.length > 0 && code !== 'AA') return first
  return isWanted(application, code) ? [...first, code] : first
}

/** HL7 table 0155. A word that is not in it is answered: silence must be asked for plainly. */
function isWanted(asked: string, code: Code): boolean {
  switch (asked) {
    case '':
    case 'NE':
      return false
    case 'ER':
      return code !== 'AA'
    case 'SU':
      return code === 'AA'
    default:
      return true
  }
}

const PLAIN: Delimiters = { field: '|', component: '^', repetition: '~', escape: '\\', subcomponent: '&' }

/**
 * One acknowledgement. It speaks with the message's delimiters, version, processing id and charset name, and echoes what
 * was sent untouched. Reasons stand in ERR from 2.5 on and in MSA-3 before. `message` is null when none could be read.
 */
export function acknowledge(
  message: Message | null,
  header: Header | null,
  code: AckCode,
  faults: readonly Fault[],
  words: AckWords,
): string {
  const delimiters = message?.delimiters ?? PLAIN
  const { field, component } = delimiters
  const msh = message === null ? null : findSegment(message, 'MSH')
  const write = (text: string) => escapeText(delimiters, text)
  const type =
    header === null || header.event === '' ? 'ACK' : ['ACK', write(header.event), 'ACK'].join(component)
  const version = rawField(msh, 12) || '2.5'
  const withErrors = isFrom25(version.split(component)[0] ?? '')
  const sentence = (fault: Fault) => (words.language === 'zh' ? fault.zh : fault.en)
  const reasons = faults.map(sentence).join(words.language === 'zh' ? '；' : '; ')
  const line = (...fields: readonly string[]) => withoutTail(fields, field)
  const segments = [
    line(
      'MSH',
      rawField(msh, 2) || '^~\\&',
      rawField(msh, 5),
      rawField(msh, 6),
      rawField(msh, 3),
      rawField(msh, 4),
      writeTime(words.at, words.offset),
      '',
      type,
      words.controlId,
      rawField(msh, 11) || 'P',
      version,
      '',
      '',
      '',
      '',
      '',
      rawField(msh, 18),
    ),
    line(
      'MSA',
      code,
      rawField(msh, 10),
      withErrors ? '' : write([...reasons].slice(0, TEXT_LENGTH).join('')),
    ),
    ...(withErrors ? faults.map((fault) => errorSegment(fault, sentence(fault))) : []),
  ]
  return `${segments.join('\r')}\r`

  function errorSegment(fault: Fault, text: string): string {
    const where =
      fault.place === null
        ? ''
        : [fault.place.segment, fault.place.occurrence, fault.place.field]
            .filter((one) => one !== null)
            .join(component)
    const reason = [fault.code, FAULT_CODES[fault.code], 'HL70357'].join(component)
    return line('ERR', '', where, reason, 'E', '', '', '', write(text))
  }
}

/** MSA-3 holds 80 characters in the versions that use it. */
const TEXT_LENGTH = 80

function withoutTail(fields: readonly string[], separator: string): string {
  return fields.slice(0, fields.findLastIndex((one) => one !== '') + 1).join(separator)
}

function isFrom25(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 2 || (major === 2 && minor >= 5)
}
