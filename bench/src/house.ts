import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import type { Heard } from './hear.ts'

const MAIN = fileURLToPath(import.meta.resolve('@quancheng/server/main.ts'))
const HEAR = new URL('./hear.ts', import.meta.url).href
const PATIENCE_MS = 600_000

export interface House extends AsyncDisposable {
  readonly port: number
  readonly mllpPort: number
  readonly pid: number
  /** What it sent to its database since this was last asked; nothing unless it was started to be heard. */
  heard(): readonly Heard[]
}

/** Starts the server as people start it, in a process of its own, and waits until it says it is open. */
export async function openHouse(
  env: Readonly<Record<string, string>>,
  { listening = false }: { readonly listening?: boolean } = {},
): Promise<House> {
  const [port, mllpPort] = [await freePort(), await freePort()]
  const child = spawn(process.execPath, [...(listening ? ['--import', HEAR] : []), MAIN], {
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      MLLP_PORT: String(mllpPort),
      QUANCHENG_ORIGIN: `http://127.0.0.1:${port}`,
      QUANCHENG_LOG: 'error',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    serialization: 'advanced',
  })
  const heard: Heard[] = []
  child.on('message', (one: Heard) => heard.push(one))
  await opened(child)
  return {
    port,
    mllpPort,
    pid: child.pid ?? 0,
    heard: () => heard.splice(0),
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

/** The environment that puts the server on a filled database. */
export function onDatabase(url: string, masterKey: Buffer, data: string): Record<string, string> {
  return {
    DATABASE_URL: url,
    QUANCHENG_KEY: masterKey.toString('hex'),
    QUANCHENG_MODE: 'production',
    QUANCHENG_DATA: data,
    QUANCHENG_IDLE_MINUTES: '480',
  }
}

function opened(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let words = ''
    const late = setTimeout(
      () => reject(new Error(`The server did not open in time:\n${words}`)),
      PATIENCE_MS,
    )
    child.on('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`The server ended with ${code}:\n${words}`))
    })
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      words += chunk
      if (!/ is open at .*MLLP listens/.test(words)) return
      clearTimeout(late)
      resolve()
    })
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('The machine gave no free port.')
  return address.port
}
