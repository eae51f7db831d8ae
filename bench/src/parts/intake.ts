import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { between, clockOf } from '../cpu.ts'
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
    const results: Result[] = []
    await using house = await openHouse(environment)
    await using sender = openWorker()
    for (const shape of SHAPES) {
      const admitted: Answer[] = []
      const limits: number[] = []
      const before = clockOf(house.pid, ground.postmaster)
      let serverMs = 0
      for (let round = 0; round <= pace.rounds; round += 1) {
        const started = clockOf(house.pid, ground.postmaster)
        const answer = await sender.run({
          mode: 'admit',
          port: house.mllpPort,
          seconds: pace.seconds,
          first,
          ...shape,
        })
        first += countOf(answer) + shape.connections * shape.window + 1
        const { server, database } = between(started, clockOf(house.pid, ground.postmaster))
        if (round > 0) {
          admitted.push(answer)
          serverMs += server + database
        }
        const limit = await inBatches(ground.url, heard, BATCH, pace.seconds)
        if (round > 0) limits.push(limit)
      }
      const { everything } = between(before, clockOf(house.pid, ground.postmaster))
      const times = admitted.flatMap(({ taken }) => [...taken.values()].flat())
      const rate = times.length / admitted.reduce((sum, { seconds }) => sum + seconds, 0)
      results.push({
        part: 'intake',
        what: `admissions by MLLP, ${shape.connections} connections with ${shape.window} unanswered`,
        p50: share(times, 0.5),
        p95: share(times, 0.95),
        value: rate,
        unit: 'messages/s',
        limit: limits.reduce((sum, one) => sum + one, 0) / limits.length,
        gate: atLeast(rate, LEAST, '/s'),
        note: `${(serverMs / times.length).toFixed(2)} ms of processor each; machine ${Math.round(everything / 1000)} s`,
      })
    }
    await rm(data, { recursive: true, force: true })
    return results
  },
}

function countOf({ taken }: Answer): number {
  return [...taken.values()].reduce((sum, times) => sum + times.length, 0)
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
