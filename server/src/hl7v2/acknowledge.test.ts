import { describe, expect, test } from 'vitest'
import { type AckCode, acknowledge, answersDue, type Code } from './acknowledge.ts'
import { createControlIds } from './control-ids.ts'
import { type Fault, missing, place } from './faults.ts'
import { readHeader } from './header.ts'
import { parseMessage } from './parse.ts'

const NO_PATIENT: Fault = missing(place('PID', 3), '患者标识', 'the patient identifier')
const words = {
  controlId: 'Q1',
  at: new Date('2024-03-15T06:30:00Z'),
  offset: '+08:00',
  language: 'en',
} as const

function answer(msh: string, code: AckCode, faults: readonly Fault[] = [], language: 'zh' | 'en' = 'en') {
  const message = parseMessage(msh, (bytes) => bytes.toString())
  if (!('segments' in message)) throw new Error(message.en)
  return acknowledge(message, readHeader(message), code, faults, { ...words, language }).split('\r')
}

function due(msh15: string, msh16: string, code: Code): string {
  const message = parseMessage(`MSH|^~\\&|||||||ADT^A01|1|P|2.5|||${msh15}|${msh16}`, (bytes) =>
    bytes.toString(),
  )
  if (!('segments' in message)) throw new Error(message.en)
  return answersDue(readHeader(message), 'as-asked', code).join(' then ')
}

describe('an acknowledgement', () => {
  test('goes back to the sender with their number, version, processing id and charset', () => {
    expect(
      answer('MSH|^~\\&|HIS|GH|QC|SW|20240315||ADT^A01^ADT_A01|M-7|P^T|2.5^CHN|||||CHN|GB 18030-2000', 'AA'),
    ).toEqual([
      'MSH|^~\\&|QC|SW|HIS|GH|20240315143000+0800||ACK^A01^ACK|Q1|P^T|2.5^CHN||||||GB 18030-2000',
      'MSA|AA|M-7',
      '',
    ])
  })

  test('from 2.5 on the reason, its place and its code stand in ERR', () => {
    expect(
      answer('MSH|^~\\&|HIS|GH|||20240315||ADT^A01|M-7|P|2.5.1', 'AE', [NO_PATIENT], 'zh').slice(1),
    ).toEqual([
      'MSA|AE|M-7',
      'ERR||PID^1^3|101^Required field missing^HL70357|E||||缺少患者标识（PID-3）',
      '',
    ])
  })

  test('before 2.5 the reason stands in MSA-3 and there is no ERR', () => {
    expect(answer('MSH|^~\\&|HIS|GH|||20240315||ADT^A01|M-7|P|2.3', 'AE', [NO_PATIENT]).slice(1)).toEqual([
      'MSA|AE|M-7|the patient identifier (PID-3) is missing',
      '',
    ])
  })

  test('speaks with the sender’s delimiters and escapes them in its own words', () => {
    const fault: Fault = { code: '207', place: null, zh: '', en: 'a#b*c' }
    expect(answer('MSH#*!?%#HIS#GH#####ADT*A01#M?F?7#P#2.3', 'AR', [fault])).toEqual([
      'MSH#*!?%###HIS#GH#20240315143000+0800##ACK*A01*ACK#Q1#P#2.3',
      'MSA#AR#M?F?7#a?F?b?S?c',
      '',
    ])
  })

  test('answers even what has no header, so that no sender waits in vain', () => {
    expect(acknowledge(null, null, 'AR', [], words)).toBe(
      'MSH|^~\\&|||||20240315143000+0800||ACK|Q1|P|2.5\rMSA|AR\r',
    )
  })
})

describe('which answer is due', () => {
  test.each<[string, string, Code, string]>([
    ['', '', 'AA', 'AA'],
    ['', '', 'AE', 'AE'],
    ['', '', 'AR', 'AR'],
    ['AL', 'NE', 'AA', 'CA'],
    ['AL', 'NE', 'AE', 'CE'],
    ['AL', 'NE', 'AR', 'CR'],
    ['AL', '', 'AA', 'CA'],
    ['NE', 'AL', 'AA', 'AA'],
    ['NE', 'AL', 'AE', 'AE'],
    ['AL', 'AL', 'AA', 'CA then AA'],
    ['AL', 'AL', 'AE', 'CE'],
    ['ER', 'AL', 'AA', 'AA'],
    ['ER', 'AL', 'AR', 'CR'],
    ['SU', 'ER', 'AA', 'CA'],
    ['SU', 'ER', 'AE', 'AE'],
    ['NE', 'ER', 'AA', ''],
    ['NE', 'NE', 'AE', ''],
    ['??', 'NE', 'AA', 'CA'],
  ])('accept %s, application %s, judged %s: %s', (accept, application, code, expected) => {
    expect(due(accept, application, code)).toBe(expected)
  })

  test('a source set to original mode gets one plain answer whatever it asks', () => {
    const message = parseMessage('MSH|^~\\&|||||||ADT^A01|1|P|2.5|||AL|AL', (bytes) => bytes.toString())
    if (!('segments' in message)) throw new Error(message.en)
    expect(answersDue(readHeader(message), 'original', 'AA')).toEqual(['AA'])
  })
})

describe('our own message numbers', () => {
  test('are unique and short enough for every version, also after a restart', () => {
    const start = new Date('2026-01-01T00:00:00Z')
    const before = createControlIds(start, 0.1)
    const after = createControlIds(new Date(start.getTime() + 1), 0.1)
    const ids = Array.from({ length: 5000 }, () => [before(), after()]).flat()
    expect(new Set(ids).size).toBe(ids.length)
    expect(Math.max(...ids.map((id) => id.length))).toBeLessThanOrEqual(20)
  })
})
