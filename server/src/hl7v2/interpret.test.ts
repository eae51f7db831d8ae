import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { getMapping } from '../content/hl7v2-mapping.ts'
import { loadContent } from '../content/load.ts'
import type { AdtMessage, MergeMessage, Person, Visit } from './adt-message.ts'
import { interpret, type Outcome } from './interpret.ts'

import { parseMessage } from './parse.ts'

const files = loadContent(fileURLToPath(new URL('../../../content/', import.meta.url))).hl7Mappings
const mapping = getMapping(files, 'default')

/** A segment by field numbers. */
function segment(id: string, fields: Readonly<Record<number, string>>): string {
  const last = Math.max(0, ...Object.keys(fields).map(Number))
  return [id, ...Array.from({ length: last }, (_, index) => fields[index + 1] ?? '')].join('|')
}

interface Letter {
  readonly event?: string
  readonly msh?: Readonly<Record<number, string>>
  readonly evn?: Readonly<Record<number, string>>
  readonly pid?: Readonly<Record<number, string>> | null
  readonly pv1?: Readonly<Record<number, string>> | null
  readonly more?: readonly string[]
}

/** An ordinary message of the HIS of a general hospital, with what a test wants different. */
function letter({ event = 'A01', msh = {}, evn = {}, pid = {}, pv1 = {}, more = [] }: Letter): string {
  const header = {
    3: 'HIS',
    4: 'GH',
    7: '20240315143000',
    9: `ADT^${event}`,
    10: 'M1',
    11: 'P',
    12: '2.5',
    ...msh,
  }
  const [, ...rest] = segment('MSH', { ...header, 1: '', 2: '' }).split('|')
  return [
    `MSH|^~\\&|${rest.slice(2).join('|')}`,
    segment('EVN', { 2: '20240315142900', ...evn }),
    ...(pid === null ? [] : [segment('PID', { 3: '1001^^^GH^MR', ...pid })]),
    ...(pv1 === null ? [] : [segment('PV1', { 2: 'I', 19: 'V9', ...pv1 })]),
    ...more,
  ].join('\r')
}

function read(sent: Letter, processing: readonly string[] = ['P'], how = mapping): Outcome {
  const message = parseMessage(letter(sent), (bytes) => bytes.toString())
  if (!('segments' in message)) throw new Error(message.en)
  return interpret(message, how, processing)
}

function understood(sent: Letter, how = mapping): AdtMessage {
  const outcome = read(sent, ['P'], how)
  if (outcome.kind === 'refused') throw new Error(outcome.faults.map((fault) => fault.en).join('; '))
  return outcome.adt
}

function person(sent: Letter, how = mapping): Person {
  const adt = understood(sent, how)
  if (adt.kind === 'merge') throw new Error('a merge has no person')
  return adt.person
}

function visit(sent: Letter): Visit {
  const adt = understood(sent)
  if (adt.kind !== 'visit' || adt.visit === null) throw new Error('no visit')
  return adt.visit
}

function merges(sent: Letter): MergeMessage['merges'] {
  const adt = understood(sent)
  if (adt.kind !== 'merge') throw new Error('no merge')
  return adt.merges
}

/** `AE 101 PID-3`, one line per fault. */
function refusal(sent: Letter, processing?: readonly string[]): readonly string[] {
  const outcome = read(sent, processing)
  if (outcome.kind === 'understood') throw new Error('it was understood')
  return outcome.faults.map(
    ({ code, place }) =>
      `${outcome.code} ${code} ${place?.segment ?? ''}${place?.field ? `-${place.field}` : ''}`,
  )
}

describe('what an admission says', () => {
  test('who, when and from whom', () => {
    expect(understood({ evn: { 6: '20240315140000' } })).toMatchObject({
      kind: 'visit',
      event: 'A01',
      sender: { application: 'HIS', facility: 'GH' },
      controlId: 'M1',
      messageTime: '2024-03-15T06:29:00.000Z',
      occurredAt: '2024-03-15T06:00:00.000Z',
    })
  })

  test('where the patient lies, who attends, who pays and why they came', () => {
    expect(
      visit({
        pv1: { 3: 'W5^501^2^GH', 7: '223^张^晋', 10: 'ONC', 44: '20240315140000' },
        more: [
          segment('DG1', { 1: '1', 3: 'C34.9^肺恶性肿瘤^ICD-10', 6: 'A' }),
          segment('DG1', { 1: '2', 4: '高血压' }),
          segment('IN1', { 1: '1', 2: '390^城乡居民基本医疗保险' }),
        ],
      }),
    ).toEqual({
      number: { issuer: 'GH', value: 'V9' },
      class: 'inpatient',
      status: 'in-progress',
      location: { department: 'ONC', ward: 'W5', room: '501', bed: '2', facility: 'GH' },
      attending: { id: '223', name: '张晋' },
      admittedAt: '2024-03-15T06:00:00.000Z',
      payer: { code: null, raw: '390', text: '城乡居民基本医疗保险' },
      diagnoses: [
        { code: 'C34.9', text: '肺恶性肿瘤', system: 'ICD-10', type: 'A' },
        { code: null, text: '高血压', system: null, type: null },
      ],
    })
  })

  test('the people around the patient', () => {
    const { contacts } = person({
      more: [
        segment('NK1', { 1: '1', 2: '王^芳', 3: 'DAU', 5: '13800000000^PRN^CP', 7: 'N' }),
        segment('NK1', { 1: '2', 3: 'SON' }),
      ],
    })
    expect(contacts).toEqual([
      {
        name: '王芳',
        relation: { code: '30', raw: 'DAU', text: null },
        role: { code: null, raw: 'N', text: null },
        phones: [{ number: '13800000000', use: 'PRN' }],
        address: null,
      },
    ])
  })

  test.each([
    ['欧阳^娜', '欧阳娜', '欧阳', '娜'],
    ['辛佳檬', '辛佳檬', null, null],
    ['张  晋', '张晋', null, null],
    ['买买提·艾力', '买买提·艾力', null, null],
    ['Smith&van&Smith^Anna^Lee', 'Anna Lee Smith', 'Smith', 'Anna Lee'],
    ['^Anna', 'Anna', null, 'Anna'],
  ])('the name %s is %s', (sent, full, family, given) => {
    expect(person({ pid: { 5: sent } }).names).toEqual([{ full, family, given, legal: true }])
  })

  test('the legal name in characters comes before its spelling and before an alias', () => {
    const names = person({ pid: { 5: '小张^^^^^^A~ZHANG^San^^^^^L^A~张^三^^^^^L^I' } }).names
    expect(names?.map((name) => name.full)).toEqual(['张三', 'San ZHANG', '小张'])
  })

  test('at a hospital that does not split names a spelling in PID-5.2 is not taken for a given name', () => {
    const chinese = getMapping(files, 'cn-esb')
    expect(person({ pid: { 5: '辛佳檬^XIN JIAMENG' } }, chinese).names?.[0]?.full).toBe('辛佳檬')
  })

  test('a Chinese address runs from large to small', () => {
    expect(person({ pid: { 11: '幸福路1号^^南京市^江苏省^210000^CHN^H^^鼓楼区' } }).address?.text).toBe(
      '江苏省南京市鼓楼区幸福路1号',
    )
  })

  test.each([
    ['13800000000', '13800000000'],
    ['^PRN^PH^^86^025^83200000', '+86 025 83200000'],
    ['^WPN^PH^^^^^^^^^555-1212', '555-1212'],
  ])('the phone %s is %s', (sent, number) => {
    expect(person({ pid: { 13: sent } }).phones?.map((phone) => phone.number)).toEqual([number])
  })

  test('an e-mail address is no phone', () => {
    expect(person({ pid: { 13: '^NET^Internet^a@example.org' } })).not.toHaveProperty('phones')
  })

  test('only a year of birth is known: no day is invented', () => {
    expect(person({ pid: { 7: '1951' } })).not.toHaveProperty('birthDate')
  })

  test('a code that only describes keeps the hospital’s own word', () => {
    expect(person({ pid: { 16: 'X^Engaged' } }).marital).toEqual({ code: null, raw: 'X', text: 'Engaged' })
  })
})

describe('nothing sent, or deleted', () => {
  test('what was not sent is not there at all', () => {
    expect(Object.keys(person({}))).toEqual(['identifiers'])
    expect(Object.keys(visit({ event: 'A08' }))).toEqual(['number', 'class'])
  })

  test('what was deleted is null', () => {
    expect(
      person({
        pid: { 5: '""', 7: '""', 11: '""', 13: '""', 16: '""' },
        more: [segment('NK1', { 2: '""' })],
      }),
    ).toEqual({
      identifiers: [{ issuer: 'GH', type: 'MR', value: '1001' }],
      names: null,
      birthDate: null,
      address: null,
      phones: null,
      marital: null,
      contacts: null,
    })
    expect(visit({ pv1: { 3: '""', 7: '""', 44: '""' } })).toMatchObject({
      location: null,
      attending: null,
      admittedAt: null,
    })
  })
})

describe('the action table', () => {
  test('a transfer says from where to where', () => {
    expect(visit({ event: 'A02', pv1: { 3: 'ICU^1^1', 6: 'W5^501^2' } })).toMatchObject({
      location: { ward: 'ICU' },
      priorLocation: { ward: 'W5', bed: '2' },
    })
  })

  test('a discharge ends the stay', () => {
    expect(visit({ event: 'A03', pv1: { 36: '01', 45: '20240320100000' } })).toMatchObject({
      status: 'finished',
      dischargedAt: '2024-03-20T02:00:00.000Z',
      disposition: { code: 'home', raw: '01' },
    })
  })

  test('a registration without a class is an outpatient visit', () => {
    expect(visit({ event: 'A04', pv1: { 2: '' } })).toMatchObject({
      class: 'outpatient',
      status: 'in-progress',
    })
  })

  test('a planned admission is not yet under way', () => {
    expect(visit({ pv1: { 2: 'P' } })).toMatchObject({ class: 'planned', status: 'planned' })
  })

  test('an update with a discharge time ends the stay too', () => {
    expect(visit({ event: 'A08', pv1: { 45: '20240320100000' } }).status).toBe('finished')
  })

  test('an update may be about the person alone', () => {
    expect(understood({ event: 'A08', pv1: null })).toMatchObject({ kind: 'visit', visit: null })
  })

  test('a cancelled admission changes nothing but the stay’s status', () => {
    expect(understood({ event: 'A11', pid: { 5: 'Other^Name' }, pv1: { 3: 'W9' } })).toMatchObject({
      person: { identifiers: [{ value: '1001' }] },
      visit: { number: { issuer: 'GH', value: 'V9' }, status: 'cancelled' },
    })
    expect(person({ event: 'A11', pid: { 5: 'Other^Name' } })).not.toHaveProperty('names')
  })

  test('a cancelled discharge takes back its time and disposition', () => {
    expect(visit({ event: 'A13', pv1: { 36: '01', 45: '20240320100000' } })).toMatchObject({
      status: 'in-progress',
      dischargedAt: null,
      disposition: null,
    })
  })

  test.each(['A28', 'A31'])('%s is about the person and carries no stay', (event) => {
    const adt = understood({ event, pv1: { 2: 'I', 3: 'W5' } })
    expect(adt.kind).toBe('person')
    expect(adt).not.toHaveProperty('visit')
  })

  test.each(['A18', 'A30', 'A34', 'A36', 'A39', 'A40'])('%s merges two patients', (event) => {
    expect(merges({ event, pv1: null, more: [segment('MRG', { 1: '2002^^^GH^MR' })] })).toEqual([
      {
        survivor: [{ issuer: 'GH', type: 'MR', value: '1001' }],
        prior: [{ issuer: 'GH', type: 'MR', value: '2002' }],
      },
    ])
  })

  test('one A40 may merge several pairs, each with its own survivor', () => {
    const pairs = merges({
      event: 'A40',
      msh: { 9: 'ADT^A40^ADT_A39' },
      pv1: null,
      more: ['MRG|2^^^GH^MR', 'PID|||3^^^GH^MR', 'PD1|', 'MRG|4^^^GH^MR~5^^^GH^MR'],
    })
    expect(
      pairs.map((pair) => [pair.survivor.map((one) => one.value), pair.prior.map((one) => one.value)]),
    ).toEqual([
      [['1001'], ['2']],
      [['3'], ['4', '5']],
    ])
  })

  test('a prior number without an issuer is of the survivor’s number of its type, else of the sender', () => {
    const more = [segment('MRG', { 1: '7^^^^MR~8^^^^PI~9' })]
    expect(
      merges({ event: 'A40', pid: { 3: '1^^^CITY^MR~2^^^WARD^XX' }, pv1: null, more })[0]?.prior,
    ).toEqual([
      { issuer: 'CITY', type: 'MR', value: '7' },
      { issuer: 'GH', type: 'PI', value: '8' },
      { issuer: 'GH', type: null, value: '9' },
    ])
  })

  test('a message whose event stands only in EVN is understood', () => {
    expect(understood({ msh: { 9: 'ADT' }, evn: { 1: 'A03' } })).toMatchObject({ event: 'A03' })
  })

  test('an A34 whose EVN says A40 asks for the same thing twice', () => {
    expect(merges({ event: 'A34', evn: { 1: 'A40' }, pv1: null, more: ['MRG|2^^^GH^MR'] })).toHaveLength(1)
  })
})

describe('what is refused, and why', () => {
  test.each<[string, Letter, readonly string[]]>([
    ['a laboratory result', { msh: { 9: 'OUL^R24' } }, ['AR 200 MSH-9']],
    ['an event we do not handle', { event: 'A06' }, ['AR 201 MSH-9']],
    ['no message type at all', { msh: { 9: '' } }, ['AR 101 MSH-9']],
    ['a training message where real people are', { msh: { 11: 'T' } }, ['AR 202 MSH-11']],
    ['no processing id', { msh: { 11: '' } }, ['AR 101 MSH-11']],
    ['a version HL7 does not have', { msh: { 12: '2.9999' } }, ['AR 203 MSH-12']],
    ['no version', { msh: { 12: '' } }, ['AR 101 MSH-12']],
    ['no control id', { msh: { 10: ' ' } }, ['AE 101 MSH-10']],
    [
      'two faults of two kinds: the graver answer, both named',
      { msh: { 10: '', 12: '7' } },
      ['AR 203 MSH-12', 'AR 101 MSH-10'],
    ],
    ['a message time that is none', { msh: { 7: 'this morning' } }, ['AE 102 MSH-7']],
    ['no patient', { pid: null }, ['AE 101 PID']],
    ['no patient identifier', { pid: { 3: '' } }, ['AE 101 PID-3']],
    ['an identifier with an issuer but no number', { pid: { 3: '^^^GH^MR' } }, ['AE 101 PID-3']],
    [
      'identifiers nobody issued',
      { msh: { 3: '', 4: '' }, pid: { 3: '7^^^^MR' }, pv1: { 19: '' } },
      ['AE 101 MSH-4'],
    ],
    ['a day of birth that does not exist', { pid: { 7: '19510230' } }, ['AE 102 PID-7']],
    ['a day of birth after the message', { pid: { 7: '20240401' } }, ['AE 102 PID-7']],
    ['a sex nobody listed', { pid: { 8: 'Q' } }, ['AE 103 PID-8']],
    ['a patient class nobody listed', { pv1: { 2: 'ff' } }, ['AE 103 PV1-2']],
    ['an admission of somebody who is no patient', { pv1: { 2: 'N' } }, ['AE 103 PV1-2']],
    ['an admission without a visit', { pv1: null }, ['AE 101 PV1']],
    ['an admission time that does not exist', { pv1: { 44: '20240230' } }, ['AE 102 PV1-44']],
    ['an admission time of a year', { pv1: { 44: '2024' } }, ['AE 102 PV1-44']],
    ['header and event segment that disagree', { evn: { 1: 'A03' } }, ['AE 103 EVN-1']],
    [
      'a merge in an admission’s clothes',
      { event: 'A40', msh: { 9: 'ADT^A40^ADT_A01' }, more: ['MRG|2^^^GH^MR'] },
      ['AE 103 MSH-9'],
    ],
    ['an admission in a merge’s clothes', { msh: { 9: 'ADT^A01^ADT_A39' } }, ['AE 103 MSH-9']],
    ['two patients in one admission', { more: ['PID|||2^^^GH^MR'] }, ['AE 100 PID']],
    ['two messages in one frame', { more: ['MSH|^~\\&|HIS'] }, ['AE 100 MSH']],
    ['a merge without a prior', { event: 'A40' }, ['AE 101 MRG-1']],
    ['a merge whose prior is empty', { event: 'A40', more: ['MRG|'] }, ['AE 101 MRG-1']],
    ['a merge without a survivor', { event: 'A40', pid: null, more: ['MRG|2^^^GH^MR'] }, ['AE 101 PID']],
    [
      'a second prior without its survivor',
      { event: 'A40', more: ['MRG|2^^^GH^MR', 'MRG|3^^^GH^MR'] },
      ['AE 101 PID'],
    ],
    ['a patient merged into themselves', { event: 'A40', more: ['MRG|1001^^^GH^MR'] }, ['AE 205 MRG-1']],
    [
      'a prior that could be of either of two issuers',
      { event: 'A40', pid: { 3: '1^^^A^MR~2^^^B^MR' }, more: ['MRG|3^^^^MR'] },
      ['AE 204 MRG-1'],
    ],
    [
      'an A34 with two pairs',
      { event: 'A34', more: ['MRG|2^^^GH^MR', 'PID|||3^^^GH^MR', 'MRG|4^^^GH^MR'] },
      ['AE 100 MRG'],
    ],
  ])('%s', (_, sent, faults) => {
    expect(refusal(sent)).toEqual(faults)
  })

  test('a demonstration takes training messages', () => {
    expect(read({ msh: { 11: 'T' } }, ['P', 'T', 'D']).kind).toBe('understood')
  })

  test('every reason is said in both languages and names the place', () => {
    const outcome = read({ pid: { 3: '', 8: 'Q' } })
    expect(outcome.kind === 'refused' && outcome.faults.map(({ zh, en }) => ({ zh, en }))).toEqual([
      { zh: '缺少患者标识（PID-3）', en: 'the patient identifier (PID-3) is missing' },
      {
        zh: '性别（PID-8）的代码“Q”不在本来源的对照表中',
        en: 'the sex (PID-8) carries the code "Q", which this source\'s mapping table does not list',
      },
    ])
  })
})
