import { once } from 'node:events'
import { connect } from 'node:net'
import { createFramer, frame } from '../hl7v2/frames.ts'
import { startHl7 } from '../hl7v2/start-hl7.ts'
import type { World } from './world.ts'

export interface Admission {
  /** MR of the hospital SZ. */
  readonly mr?: string
  readonly control?: string
  readonly visit?: string
  /** As HL7 writes it, in China's time. */
  readonly at?: string
  readonly name?: string
  readonly sex?: 'M' | 'F'
  readonly born?: string
  readonly ward?: string
  readonly bed?: string
  readonly phone?: string
  readonly address?: string
  readonly idCard?: string
  readonly admitted?: string
  readonly discharged?: string
  /** PV1-36. */
  readonly disposition?: string
  /** PID-29 and PID-30. */
  readonly died?: string
  readonly dead?: 'Y' | 'N'
  readonly extra?: readonly string[]
  readonly facility?: string
}

let controls = 0

/** An ADT message as a hospital in China sends it. */
export function adt(event: string, given: Admission = {}): string {
  controls += 1
  const at = given.at ?? '20260105090000'
  const facility = given.facility ?? 'SZ'
  const mr = given.mr ?? 'M1'
  const ids = [`${mr}^^^${facility}^MR`, given.idCard && `${given.idCard}^^^GA^NNCHN`]
    .filter(Boolean)
    .join('~')
  const pid = Array.from({ length: 31 }, () => '')
  Object.assign(pid, {
    0: 'PID',
    1: '1',
    3: ids,
    5: given.name ?? '',
    7: given.born ?? '',
    8: given.sex ?? '',
    11: given.address ?? '',
    13: given.phone ?? '',
    29: given.died ?? '',
    30: given.dead ?? '',
  })
  const pv1 = Array.from({ length: 46 }, () => '')
  Object.assign(pv1, {
    0: 'PV1',
    1: '1',
    2: event === 'A28' || event === 'A31' ? 'N' : 'I',
    3: given.ward === undefined && given.bed === undefined ? '' : `${given.ward ?? ''}^^${given.bed ?? ''}`,
    19: given.visit === undefined ? '' : `${given.visit}^^^${facility}^VN`,
    36: given.disposition ?? '',
    44: given.admitted ?? '',
    45: given.discharged ?? '',
  })
  return [
    `MSH|^~\\&|HIS|${facility}|QUANCHENG|SW|${at}||ADT^${event}|${given.control ?? `C${controls}`}|P|2.5|||||CHN|UNICODE UTF-8`,
    `EVN|${event}|${at}`,
    pid.join('|'),
    pv1.join('|'),
    ...(given.extra ?? []),
  ].join('\r')
}

/** A40: the first number survives, the second is given up; several pairs one after the other. */
export function merging(...pairs: readonly (readonly [survivor: string, prior: string])[]): string {
  controls += 1
  return [
    `MSH|^~\\&|HIS|SZ|QUANCHENG|SW|20260105100000||ADT^A40^ADT_A39|C${controls}|P|2.5|||||CHN|UNICODE UTF-8`,
    'EVN|A40|20260105100000',
    ...pairs.flatMap(([survivor, prior]) => [`PID|1||${survivor}^^^SZ^MR`, `MRG|${prior}^^^SZ^MR`]),
  ].join('\r')
}

/** The hospital's sender, speaking over a real connection to the house's own door. */
export async function openFeed(world: World) {
  const hl7 = await startHl7(world.parts, { port: 0, host: '127.0.0.1' })
  const socket = connect(hl7.port, '127.0.0.1')
  await once(socket, 'connect')
  const framer = createFramer(1_000_000)
  const heard: string[] = []
  const waiting: ((text: string) => void)[] = []
  socket.on('data', (chunk) => {
    for (const event of framer.push(chunk)) {
      if (event.kind !== 'frame') continue
      const next = waiting.shift()
      if (next) next(event.bytes.toString())
      else heard.push(event.bytes.toString())
    }
  })
  const hear = () => {
    const text = heard.shift()
    return text === undefined
      ? new Promise<string>((resolve) => waiting.push(resolve))
      : Promise.resolve(text)
  }
  return {
    /** Answers MSA-1 of each, in order. */
    async sends(...messages: readonly (string | Buffer)[]): Promise<string[]> {
      socket.write(Buffer.concat(messages.map((message) => frame(Buffer.from(message)))))
      const answers: string[] = []
      for (const _ of messages) answers.push(/\rMSA\|(\w+)/.exec(await hear())?.[1] ?? 'nothing')
      return answers
    },
    async [Symbol.asyncDispose]() {
      socket.destroy()
      await hl7.stop()
    },
  }
}

/** Lets a sender speak for an organisation; `*` is everybody else. */
export async function lets(world: World, orgId: string, facility = '*', mapping = 'default'): Promise<void> {
  await world.pool.query(
    `insert into hl7_source (org_id, id, application, facility, mapping) values ($1, gen_random_uuid(), $2, $3, $4)`,
    [orgId, facility === '*' ? '*' : 'HIS', facility, mapping],
  )
}
