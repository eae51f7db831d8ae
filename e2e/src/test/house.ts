import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { filledDatabase } from '../../../server/src/test/postgres.ts'

const MAIN = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url))
const USUAL_PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]
/** One key for every house of a run, so that each can read the copy of the demonstration it was given. */
const KEY = Buffer.from('a key for tests, and for nothing').toString('base64')

export interface House {
  readonly url: string
  readonly mllpPort: number
  stop(): Promise<void>
}

/**
 * The real server, started as a hospital would start it, on a small demonstration of its own that is thrown away
 * afterwards. `E2E_HOUSE="http://127.0.0.1:3000 2575"` takes the house that is already open there.
 */
export async function openHouse(env: Readonly<Record<string, string>> = {}): Promise<House> {
  const [url, mllpPort] = process.env.E2E_HOUSE?.split(' ') ?? []
  if (url && mllpPort) return { url, mllpPort: Number(mllpPort), stop: async () => {} }
  if (!process.env.TEST_DATABASE_URL) return startServer(env)
  const database = await filledDatabase(async (empty) => {
    const filling = await startServer({ DATABASE_URL: empty, QUANCHENG_KEY: KEY })
    await filling.stop()
  })
  const house = await startServer({ DATABASE_URL: database.url, QUANCHENG_KEY: KEY, ...env })
  return {
    ...house,
    async stop() {
      await house.stop()
      await database[Symbol.asyncDispose]()
    },
  }
}

async function startServer(env: Readonly<Record<string, string>>): Promise<House> {
  const data = await mkdtemp(join(tmpdir(), 'quancheng-e2e-'))
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      PORT: '0',
      MLLP_PORT: '0',
      QUANCHENG_DATA: data,
      QUANCHENG_DEMO_SMALL: 'true',
      QUANCHENG_LOG: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const leave = () => child.kill('SIGTERM')
  process.once('exit', leave)
  let said = ''
  const opened = new Promise<{ url: string; mllpPort: number }>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const match = /is open at (\S+) .*port (\d+)\./.exec(said)
      if (match?.[1] && match[2]) resolve({ url: match[1], mllpPort: Number(match[2]) })
    })
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)))
  })
  const { url, mllpPort } = await opened
  return {
    url,
    mllpPort,
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      leave()
      await ended
      process.off('exit', leave)
      await rm(data, { recursive: true, force: true })
    },
  }
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = USUAL_PLACES.find((place) => place && existsSync(place))
  if (!executablePath)
    throw new Error(
      'Chromium was not found. Debian: apt-get install chromium fonts-noto-cjk; elsewhere set CHROMIUM_PATH.',
    )
  return chromium.launch({
    executablePath,
    args: [
      '--lang=zh-CN',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

export const DESK = { width: 1366, height: 768 } as const
export const PHONE = { width: 390, height: 844 } as const

export interface Looks {
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly locale?: 'zh-CN' | 'en'
  readonly dark?: boolean
  /** Lets a checker be put into the page, which the house’s own pages do not allow. */
  readonly bypassCSP?: boolean
}

/** A browser of somebody’s own at the door, not yet signed in. */
export function newContext(browser: Browser, house: House, looks: Looks = {}): Promise<BrowserContext> {
  const viewport = looks.viewport ?? DESK
  const isPhone = viewport.width < 640
  return browser.newContext({
    baseURL: house.url,
    viewport,
    locale: looks.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: looks.dark ? 'dark' : 'light',
    hasTouch: isPhone,
    isMobile: isPhone,
    reducedMotion: 'reduce',
    bypassCSP: looks.bypassCSP ?? false,
  })
}

/** A browser of somebody’s own, signed in with the demonstration password. */
export async function signIn(
  browser: Browser,
  house: House,
  login: string,
  looks: Looks = {},
): Promise<BrowserContext> {
  const context = await newContext(browser, house, looks)
  const headers = { 'x-quancheng': '1' }
  const answer = await context.request.post('/api/staff/sign-in', {
    headers,
    data: { login, password: 'quancheng-demo' },
  })
  if (!answer.ok()) throw new Error(`${login} could not sign in: ${await answer.text()}`)
  await context.request.post('/api/staff/locale', { headers, data: { locale: looks.locale ?? 'zh-CN' } })
  return context
}
