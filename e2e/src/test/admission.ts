import { once } from 'node:events'
import { connect } from 'node:net'
import type { House } from './house.ts'

const VT = '\x0b'
const FS = '\x1c'

export interface Admission {
  readonly name: string
  readonly sex: 'M' | 'F'
  /** YYYYMMDD. */
  readonly born: string
  /** The hospital’s own number of the person; a new one when none is given. */
  readonly number?: string
  /** Code of the ward, and the bed. */
  readonly ward: string
  readonly bed: string
  readonly diagnosis: string
  readonly diagnosisWords: string
  readonly phone?: string
}

let sent = 0

/** An admission (ADT^A01) as the hospital’s system writes it. */
function admission(given: Admission, now: Date): string {
  sent += 1
  const control = `E2E${now.getTime()}${sent}`
  const at = new Date(now.getTime() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14)
  const [name, ...given_name] = [given.name.slice(0, 1), given.name.slice(1)]
  return [
    `MSH|^~\\&|HIS|LL|QUANCHENG|SW|${at}||ADT^A01^ADT_A01|${control}|P|2.5|||||CHN|UNICODE UTF-8`,
    `EVN|A01|${at}`,
    `PID|1||${given.number ?? control}^^^LL^MR||${name}^${given_name.join('')}||${given.born}|${given.sex}|||||${given.phone ?? ''}`,
    `PV1|1|I|${given.ward}^^${given.bed}||||||||||||||||V${control}^^^LL^VN|||||||||||||||||||||||||${at}`,
    `DG1|1||${given.diagnosis}^${given.diagnosisWords}^I10`,
  ].join('\r')
}

/** Sends one admission over MLLP and waits until the house has said that it keeps it (AA). */
export async function admit(house: House, given: Admission): Promise<void> {
  const socket = connect(house.mllpPort, new URL(house.url).hostname)
  await once(socket, 'connect')
  socket.write(`${VT}${admission(given, new Date())}${FS}\r`)
  let heard = ''
  for await (const chunk of socket.setEncoding('utf8')) {
    heard += chunk
    if (heard.includes(FS)) break
  }
  socket.destroy()
  if (!/\rMSA\|AA\|/.test(heard))
    throw new Error(`The admission was not accepted:\n${heard.replaceAll('\r', '\n')}`)
}
