import { type Actor, type Owned, reachOf, SCOPES, within } from '@quancheng/rules/access.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner, openPool } from '../db/db.ts'
import { type TestDatabase, testDatabase } from '../test/postgres.ts'
import { visible } from './visible.ts'

const LIN = '00000000-0000-7000-8000-00000000000a'
const ZHAO = '00000000-0000-7000-8000-00000000000b'
const MINE = '00000000-0000-7000-8000-000000000001'
const THEIRS = '00000000-0000-7000-8000-000000000002'

let database: TestDatabase
let pool: ReturnType<typeof openPool>
beforeAll(async () => {
  database = await testDatabase()
  pool = openPool(database.url, 1)
})
afterAll(async () => {
  await pool.end()
  await database[Symbol.asyncDispose]()
})

interface Row {
  readonly worker: string | null
  readonly coWorkers: readonly string[]
  readonly team: string | null
  readonly department: string | null
  readonly client: string
}

const ROWS: readonly Row[] = [LIN, ZHAO, null].flatMap((worker) =>
  [[], [ZHAO], [ZHAO, LIN]].flatMap((coWorkers) =>
    [MINE, THEIRS, null].flatMap((team) =>
      [MINE, THEIRS, null].flatMap((department) =>
        [MINE, THEIRS].map((client) => ({ worker, coWorkers, team, department, client })),
      ),
    ),
  ),
)

/** Every combination of scopes, for a person with and without teams and wards. */
const ACTORS: readonly Actor[] = Array.from({ length: 2 ** SCOPES.length }, (_, chosen) =>
  SCOPES.filter((_scope, at) => chosen & (1 << at)),
).flatMap((scopes) =>
  [
    [[MINE], []],
    [[], []],
    [[MINE], [THEIRS]],
    [[], [THEIRS]],
  ].map(([places = [], openedClientIds = []]) => ({
    accountId: LIN,
    orgId: MINE,
    teamIds: places,
    departmentIds: places,
    openedClientIds,
    grants: scopes.map((scope) => ({ capability: 'cases', verb: 'read', scope })),
  })),
)

function owned({ worker, coWorkers, team, department, client }: Row): Owned {
  return { ownerIds: [worker, ...coWorkers], teamId: team, departmentId: department, clientId: client }
}

test('the database and the rule agree on every row and every combination of grants', async () => {
  const agreed = await asOwner(pool, async (tx) => {
    await sql`create temporary table c (n int, worker_id uuid, co_worker_ids uuid[], team_id uuid, department_id uuid, client_id uuid) on commit drop`.execute(
      tx,
    )
    for (const [n, row] of ROWS.entries())
      await sql`insert into c values (${n}, ${row.worker}::uuid, ${[...row.coWorkers]}::uuid[], ${row.team}::uuid, ${row.department}::uuid, ${row.client}::uuid)`.execute(
        tx,
      )
    const all: { actor: string; database: number[]; rule: number[] }[] = []
    for (const actor of ACTORS) {
      const mine = visible(actor, 'cases.read', {
        own: ['c.worker_id'],
        ownAny: ['c.co_worker_ids'],
        team: 'c.team_id',
        department: 'c.department_id',
        client: 'c.client_id',
      })
      const { rows } = await sql<{ n: number }>`select n from c where ${mine} order by n`.execute(tx)
      const reach = reachOf(actor, 'cases.read')
      all.push({
        actor: `${actor.grants.map(({ scope }) => scope).join('+')} in ${actor.teamIds.length} teams`,
        database: rows.map(({ n }) => n),
        rule: ROWS.flatMap((row, n) => (within(actor, reach, owned(row)) ? [n] : [])),
      })
    }
    return all
  })
  for (const { actor, database: seen, rule } of agreed) expect({ actor, seen }).toEqual({ actor, seen: rule })
  const counts = new Set(agreed.map(({ rule }) => rule.length))
  expect([counts.has(0), counts.has(ROWS.length), counts.size > 5]).toEqual([true, true, true])
})

test('a grant for something else opens nothing here', async () => {
  const actor: Actor = {
    accountId: LIN,
    orgId: MINE,
    teamIds: [MINE],
    departmentIds: [MINE],
    openedClientIds: [MINE],
    grants: [
      { capability: 'cases', verb: 'write', scope: 'organisation' },
      { capability: 'clients', verb: 'read', scope: 'organisation' },
    ],
  }
  const mine = visible(actor, 'cases.read', { own: ['c.worker_id'] })
  const { rows } = await asOwner(pool, (tx) =>
    sql`select from (values (${LIN}::uuid)) as c(worker_id) where ${mine}`.execute(tx),
  )
  expect(rows).toEqual([])
})
