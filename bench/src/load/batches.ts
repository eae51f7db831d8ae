import { newId } from '@quancheng/contract/new-id.ts'
import { openPool } from '@quancheng/server/db/db.ts'
import { idOf, KINDS } from '../fill/ids.ts'
import { HEAD, ORG_ID, WARDS } from '../fill/staff.ts'
import type { Turn } from '../volleys.ts'
import { takeTurn } from './over-sql.ts'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g
const BLIND = /^-?\d{15,19}$/
const OURS = /BENCH-(V?)\d+/g

/**
 * The limit of the feed: the statements of one batch, told again to the database alone with other people in them, one
 * batch after the other as the server does. Answers messages a second.
 */
export async function inBatches(
  url: string,
  turns: readonly Turn[],
  batch: number,
  seconds: number,
): Promise<number> {
  const pool = openPool(url, 2)
  const since = performance.now()
  let done = 0
  while (performance.now() < since + seconds * 1000) {
    for (const turn of ofOthers(turns)) await takeTurn(pool, turn)
    done += batch
  }
  const rate = done / ((performance.now() - since) / 1000)
  await pool.end()
  return rate
}

const KEPT = new Set([
  ORG_ID,
  ...Array.from({ length: WARDS }, (_, n) => idOf('department', n + 1)),
  ...Array.from({ length: HEAD }, (_, n) => idOf('account', n + 1)),
])
let times = 0 // batches told so far, in all rounds

/** Every id, blind number and message number becomes another, the same one wherever it stands. */
function ofOthers(turns: readonly Turn[]): readonly Turn[] {
  times += 1
  const ids = new Map<string, string>()
  const another = (id: string) => {
    if (KEPT.has(id) || id.includes(`-7${KINDS.department.toString(16).padStart(3, '0')}-8000-`)) return id
    const made = ids.get(id) ?? newId()
    ids.set(id, made)
    return made
  }
  const again = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(again)
    if (typeof value !== 'string') return value
    if (BLIND.test(value)) return String(BigInt.asIntN(64, BigInt(value) + BigInt(times) * 7919n))
    return value.replace(UUID, another).replace(OURS, (whole) => `${whole}-${times}`)
  }
  return turns.map((turn) =>
    turn.map((volley) =>
      volley.map((statement) => ({
        ...statement,
        values: statement.values
          .map(again)
          .map(statement.text.includes('journal') ? (value) => onOwnChain(value, times) : (value) => value),
      })),
    ),
  )
}

const OWN_LANE = 99
const PLACES = 100_000

/** The journal's chain goes on from where it was: the limit keeps one of its own, beside the server's. */
export function onOwnChain(value: unknown, time: number): unknown {
  if (Array.isArray(value)) return value.map((each) => onOwnChain(each, time))
  if (value === 0) return OWN_LANE
  return typeof value === 'string' && /^\d+$/.test(value) ? String(Number(value) + time * PLACES) : value
}
