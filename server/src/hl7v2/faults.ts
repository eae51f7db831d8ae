/** HL7 table 0357, the codes this door uses. */
export const FAULT_CODES = {
  '100': 'Segment sequence error',
  '101': 'Required field missing',
  '102': 'Data type error',
  '103': 'Table value not found',
  '104': 'Value too long',
  '200': 'Unsupported message type',
  '201': 'Unsupported event code',
  '202': 'Unsupported processing id',
  '203': 'Unsupported version id',
  '204': 'Unknown key identifier',
  '205': 'Duplicate key identifier',
  '206': 'Application record locked',
  '207': 'Application internal error',
} as const
export type FaultCode = keyof typeof FAULT_CODES

/** Where in the message: `occurrence` counts segments of the same name from 1, as ERR-2 does. */
export interface Place {
  readonly segment: string
  readonly occurrence: number
  readonly field: number | null
}

/** One thing wrong with a message, in the words a person at either end can act on. */
export interface Fault {
  readonly code: FaultCode
  readonly place: Place | null
  readonly zh: string
  readonly en: string
}

export type Faults = readonly [Fault, ...Fault[]]

export function place(segment: string, field: number | null = null, occurrence = 1): Place {
  return { segment, occurrence, field }
}

export function missing(where: Place, zh: string, en: string): Fault {
  const name = where.field === null ? where.segment : `${where.segment}-${where.field}`
  return { code: '101', place: where, zh: `缺少${zh}（${name}）`, en: `${en} (${name}) is missing` }
}

export function unreadable(where: Place, zh: string, en: string): Fault {
  const name = `${where.segment}-${where.field ?? ''}`
  return {
    code: '102',
    place: where,
    zh: `${zh}（${name}）无法识别或不存在`,
    en: `${en} (${name}) cannot be read or does not exist`,
  }
}

export function notInTable(where: Place, value: string, zh: string, en: string): Fault {
  const name = `${where.segment}-${where.field ?? ''}`
  return {
    code: '103',
    place: where,
    zh: `${zh}（${name}）的代码“${value}”不在本来源的对照表中`,
    en: `${en} (${name}) carries the code "${value}", which this source's mapping table does not list`,
  }
}
