import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '@quancheng/contract/new-id.ts'
import { openPool } from '@quancheng/server/db/db.ts'
import { between, clockOf } from '../cpu.ts'
import { HEAD, tokenOf } from '../fill/staff.ts'
import type { Ground } from '../ground.ts'
import { type House, onDatabase, openHouse } from '../house.ts'
import { onOwnChain } from '../load/batches.ts'
import { HttpConnection, requestText } from '../load/http-connection.ts'
import { takeTurn } from '../load/over-sql.ts'
import { onSide } from '../measure.ts'
import { atLeast, type Result } from '../result.ts'
import { share } from '../spread.ts'
import { type Turn, turnsOf } from '../volleys.ts'
import type { Given, Part } from './part.ts'

const LEAST_A_MINUTE = 1000

/** Everybody who lies here is looked at again, because the head moved the bands: facts, points, reasons, journal. */
export const risk: Part = {
  name: 'risk',
  async run({ openGround, pace, planned }: Given): Promise<readonly Result[]> {
    const ground = await openGround()
    const data = await mkdtemp(join(tmpdir(), 'quancheng-bench-'))
    const environment = onDatabase(ground.url, ground.masterKey, data)
    const heard = await overhear(environment, ground)
    await planned('risk', 'everybody who lies here', heard.flat(2))
    const times: number[] = []
    const limits: number[] = []
    let [server, database, stays] = [0, 0, 0]
    await using house = await openHouse(environment)
    for (let round = 0; round <= pace.rounds; round += 1) {
      const before = clockOf(house.pid, ground.postmaster)
      const looked = await lookAgain(house, ground)
      const clock = between(before, clockOf(house.pid, ground.postmaster))
      const limit = await alone(ground.url, heard, round)
      if (round === 0) continue
      times.push(looked.ms)
      limits.push(limit)
      server += clock.server
      database += clock.database
      stays += looked.stays
    }
    await rm(data, { recursive: true, force: true })
    const each = stays / pace.rounds
    const rate = (ms: number) => (each / ms) * 60_000
    const value = rate(share(times, 0.5))
    return [
      {
        part: 'risk',
        what: `hints of risk for ${Math.round(each)} stays at once`,
        p50: share(times, 0.5),
        p95: share(times, 0.95),
        value,
        unit: 'stays/min',
        limit: rate(share(limits, 0.5)),
        gate: atLeast(value, LEAST_A_MINUTE, '/min'),
        note: `${(server / stays).toFixed(2)} + ${(database / stays).toFixed(2)} ms of processor each`,
      },
    ]
  },
}

/** Moves the bands by a point and waits until every hint says so. */
async function lookAgain(house: House, ground: Ground): Promise<{ ms: number; stays: number }> {
  const connection = new HttpConnection(house.port)
  const ask = async (method: 'GET' | 'POST', path: string, body: object | null) => {
    const step = { method, path, body: body && JSON.stringify(body) }
    const { status, body: told } = await connection.send(requestText(house.port, tokenOf(HEAD), step))
    if (status !== 200) throw new Error(`${path} answered ${status} ${told.toString().slice(0, 400)}`)
    return JSON.parse(told.toString())
  }
  const { revision, thresholds } = await ask('GET', '/api/assist/rules', null)
  const high = thresholds.high + 1
  const since = performance.now()
  const wanted = { medium: thresholds.medium, high }
  await ask('POST', '/api/assist/set-thresholds', { commandId: newId(), seen: revision, thresholds: wanted })
  for (;;) {
    const { rows } = await onSide(
      ground.url,
      `select count(*)::int as n from risk_score where high_from = ${high}`,
    )
    if (rows[0].n > 0) {
      connection.close()
      return { ms: performance.now() - since, stays: rows[0].n }
    }
    await pause(5)
  }
}

/** What the database is told when hints are there already and are looked at again. */
async function overhear(
  environment: Readonly<Record<string, string>>,
  ground: Ground,
): Promise<readonly Turn[]> {
  await using house = await openHouse(environment, { listening: true })
  await lookAgain(house, ground)
  house.heard()
  await lookAgain(house, ground)
  await pause(50)
  return turnsOf(house.heard()).filter((turn) => turn.flat().some(({ text }) => text.includes('risk_score')))
}

/** The limit: the same statements told to the database alone; the journal keeps a chain of its own for them. */
async function alone(url: string, turns: readonly Turn[], round: number): Promise<number> {
  const pool = openPool(url, 2)
  const retold = turns.map((turn) =>
    turn.map((volley) =>
      volley.map((statement) => ({
        ...statement,
        values: statement.text.includes('journal')
          ? statement.values.map((value) => onOwnChain(value, round + 1))
          : statement.values,
      })),
    ),
  )
  const since = performance.now()
  for (const turn of retold) await takeTurn(pool, turn)
  const ms = performance.now() - since
  await pool.end()
  return ms
}
