import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'
import { openHouse } from '../house.ts'
import { atMost, type Result } from '../result.ts'
import { share } from '../spread.ts'
import type { Given, Part } from './part.ts'

const MOST_KILOBYTES = 250
const MOST_SECONDS = 2.5
const VISITS = 5
/** Slow 4G as Chromium's own developer tools have it: 150 ms of latency, 1.6 Mbit/s down, 750 kbit/s up. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }
const SLOWER_PROCESSOR = 4
const USUAL_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Somebody opens the house for the first time on a slow line and an old machine: until they can type their name. */
export const page: Part = {
  name: 'page',
  async run(_: Given): Promise<readonly Result[]> {
    const data = await mkdtemp(join(tmpdir(), 'quancheng-bench-'))
    const program = [process.env.CHROMIUM_PATH, ...USUAL_PLACES].find((path) => path && existsSync(path))
    if (program === undefined) throw new Error('there is no Chromium here: set CHROMIUM_PATH')
    const environment = {
      QUANCHENG_DATA: data,
      QUANCHENG_MODE: 'production',
      QUANCHENG_KEY: randomBytes(32).toString('hex'),
    }
    await using house = await openHouse(environment)
    const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] })
    const visits: Visit[] = []
    for (let n = 0; n < VISITS; n += 1) visits.push(await visit(browser, `http://127.0.0.1:${house.port}/`))
    await browser.close()
    await rm(data, { recursive: true, force: true })
    const usable = share(
      visits.map(({ usableMs }) => usableMs),
      0.5,
    )
    const [{ gzipped, sent } = { gzipped: 0, sent: 0 }] = visits
    return [
      {
        part: 'page',
        what: 'staff shell, every file of the first page under gzip',
        p50: null,
        p95: null,
        value: gzipped / 1000,
        unit: 'kB',
        limit: null,
        gate: atMost(gzipped / 1000, MOST_KILOBYTES, 'kB'),
        note: `${Math.round(sent / 1000)} kB as sent`,
      },
      {
        part: 'page',
        what: 'first page until it can be used, slow 4G and a four times slower processor',
        p50: usable,
        p95: null,
        value: usable / 1000,
        unit: 's',
        limit: null,
        gate: atMost(usable / 1000, MOST_SECONDS, 's'),
        note: `median of ${VISITS}, first paint ${Math.round(
          share(
            visits.map(({ paintMs }) => paintMs),
            0.5,
          ),
        )} ms`,
      },
    ]
  },
}

interface Visit {
  readonly usableMs: number
  readonly paintMs: number
  readonly gzipped: number
  readonly sent: number
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  const tab = await context.newPage()
  const tools = await context.newCDPSession(tab)
  await tools.send('Network.enable')
  await tools.send('Network.emulateNetworkConditions', SLOW_4G)
  await tools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER_PROCESSOR })
  const bodies: Promise<Buffer>[] = []
  let sent = 0
  tools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    sent += encodedDataLength
  })
  tab.on('response', (response) => bodies.push(response.body().catch(() => Buffer.alloc(0))))
  const since = performance.now()
  await tab.goto(url, { waitUntil: 'commit' })
  await tab.locator('input').first().fill('somebody')
  const usableMs = performance.now() - since
  await tab.waitForLoadState('load')
  const paintMs = Number(
    await tab.evaluate('performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? NaN'),
  )
  const gzipped = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0)
  await context.close()
  return { usableMs, paintMs, gzipped, sent }
}
