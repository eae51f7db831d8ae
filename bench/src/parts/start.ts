import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findPostmaster } from '@quancheng/server/db/embedded/holder.ts'
import { openHouse } from '../house.ts'
import { atMost, type Result } from '../result.ts'
import { share } from '../spread.ts'
import type { Given, Part } from './part.ts'

const MOST_START_MS = 5000
const MOST_MEGABYTES = 350
const STARTS = 3
const REST_MS = 5000

/** The demonstration, started again on the data of the day before: until the first page is there, and what it holds then. */
export const start: Part = {
  name: 'start',
  async run({ say }: Given): Promise<readonly Result[]> {
    const data = await mkdtemp(join(tmpdir(), 'quancheng-bench-'))
    const environment = { QUANCHENG_DATA: data, QUANCHENG_MODE: 'demo', QUANCHENG_DEMO_SMALL: 'true' }
    say('  filling a small demonstration once')
    await using _first = await openHouse(environment)
    await _first[Symbol.asyncDispose]()
    const times: number[] = []
    let megabytes = 0
    for (let n = 0; n < STARTS; n += 1) {
      const since = performance.now()
      await using house = await openHouse(environment)
      const page = await fetch(`http://127.0.0.1:${house.port}/`)
      await page.arrayBuffer()
      times.push(performance.now() - since)
      await pause(REST_MS)
      megabytes = Math.max(megabytes, await memoryOf(house.pid, (await findPostmaster(data)) ?? 0))
    }
    await rm(data, { recursive: true, force: true })
    const median = share(times, 0.5)
    return [
      {
        part: 'start',
        what: 'warm start to the first page',
        p50: median,
        p95: null,
        value: median / 1000,
        unit: 's',
        limit: null,
        gate: atMost(median / 1000, MOST_START_MS / 1000, 's'),
        note: `median of ${STARTS}, embedded database, small demonstration`,
      },
      {
        part: 'start',
        what: 'memory at rest, server and database',
        p50: null,
        p95: null,
        value: megabytes,
        unit: 'MB',
        limit: null,
        gate: atMost(megabytes, MOST_MEGABYTES, 'MB'),
        note: 'resident size of the server, proportional size of PostgreSQL',
      },
    ]
  },
}

async function memoryOf(server: number, postmaster: number): Promise<number> {
  let kilobytes = await kilobytesIn(`/proc/${server}/status`, 'VmRSS')
  for (const name of (await readdir('/proc')).filter((one) => /^\d+$/.test(one))) {
    const text = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    const parent = Number(text.slice(text.lastIndexOf(')') + 2).split(' ')[1])
    if (Number(name) === postmaster || parent === postmaster)
      kilobytes += await kilobytesIn(`/proc/${name}/smaps_rollup`, 'Pss')
  }
  return kilobytes / 1024
}

async function kilobytesIn(file: string, field: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0)
}
