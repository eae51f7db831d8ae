import { connect, type Socket } from 'node:net'

const END = Buffer.from([0x1c, 0x0d])

/** Calls for every answer that comes on a connection, without its envelope. */
export function hearAnswers(socket: Socket, hear: (answer: string) => void): void {
  let rest = Buffer.alloc(0)
  socket.on('data', (chunk) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (let end = rest.indexOf(END); end >= 0; end = rest.indexOf(END)) {
      const answer = rest.toString('utf8', 1, end)
      rest = rest.subarray(end + END.length)
      hear(answer)
    }
  })
}

export function isAccepted(answer: string): boolean {
  return /\rMSA\|AA\|/.test(answer)
}

/** Sends messages on one connection and resolves when each has been accepted. */
export function speak(port: number, messages: Buffer, count: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => socket.write(messages))
    let accepted = 0
    hearAnswers(socket, (answer) => {
      if (!isAccepted(answer)) reject(new Error(`a message was answered: ${answer}`))
      accepted += 1
      if (accepted === count) socket.end(resolve)
    })
    socket.on('error', reject)
  })
}

export function envelope(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x0b]), Buffer.from(text), END])
}
