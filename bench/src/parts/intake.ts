import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { between, type Clock, clockOf } from '../cpu.ts'
import { drawNames } from '../fill/persons.ts'
import { type House, onDatabase, openHouse } from '../house.ts'
import { admission } from '../load/admit.ts'
import { inBatches } from '../load/batches.ts'
import { type Answer, openWorker } from '../load/job.ts'
import { speak } from '../load/mllp.ts'
import { onSide } from '../measure.ts'
import { atLeast, type Result } from '../result.ts'
import { share } from '../spread.ts'
import { turnsOf } from '../volleys.ts'
import type { Given, Part } from './part.ts'

const LEAST = 500
/** A hospital's engine usually sends one message and waits; several systems send side by side. */
const SHAPES = [
  { connections: 8, window: 16 },
  { connections: 16, window: 1 },
]
const BATCH = 64

/** Admissions of people nobody knows yet, each acknowledged once it is on the disk, screened and findable. */
export const intake: Part = {
  name: 'intake',
  async run({ openGround, pace, planned }: Given): Promise<readonly Result[]> {
    const ground = await openGround()
    const data = await mkdtemp(join(tmpdir(), 'quancheng-bench-'))
    const environment = onDatabase(ground.url, ground.masterKey, data)
    const { rows } = await onSide(ground.url, 'select count(*)::int as known from client')
    let first = Math.max(ground.size, Number(rows[0].known)) + 1_000_000
    const heard = await overhear(environment, first)
    await planned('intake', `a batch of ${BATCH}`, heard.flat(2))
    first += 1_000
    await using house = await openHouse(environment)
    await using sender = openWorker()
    const results: Result[] = []
    for (const shape of SHAPES) {
      const rounds: Round[] = []
      for (let round = 0; round <= pace.rounds; round += 1) {
        const seconds = round === 0 ? pace.warm : pace.seconds
        const before = clockOf(house.pid, ground.postmaster)
        const answer = await sender.run({ mode: 'admit', port: house.mllpPort, seconds, first, ...shape })
        const clock = between(before, clockOf(house.pid, ground.postmaster))
        first += timesOf(answer).length + shape.connections * shape.window + 1
        const limit = await inBatches(ground.url, heard, BATCH, seconds)
        if (round > 0) rounds.push({ answer, clock, limit })
      }
      results.push(lineOf(shape, rounds))
    }
    await rm(data, { recursive: true, force: true })
    return results
  },
}

interface Round {
  readonly answer: Answer
  readonly clock: Clock
  readonly limit: number
}

function lineOf(shape: (typeof SHAPES)[number], rounds: readonly Round[]): Result {
  const times = rounds.flatMap(({ answer }) => timesOf(answer))
  const total = (of: (round: Round) => number) => rounds.reduce((sum, round) => sum + of(round), 0)
  const rate = times.length / total(({ answer }) => answer.seconds)
  const each = (ms: number) => (ms / times.length).toFixed(2)
  return {
    part: 'intake',
    what: `admissions by MLLP, ${shape.connections} connections with ${shape.window} unanswered`,
    p50: share(times, 0.5),
    p95: share(times, 0.95),
    value: rate,
    unit: 'messages/s',
    limit: total(({ limit }) => limit) / rounds.length,
    gate: atLeast(rate, LEAST, '/s'),
    note: `${each(total(({ clock }) => clock.server))} + ${each(total(({ clock }) => clock.database))} ms of processor each`,
  }
}

function timesOf({ taken }: Answer): readonly number[] {
  return [...taken.values()].flat()
}

/** What the database is told when a whole batch comes at once. */
async function overhear(environment: Readonly<Record<string, string>>, first: number) {
  await using house: House = await openHouse(environment, { listening: true })
  const names = drawNames()
  const batch = (from: number) =>
    Buffer.concat(Array.from({ length: BATCH }, (_, n) => admission(from + n, names)))
  await speak(house.mllpPort, batch(first), BATCH)
  await pause(50)
  house.heard()
  await speak(house.mllpPort, batch(first + BATCH), BATCH)
  await pause(50)
  return turnsOf(house.heard())
}
