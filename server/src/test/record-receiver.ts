import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { type Hl7Client, Hl7Server } from '@medplum/hl7'

type Message = Parameters<Hl7Client['sendAndWait']>[0]

/** What the hospital's record answers to one message; `hang-up` answers nothing and goes away. */
type Answering = 'AA' | 'AE' | 'AR' | 'CA' | 'hang-up'

/** A hospital's record as another project's library plays it: what came, field by field, and what it answers. */
export async function openReceiver(encoding: 'utf-8' | 'gb18030' = 'utf-8') {
  const heard: Message[] = []
  let answering: Answering = 'AA'
  const server = new Hl7Server((connection) => {
    connection.addEventListener('message', ({ message }) => {
      heard.push(message)
      if (answering === 'hang-up') connection.socket.destroy()
      else void connection.send(message.buildAck({ ackCode: answering }))
    })
  })
  await server.start(0, encoding)
  const listening = server.server
  if (!listening) throw new Error('the receiver does not listen')
  if (!listening.listening) await once(listening, 'listening')
  return {
    port: (listening.address() as AddressInfo).port,
    heard,
    /** One field of the last message, its components as the other library reads them. */
    field(segment: string, field: number, component = 1): string {
      return heard.at(-1)?.getSegment(segment)?.getField(field)?.getComponent(component) ?? ''
    },
    answers(next: Answering) {
      answering = next
    },
    async [Symbol.asyncDispose]() {
      await server.stop({ forceDrainTimeoutMs: 100 })
    },
  }
}
