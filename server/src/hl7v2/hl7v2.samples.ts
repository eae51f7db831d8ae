import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { getMapping } from '../content/hl7v2-mapping.ts'
import { loadContent } from '../content/load.ts'
import { createFramer, frame } from './frames.ts'

import { LIMITS, type Mllp, type Received, startMllp } from './mllp-server.ts'

/**
 * Real messages of other projects and vendors, each with the answer it must get: the acknowledgement codes in order,
 * the faults as `code place`, and why. The installation is a demonstration: T and D are taken beside P.
 */
type Expected = readonly [answer: string, faults: string, why: string]

const NO_MSH_11: Expected = ['AR', '101 MSH-11', 'no processing id: whether it is for real people is unknown']
const NO_MSH_10_11: Expected = [
  'AR',
  '101 MSH-11, 101 MSH-10',
  'neither processing id nor control id; the graver answer wins, both are named',
]
const ACK: Expected = ['AR', '200 MSH-9', 'an acknowledgement of nothing we sent is not ADT']
const NO_VISIT: Expected = ['AE', '101 PV1', 'an admission without a visit: to which ward, as what?']
const NO_VISIT_ACCEPT: Expected = [
  'CE',
  '101 PV1',
  'an admission without a visit; MSH-15 asks for an accept answer',
]
const NO_PID: Expected = ['AE', '101 PID', 'an admission of nobody']
const A04_IN_A01: Expected = [
  'AE',
  '103 EVN-1',
  'the header admits, the event segment registers: two different actions',
]
const A04_IN_A01_ACCEPT: Expected = [
  'CE',
  '103 EVN-1',
  'the same disagreement; MSH-15 = AL asks for an accept answer',
]
const A01_IN_A03: Expected = ['AE', '103 EVN-1', 'the header discharges, the event segment admits']
const GOOD: Expected = ['AA', '', 'an admission with patient and visit']

const ANSWERS: Readonly<Record<string, Expected>> = {
  'cn-esb-OUL-R24-header.hl7': [
    'CR',
    '200 MSH-9',
    'a laboratory message; MSH-15 = AL, and what is not accepted gets no second answer',
  ],
  'de-cgm-A31.hl7': ['AA', '', 'umlauts in UTF-8 without MSH-18: the default of the source'],
  'de-samedi-A40-multi-id-8859.hl7': [
    'CA',
    '',
    'AL and NE; the bare prior 9876 has no type, so it is the sending hospital’s own; ISO 8859-1 in and out',
  ],
  'fr-evolucare-A02.hl7': [
    'AA',
    '',
    'version 2.5^FRA^2.10 is 2.5; its visit number stands in PV1-21, so only the open stay can be meant',
  ],
  'fr-evolucare-A28.hl7': ['AA', '', 'a person without a stay (PV1-2 = N)'],
  'hapi-hl7v2-ACK-A01-v2.4-5ac8c0.hl7': ACK,
  'hapi-hl7v2-ACK-A01-v2.4-89b84f.hl7': ACK,
  'hapi-hl7v2-ACK-A01-v2.4-ef9d01.hl7': ACK,
  'hapi-hl7v2-ACK-A01-v2.6-143578.hl7': ACK,
  'hapi-hl7v2-ACK-A31-v2.5-0c2362.hl7': ACK,
  'hapi-hl7v2-ADT-A01-v2.2-268294.hl7': GOOD,
  'hapi-hl7v2-ADT-A01-v2.2-73061b.hl7': NO_PID,
  'hapi-hl7v2-ADT-A01-v2.2-c41482.hl7': [
    'AE',
    '101 MSH-10',
    'without a control id it can neither be answered for nor known again',
  ],
  'hapi-hl7v2-ADT-A01-v2.2-d51861.hl7': [
    'AE',
    '101 MSH-10, 101 PID-3, 101 PV1',
    'a name alone; everything missing is named at once',
  ],
  'hapi-hl7v2-ADT-A01-v2.3-2c7722.hl7': NO_VISIT,
  'hapi-hl7v2-ADT-A01-v2.4-79bdf7.hl7': NO_PID,
  'hapi-hl7v2-ADT-A01-v2.4-961424.hl7': [
    'AE',
    '103 EVN-1, 103 EVN-1, 100 PID',
    'events R01 and R02 under A01, and two patients',
  ],
  'hapi-hl7v2-ADT-A01-v2.5-048f5a.hl7': [
    'AA',
    '',
    'milliseconds, zones and a Z segment; no visit number, which an admission may lack',
  ],
  'hapi-hl7v2-ADT-A01-v2.5-16c768.hl7': NO_PID,
  'hapi-hl7v2-ADT-A01-v2.5-a755c4.hl7': NO_PID,
  'hapi-hl7v2-ADT-A01-v2.5-b56812.hl7': ['AE', '101 MSH-10, 101 PID', 'neither control id nor patient'],
  'hapi-hl7v2-ADT-A01-v2.5-bc4526.hl7': [
    'AA',
    '',
    'the fourth identifier has an issuer but no number and is passed over',
  ],
  'hapi-hl7v2-ADT-A01-v2.6-156f20.hl7': [
    'AA',
    '',
    'a Z segment where EVN should be: MSH says event and time',
  ],
  'hapi-hl7v2-ADT-A03-v2.5-636777.hl7': ['AA', '', 'a discharge; no PV1-45, so its time is the event’s'],
  'hapi-hl7v2-ADT-A03-v2.5-ec13b3.hl7': [
    'AA',
    '',
    'ADT_A05 has the same PID and PV1; NE and AL ask for an application answer only',
  ],
  'hapi-hl7v2-ADT-A04-v2.3-878dbb.hl7': [
    'AA',
    '',
    'no name and an empty birth date (^003): nothing sent, nothing changed',
  ],
  'hapi-hl7v2-ADT-A04-v2.3-a3909a.hl7': ['AA', '', 'a registration with an escaped \\T\\ in the address'],
  'hapi-hl7v2-ADT-A04-v2.4-c79e6e.hl7': [
    'AE',
    '103 EVN-1, 100 PID',
    'registered in MSH, admitted in EVN, and a second PID',
  ],
  'hapi-hl7v2-ADT-A04-v2.9999-f3b869.hl7': ['AR', '203 MSH-12', 'there is no version 2.9999'],
  'hapi-hl7v2-ADT-A06-v2.2-ce2119.hl7': ['AR', '201 MSH-9', 'A06 is not in the action table'],
  'hapi-hl7v2-ADT-A08-v2.2-6c5df0.hl7': ['CE', '101 PID', 'an update of nobody; AL and NE'],
  'hapi-hl7v2-ADT-A08-v2.3-de12c6.hl7': [
    'CA AA',
    '',
    'an update of a person without a visit; AL and AL ask for both answers',
  ],
  'hapi-hl7v2-ADT-A31-v2.3-e80091.hl7': [
    'AA',
    '',
    'neither sender is named, but the identifier names its issuer',
  ],
  'hapi-hl7v2-ADT-A31-v2.4-212df8.hl7': ['AE', '102 MSH-7', '“something wrong here” is no time'],
  'hapi-hl7v2-ADT-A31-v2.4-507130.hl7': [
    'AE',
    '103 EVN-1',
    'updated in MSH, discharged in EVN; the control id is echoed with its blanks',
  ],
  'hapi-hl7v2-ADT-A31-v2.4-d30f79.hl7': ['AA', '', 'an unknown Z segment is nobody’s fault'],
  'hapi-hl7v2-ADT-A31-v2.5-5ebcf3.hl7': ['AA', '', 'an update that changes nothing'],
  'hapi-hl7v2-ADT-A31-v2.5-e25be5.hl7': ['AE', '101 PID-3', 'whose update?'],
  'hapi-hl7v2-REF-I12-v2.5-d7bf51.hl7': ['AR', '200 MSH-9, 101 MSH-11', 'a referral is not ADT'],
  'lfh-ADT-A01-v2.3-008b9d.hl7': NO_MSH_11,
  'lfh-ADT-A01-v2.3-230317.hl7': GOOD,
  'lfh-ADT-A01-v2.3-2c1ff6.hl7': GOOD,
  'lfh-ADT-A01-v2.3-3ea445.hl7': NO_MSH_10_11,
  'lfh-ADT-A01-v2.3-543ae7.hl7': GOOD,
  'lfh-ADT-A01-v2.3-5d6969.hl7': NO_MSH_10_11,
  'lfh-ADT-A01-v2.3-6a0ea8.hl7': NO_MSH_10_11,
  'lfh-ADT-A01-v2.3-75a8fe.hl7': NO_MSH_10_11,
  'lfh-ADT-A01-v2.3-7cf95a.hl7': ['AR', '101 MSH-11, 101 MSH-10, 101 PV1', 'and no visit either'],
  'lfh-ADT-A01-v2.3-92f2f9.hl7': GOOD,
  'lfh-ADT-A01-v2.3-a02514.hl7': ['AR', '101 MSH-11, 101 MSH-10, 101 PV1', 'and no visit either'],
  'lfh-ADT-A01-v2.3-ad74f9.hl7': GOOD,
  'lfh-ADT-A01-v2.3-be55d6.hl7': NO_MSH_10_11,
  'lfh-ADT-A01-v2.3-e47630.hl7': NO_MSH_10_11,
  'lfh-ADT-A01-v2.3-f421e0.hl7': GOOD,
  'lfh-ADT-A01-v2.6-065d62.hl7': NO_VISIT_ACCEPT,
  'lfh-ADT-A01-v2.6-25734f.hl7': NO_MSH_10_11,
  'lfh-ADT-A01-v2.6-3052bd.hl7': ['CE', '103 PV1-2', 'the patient class “ff” is in no table'],
  'lfh-ADT-A01-v2.6-3c802d.hl7': A04_IN_A01_ACCEPT,
  'lfh-ADT-A01-v2.6-54d89f.hl7': NO_VISIT_ACCEPT,
  'lfh-ADT-A01-v2.6-59e066.hl7': NO_VISIT_ACCEPT,
  'lfh-ADT-A01-v2.6-5f91b3.hl7': A04_IN_A01,
  'lfh-ADT-A01-v2.6-632701.hl7': [
    'CE',
    '101 PID',
    'an admission of nobody; MSH-15 = ER asks to hear of errors',
  ],
  'lfh-ADT-A01-v2.6-6f8f0e.hl7': NO_VISIT_ACCEPT,
  'lfh-ADT-A01-v2.6-75ad81.hl7': [
    'AA',
    '',
    'ER and AL: no accept answer when all is well, then the application’s',
  ],
  'lfh-ADT-A01-v2.6-79fb16.hl7': ['AA', '', 'the sender is nameless, the identifier’s issuer is not'],
  'lfh-ADT-A01-v2.6-85614f.hl7': ['CE', '101 PID-3, 101 PV1', 'a PID of nothing but bars'],
  'lfh-ADT-A01-v2.6-a5a7c6.hl7': A04_IN_A01,
  'lfh-ADT-A01-v2.6-a84255.hl7': ['CE', '103 PV1-2', 'the patient class “ff” is in no table'],
  'lfh-ADT-A01-v2.6-b51aa5.hl7': NO_VISIT_ACCEPT,
  'lfh-ADT-A01-v2.6-bcaf9e.hl7': [
    'CE',
    '103 EVN-1, 103 PV1-2',
    'the same disagreement, and the patient class “L”',
  ],
  'lfh-ADT-A01-v2.6-c1b746.hl7': NO_VISIT,
  'lfh-ADT-A01-v2.6-c486ef.hl7': A04_IN_A01_ACCEPT,
  'lfh-ADT-A01-v2.6-d7cf4d.hl7': [
    'CE',
    '101 PID',
    'an admission of nobody; MSH-15 = ER asks to hear of errors',
  ],
  'lfh-ADT-A01-v2.6-dedcf9.hl7': GOOD,
  'lfh-ADT-A01-v2.6-eb2f45.hl7': NO_VISIT_ACCEPT,
  'lfh-ADT-A01-v2.7-6cf82d.hl7': GOOD,
  'lfh-ADT-A01-v2.7-d740ff.hl7': GOOD,
  'lfh-ADT-A03-v2.6-12f9f5.hl7': A01_IN_A03,
  'lfh-ADT-A03-v2.6-7917da.hl7': A01_IN_A03,
  'lfh-ADT-A03-v2.6-f4b0b1.hl7': A01_IN_A03,
  'lfh-ADT-A34-v2.3-a53bfc.hl7': [
    'AE',
    '101 MSH-10',
    'A34 and the A40 in EVN ask for the same merge and agree, but there is no control id',
  ],
  'lfh-ADT-A40-v2.6-1ced25.hl7': ['AA', '', 'MR2 becomes MR1'],
  'lfh-ADT-A40-v2.6-4bf6d3.hl7': ['AA', '', 'no EVN: MSH says event and time'],
  'us-cerner-A04.hl7': ['CA', '', 'AL and NE: accepted, and no more wanted'],
  'visco-A11.hl7': ['AA', '', 'a cancelled admission with its visit number'],
}

function samplesFolder(): string {
  const root = process.env.QUANCHENG_SAMPLES
  if (!root) throw new Error('set QUANCHENG_SAMPLES to the folder that holds hl7v2/ with the sample messages')
  return join(root, 'hl7v2')
}

/** Answered over the wire, after the store kept it. */
async function openDoor(processing: readonly string[], kept: Received[] = []): Promise<Mllp> {
  const files = loadContent(fileURLToPath(new URL('../../../content/', import.meta.url))).hl7Mappings
  let count = 0
  const quiet = () => undefined
  return startMllp({
    port: 0,
    host: '127.0.0.1',
    settings: {
      sources: [{ address: null, application: null, facility: null, mapping: getMapping(files, 'default') }],
      processing,
      language: 'en',
      limits: LIMITS,
      newId: () => {
        count += 1
        return String(count)
      },
      now: () => new Date(),
    },
    receive: async (batch) => {
      kept.push(...batch)
      return batch.map(({ id, outcome }) =>
        outcome.kind === 'refused'
          ? { id, code: outcome.code, faults: outcome.faults }
          : { id, code: 'AA', faults: [] },
      )
    },
    log: { info: quiet, warn: quiet, error: quiet },
  })
}

/** Says one message and hangs up; everything that came back until the door hung up too. */
async function ask(door: Mllp, bytes: Buffer): Promise<readonly (readonly string[])[]> {
  const socket: Socket = connect(door.port, '127.0.0.1')
  const framer = createFramer(1_000_000)
  const answers: (readonly string[])[] = []
  socket.on('data', (chunk) => {
    for (const event of framer.push(chunk))
      if (event.kind === 'frame') answers.push(event.bytes.toString('latin1').split('\r'))
  })
  socket.end(frame(bytes))
  await once(socket, 'close')
  return answers
}

function faultsOf(received: Received | undefined): string {
  if (received === undefined) return 'never handed over'
  if (received.outcome.kind === 'understood') return ''
  return received.outcome.faults
    .map(({ code, place }) => `${code} ${place?.segment}${place?.field ? `-${place.field}` : ''}`)
    .join(', ')
}

/** `101 PID-3` from an ERR segment. */
function faultOf(err: string): string {
  const [, , where = '', code = ''] = err.split('|')
  const [segment = '', , field] = where.split('^')
  return `${code.split('^')[0]} ${field === undefined ? segment : `${segment}-${field}`}`
}

describe('every sample message gets the right answer', () => {
  let door: Mllp
  const kept: Received[] = []
  beforeAll(async () => {
    door = await openDoor(['P', 'T', 'D'], kept)
  })
  afterAll(() => door.stop())

  test('no sample is left out of the table, and none of the table is missing', async () => {
    expect(new Set(await readdir(samplesFolder()))).toEqual(new Set(Object.keys(ANSWERS)))
  })

  test.each(Object.entries(ANSWERS).map(([file, [codes, faults, why]]) => ({ file, codes, faults, why })))(
    '$file is answered $codes $faults: $why',
    async ({ file, codes, faults }) => {
      const bytes = await readFile(join(samplesFolder(), file))
      const answers = await ask(door, bytes)
      const sent = bytes.toString('latin1').split('\r')[0]?.split('|') ?? []
      expect(answers.map((answer) => answer[1]?.split('|')[1]).join(' ')).toBe(codes)
      for (const [msh = '', msa = '', ...rest] of answers) {
        const fields = msh.split('|')
        expect([fields[4], fields[5], fields[11], fields[17] ?? '']).toEqual([
          sent[2],
          sent[3],
          sent[11],
          sent[17] ?? '',
        ])
        expect(fields[9]).not.toBe(sent[9])
        expect(msa.split('|')[2] ?? '').toBe(sent[9])
        const said = rest.filter((segment) => segment.startsWith('ERR')).map(faultOf)
        if (said.length > 0) expect(said.join(', ')).toBe(faults)
        else expect((msa.split('|')[3] ?? '') === '').toBe(faults === '')
      }
      const received = kept.findLast((one) => one.raw.equals(bytes))
      expect(faultsOf(received)).toBe(faults)
    },
  )

  test('where real people are, no sample for training or debugging gets in', async () => {
    const strict = await openDoor(['P'])
    for (const file of Object.keys(ANSWERS)) {
      const bytes = await readFile(join(samplesFolder(), file))
      if (!/^[TD]/.test(bytes.toString('latin1').split('|')[10] ?? '')) continue
      for (const answer of await ask(strict, bytes)) expect(answer[1]).toMatch(/^MSA\|[AC]R/)
    }
    await strict.stop()
  })

  test('the A34 sample merges once it has a control id', async () => {
    const text = await readFile(join(samplesFolder(), 'lfh-ADT-A34-v2.3-a53bfc.hl7'), 'latin1')
    const [answer] = await ask(door, Buffer.from(text.replace('ADT^A34||P', 'ADT^A34|7|P'), 'latin1'))
    expect(answer?.[1]).toBe('MSA|AA|7')
  })
})
