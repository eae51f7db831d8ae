import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

const MAIN = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url))
const USUAL_PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
]

export interface House {
  readonly url: string
  readonly mllpPort: number
  stop(): Promise<void>
}

/** The real server, started as a hospital would start it, on data of its own that is thrown away afterwards. */
export async function openHouse(env: Readonly<Record<string, string>> = {}): Promise<House> {
  const data = await mkdtemp(join(tmpdir(), 'quancheng-e2e-'))
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: '0', MLLP_PORT: '0', QUANCHENG_DATA: data, QUANCHENG_DEMO_SMALL: 'true', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
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
      child.kill('SIGTERM')
      await ended
      await rm(data, { recursive: true, force: true })
    },
  }
}

export async function openBrowser(): Promise<Browser> {
  const executablePath = USUAL_PLACES.find((place) => place && existsSync(place))
  if (!executablePath)
    throw new Error('Chromium was not found. Debian: apt-get install chromium fonts-noto-cjk; elsewhere set CHROMIUM_PATH.')
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

export const DESK = { width: 1366, height: 768 } as const
export const PHONE = { width: 390, height: 844 } as const

/** A browser of somebody's own, signed in with the demonstration password. */
export async function signIn(
  browser: Browser,
  house: House,
  login: string,
  options: { viewport?: { width: number; height: number }; locale?: 'zh-CN' | 'en'; dark?: boolean } = {},
): Promise<BrowserContext> {
  const viewport = options.viewport ?? DESK
  const context = await browser.newContext({
    baseURL: house.url,
    viewport,
    locale: options.locale ?? 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: options.dark ? 'dark' : 'light',
    hasTouch: viewport.width < 640,
    isMobile: viewport.width < 640,
    reducedMotion: 'reduce',
  })
  const answer = await context.request.post('/api/staff/sign-in', {
    headers: { 'x-quancheng': '1' },
    data: { login, password: 'quancheng-demo' },
  })
  if (!answer.ok()) throw new Error(`${login} could not sign in: ${await answer.text()}`)
  await context.request.post('/api/staff/locale', {
    headers: { 'x-quancheng': '1' },
    data: { locale: options.locale ?? 'zh-CN' },
  })
  return context
}
