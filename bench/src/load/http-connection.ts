import { connect, type Socket } from 'node:net'

const END_OF_HEAD = '\r\n\r\n'

/** One keep-alive connection that sends one request at a time; only as much HTTP as our own server speaks. */
export class HttpConnection {
  readonly #socket: Socket
  #parts: Buffer[] = []
  #wanted = -1
  #held = 0
  #answered: ((answer: { status: number; body: Buffer }) => void) | null = null
  #failed: ((error: Error) => void) | null = null

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.#socket.on('data', (chunk) => this.#hear(chunk))
    this.#socket.on('error', (error) => this.#failed?.(error))
    this.#socket.on('close', () => this.#failed?.(new Error('the server closed the connection')))
  }

  send(request: string): Promise<{ status: number; body: Buffer }> {
    return new Promise((resolve, reject) => {
      this.#answered = resolve
      this.#failed = reject
      this.#socket.write(request)
    })
  }

  close(): void {
    this.#failed = null
    this.#socket.destroy()
  }

  #hear(chunk: Buffer): void {
    this.#parts.push(chunk)
    this.#held += chunk.length
    if (this.#wanted >= 0 && this.#held < this.#wanted) return
    const all = this.#parts.length === 1 ? chunk : Buffer.concat(this.#parts)
    this.#parts = [all]
    const head = all.indexOf(END_OF_HEAD)
    if (head < 0) return
    const text = all.toString('latin1', 0, head)
    this.#wanted = head + END_OF_HEAD.length + Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0)
    if (this.#held < this.#wanted) return
    const answer = {
      status: Number(text.slice(9, 12)),
      body: all.subarray(head + END_OF_HEAD.length, this.#wanted),
    }
    this.#parts = []
    this.#held = 0
    this.#wanted = -1
    this.#answered?.(answer)
  }
}

/** A request as bytes on the wire. */
export function requestText(
  port: number,
  token: string,
  { method, path, body }: { readonly method: string; readonly path: string; readonly body: string | null },
): string {
  const head = `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncookie: quancheng_session=${token}\r\nx-quancheng: 1\r\n`
  if (body === null) return `${head}\r\n`
  return `${head}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}
