import { connect } from 'node:net'
import { drawNames, personOf } from '../fill/persons.ts'
import { WARDS } from '../fill/staff.ts'
import type { AdmitJob, Answer } from './job.ts'
import { envelope, hearAnswers, isAccepted } from './mllp.ts'

/** Sends admissions of people nobody knows yet, on several connections, and times each until it was accepted. */
export async function admit(job: AdmitJob): Promise<Omit<Answer, 'cpuMs'>> {
  const names = drawNames()
  const times: number[] = []
  let number = job.first
  const since = performance.now()
  const until = since + job.seconds * 1000
  const oneConnection = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ port: job.port, host: '127.0.0.1', noDelay: true })
      const sent: number[] = []
      const send = () => {
        number += 1
        sent.push(performance.now())
        socket.write(admission(number, names))
      }
      socket.on('connect', () => {
        for (let n = 0; n < job.window; n += 1) send()
      })
      hearAnswers(socket, (answer) => {
        if (!isAccepted(answer)) reject(new Error(`an admission was answered: ${answer}`))
        times.push(performance.now() - (sent.shift() ?? 0))
        if (performance.now() < until) send()
        else if (sent.length === 0) socket.end(resolve)
      })
      socket.on('error', reject)
    })
  await Promise.all(Array.from({ length: job.connections }, oneConnection))
  return { taken: new Map([['admission', times]]), seconds: (performance.now() - since) / 1000 }
}

/** An A01 as a hospital's integration engine sends it, in its MLLP envelope. */
export function admission(n: number, names: ReturnType<typeof drawNames>): Buffer {
  const person = personOf(n, names)
  const [surname, given] = [person.name.slice(0, 1), person.name.slice(1)]
  const now = new Date(Date.now() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14)
  const ward = `W${1 + (n % WARDS)}^${1 + (n % 40)}^${1 + (n % 4)}^GENERAL`
  const numbers = `${person.patientNumber}^^^HIS^MR~${person.idNumber}^^^CN^NNCHN`
  const born = person.birthDate.replaceAll('-', '')
  return envelope(
    [
      `MSH|^~\\&|HIS|GENERAL|QUANCHENG|SW|${now}||ADT^A01^ADT_A01|BENCH-${n}|P|2.5||||||UNICODE UTF-8`,
      `EVN|A01|${now}`,
      `PID|1||${numbers}||${surname}^${given}||${born}|${person.sex}||||||||M`,
      `NK1|1|${surname}^秀英|MTH||${person.phone}`,
      `PV1|1|I|${ward}||||||||||||||||BENCH-V${n}^^^HIS^VN${'|'.repeat(25)}${now}`,
      `DG1|1||${n % 8 === 0 ? 'C50.9^乳腺恶性肿瘤' : 'K35.8^急性阑尾炎'}||||A`,
      '',
    ].join('\r'),
  )
}
