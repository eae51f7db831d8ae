import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { newId } from '@quancheng/contract/new-id.ts'
import pg from 'pg'
import { between, type Clock, clockOf } from './cpu.ts'
import type { Ground } from './ground.ts'
import { type House, onDatabase, openHouse } from './house.ts'
import type { Ask, Taken } from './load/ask.ts'
import { filled } from './load/drive.ts'
import { HttpConnection, requestText } from './load/http-connection.ts'
import { type Answer, type Conversation, openWorker } from './load/job.ts'
import { turnsOf } from './volleys.ts'

export interface Pace {
  readonly concurrent: number
  /** How long each side runs before anything counts: plans are made, code is compiled. */
  readonly warm: number
  readonly seconds: number
  readonly rounds: number
  readonly restMs: number
}

export interface Beside {
  readonly house: Measured
  readonly limit: Measured
  readonly told: readonly Conversation[]
}

export interface Measured {
  readonly taken: Taken
  readonly perSecond: number
  /** Processor time an ask takes in the process that speaks to the database, and in the database. */
  readonly nodeMs: number
  readonly databaseMs: number
  /** How much of the machine was busy with something else, as a share of the time. */
  readonly elsewhere: number
}

interface Round extends Answer {
  readonly ofHouse: boolean
  readonly clock: Clock
}

/**
 * Asks the server and its limit in turn, round after round (the first of each is for warming up), so that whatever else the machine does falls on both. The
 * limit is what one such ask was overheard to send to the database, told again to the database alone.
 */
export async function beside(
  ground: Ground,
  asks: readonly Ask[],
  { concurrent, warm, seconds, rounds, restMs }: Pace,
  reset: string | null = null,
): Promise<Beside> {
  const data = await mkdtemp(join(tmpdir(), 'quancheng-bench-'))
  const environment = onDatabase(ground.url, ground.masterKey, data)
  await onSide(ground.url, 'update session set last_seen_at = now()')
  if (reset) await onSide(ground.url, reset)
  const told = await overhear(environment, asks)
  await using house = await openHouse(environment)
  await using asking = openWorker()
  await using telling = openWorker()
  const all: Round[] = []
  for (let round = 0; round <= rounds; round += 1) {
    const load = { asks, concurrent, restMs, seconds: round === 0 ? warm : seconds }
    for (const ofHouse of [true, false]) {
      if (reset) await onSide(ground.url, reset)
      const before = clockOf(house.pid, ground.postmaster)
      const answer = ofHouse
        ? await asking.run({ mode: 'http', port: house.port, ...load })
        : await telling.run({ mode: 'sql', url: ground.url, told, ...load })
      const clock = between(before, clockOf(house.pid, ground.postmaster))
      if (round > 0) all.push({ ofHouse, clock, ...answer })
    }
  }
  await rm(data, { recursive: true, force: true })
  return {
    house: together(all.filter(({ ofHouse }) => ofHouse)),
    limit: together(all.filter(({ ofHouse }) => !ofHouse)),
    told,
  }
}

function together(rounds: readonly Round[]): Measured {
  const taken = new Map<string, number[]>()
  for (const round of rounds)
    for (const [what, times] of round.taken) taken.set(what, [...(taken.get(what) ?? []), ...times])
  const count = [...taken.values()].reduce((sum, times) => sum + times.length, 0)
  const total = (of: (round: Round) => number) => rounds.reduce((sum, round) => sum + of(round), 0)
  const seconds = total((round) => round.seconds)
  const ours = ({ ofHouse, clock, cpuMs }: Round) => cpuMs + clock.database + (ofHouse ? clock.server : 0)
  return {
    taken,
    perSecond: count / seconds,
    nodeMs: total(({ ofHouse, clock, cpuMs }) => (ofHouse ? clock.server : cpuMs)) / count,
    databaseMs: total(({ clock }) => clock.database) / count,
    elsewhere:
      total((round) => round.clock.everything - ours(round)) / (seconds * 1000 * availableParallelism()),
  }
}

/** One connection, a statement or two under the owner's role. */
export async function onSide(url: string, text: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(text)
  } finally {
    await client.end()
  }
}

async function overhear(
  environment: Readonly<Record<string, string>>,
  asks: readonly Ask[],
): Promise<readonly Conversation[]> {
  await using house = await openHouse(environment, { listening: true })
  const connection = new HttpConnection(house.port)
  const told: Conversation[] = []
  for (const ask of asks) {
    const twice = [await overhearOne(house, connection, ask, 0), await overhearOne(house, connection, ask, 1)]
    told.push(twice.toSorted((one, other) => sizeOf(one) - sizeOf(other))[0] ?? { turns: [], was: {} })
  }
  connection.close()
  return told
}

/** Now and then the server also reads keys again or marks a session as seen: the shorter conversation is without that. */
function sizeOf({ turns }: Conversation): number {
  return turns.flat(2).length
}

async function overhearOne(
  house: House,
  connection: HttpConnection,
  ask: Ask,
  time: number,
): Promise<Conversation> {
  const was = {
    ...ask.rows.at(-1 - time),
    ...Object.fromEntries(ask.fresh.map((name) => [name, newId()])),
  }
  house.heard()
  for (const step of ask.steps) {
    const whole = { ...step, path: filled(step.path, was), body: step.body && filled(step.body, was) }
    const { status, body } = await connection.send(requestText(house.port, ask.token, whole))
    if (status !== 200) throw new Error(`${ask.what} answered ${status} ${body.toString().slice(0, 400)}`)
  }
  await pause(20)
  return { turns: turnsOf(house.heard()), was }
}
