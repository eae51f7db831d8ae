import { encode } from './charset.ts'
import { type Delimiters, escapeText } from './parse.ts'
import { writeTime } from './time.ts'

/** A signed document as a receiver of HL7 v2 takes it. */
export interface DocumentMessage {
  readonly controlId: string
  /** MSH-7 and EVN-2: when the document was signed, the same at every try. */
  readonly at: Date
  /** MSH-11: `P`, or `T` where nobody is real. */
  readonly processing: 'P' | 'T'
  readonly kind: 'MDM' | 'ORU'
  readonly charset: 'utf-8' | 'gb18030'
  readonly receiver: { readonly application: string; readonly facility: string }
  readonly institution: string
  readonly patient: {
    readonly numbers: readonly {
      readonly value: string
      readonly issuer: string
      readonly type: string
    }[]
    readonly name: string
    /** GB/T 2261.1 */
    readonly sex: 0 | 1 | 2 | 9
    readonly birthDate: string | null
  }
  readonly visit: {
    readonly class: string
    readonly ward: string | null
    readonly bed: string | null
    readonly number: string | null
    readonly issuer: string | null
  } | null
  readonly document: {
    readonly id: string
    /** The document this one replaces at that receiver. */
    readonly replaces: string | null
    readonly title: string
    readonly author: { readonly id: string; readonly name: string }
    readonly parts: readonly { readonly code: string; readonly title: string; readonly text: string }[]
    readonly pdf: Buffer | null
  }
}

const PLAIN: Delimiters = { field: '|', component: '^', repetition: '~', escape: '\\', subcomponent: '&' }
const OFFSET = '+08:00'
/** Names of ours in coded elements: the field has no code for a document of social work. */
const OURS = '99QUANCHENG'
const DOCUMENT_TYPE = 'SW-SUMMARY'

const CHARSET_NAMES = { 'utf-8': 'UNICODE UTF-8', gb18030: 'GB 18030-2000' } as const
const SEX = { 0: 'U', 1: 'M', 2: 'F', 9: 'O' } as const
const VISIT_CLASS: Readonly<Record<string, string>> = {
  inpatient: 'I',
  emergency: 'E',
  outpatient: 'O',
  planned: 'P',
}

const write = (text: string) => escapeText(PLAIN, text)
const parts = (...texts: readonly string[]) => withoutTail(texts.map(write), '^')

/**
 * MDM^T02 (a new document with its content), MDM^T10 where it replaces one the receiver has, or ORU^R01 with the same
 * content as results, for receivers that take nothing else. The text stands in OBX of type TX, the paper in ED.
 */
export function documentMessage(message: DocumentMessage): Buffer {
  const text = segmentsOf(message)
    .map((segment) => `${segment}\r`)
    .join('')
  return encode(text, message.charset)
}

function segmentsOf(message: DocumentMessage): string[] {
  const { kind, document } = message
  const event = kind === 'ORU' ? 'R01' : document.replaces === null ? 'T02' : 'T10'
  const structure = kind === 'ORU' ? 'ORU_R01' : 'MDM_T02'
  const at = writeTime(message.at, OFFSET)
  const header = line(
    'MSH',
    '^~\\&',
    'QUANCHENG',
    write(message.institution),
    write(message.receiver.application),
    write(message.receiver.facility),
    at,
    '',
    [kind, event, structure].join('^'),
    message.controlId,
    message.processing,
    '2.5',
    '',
    '',
    '',
    '',
    'CHN',
    CHARSET_NAMES[message.charset],
  )
  const about = [pid(message), ...(message.visit === null ? [] : [pv1(message.visit)])]
  return kind === 'ORU'
    ? [header, ...about, obr(message), ...observations(message)]
    : [header, line('EVN', event, at), ...about, txa(message), ...observations(message)]
}

function pid({ patient }: DocumentMessage): string {
  const numbers = patient.numbers.map(({ value, issuer, type }) => parts(value, '', '', issuer, type))
  return line(
    'PID',
    '1',
    '',
    numbers.join('~'),
    '',
    parts(patient.name),
    '',
    (patient.birthDate ?? '').replaceAll('-', ''),
    SEX[patient.sex],
  )
}

function pv1(visit: NonNullable<DocumentMessage['visit']>): string {
  const fields = Array.from({ length: 20 }, () => '')
  fields[0] = 'PV1'
  fields[1] = '1'
  fields[2] = VISIT_CLASS[visit.class] ?? 'U'
  fields[3] = parts(visit.ward ?? '', '', visit.bed ?? '')
  fields[19] = visit.number === null ? '' : parts(visit.number, '', '', visit.issuer ?? '', 'VN')
  return line(...fields)
}

/** TXA-17 LA: signed by its author; TXA-19 AV: to be read by whoever may read the record. */
function txa({ document, at }: DocumentMessage): string {
  const author = parts(document.author.id, document.author.name)
  const time = writeTime(at, OFFSET)
  const fields = Array.from({ length: 23 }, () => '')
  fields[0] = 'TXA'
  fields[1] = '1'
  fields[2] = parts(DOCUMENT_TYPE, document.title, OURS)
  fields[3] = 'TX'
  fields[4] = time
  fields[5] = author
  fields[6] = time
  fields[9] = author
  fields[12] = parts(document.id, 'QUANCHENG')
  fields[13] = document.replaces === null ? '' : parts(document.replaces, 'QUANCHENG')
  fields[17] = 'LA'
  fields[19] = 'AV'
  fields[22] = `${author}${'^'.repeat(13)}${time}`
  return line(...fields)
}

/** OBR-3 carries the document's number, so that a corrected result (status C) finds the one before. */
function obr({ document, at }: DocumentMessage): string {
  const fields = Array.from({ length: 33 }, () => '')
  fields[0] = 'OBR'
  fields[1] = '1'
  fields[3] = parts(document.replaces ?? document.id, 'QUANCHENG')
  fields[4] = parts(DOCUMENT_TYPE, document.title, OURS)
  fields[7] = writeTime(at, OFFSET)
  fields[22] = writeTime(at, OFFSET)
  fields[25] = document.replaces === null ? 'F' : 'C'
  fields[32] = [document.author.id, document.author.name].map(write).join('&')
  return line(...fields)
}

function observations({ kind, document, at }: DocumentMessage): string[] {
  const status = kind === 'ORU' && document.replaces !== null ? 'C' : 'F'
  const obx = (index: number, type: string, code: string, title: string, value: string) =>
    line(
      'OBX',
      String(index),
      type,
      parts(code, title, OURS),
      '',
      value,
      '',
      '',
      '',
      '',
      '',
      status,
      '',
      '',
      writeTime(at, OFFSET),
    )
  const texts = document.parts.map((one, index) => obx(index + 1, 'TX', one.code, one.title, write(one.text)))
  if (document.pdf === null) return texts
  const data = ['QUANCHENG', 'Application', 'PDF', 'Base64', document.pdf.toString('base64')].join('^')
  return [...texts, obx(texts.length + 1, 'ED', 'PDF', document.title, data)]
}

function line(...fields: readonly string[]): string {
  return withoutTail(fields, '|')
}

function withoutTail(fields: readonly string[], separator: string): string {
  return fields.slice(0, fields.findLastIndex((one) => one !== '') + 1).join(separator)
}
