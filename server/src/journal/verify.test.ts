import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { newId } from '@quancheng/contract/new-id.ts'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asOwner, inTenant, type Tx } from '../db/db.ts'
import { openWorld, type World } from '../test/world.ts'
import { append } from './append.ts'
import { verifyJournal } from './verify.ts'

const COMMAND = fileURLToPath(new URL('verify-all.ts', import.meta.url))

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(async () => {
  await world[Symbol.asyncDispose]()
})

const actorId = '00000000-0000-7000-8000-00000000000a'

/** An organisation where somebody did eight things; answers its id. */
async function busyOrganisation(): Promise<string> {
  const orgId = newId()
  await inTenant(world.pool, orgId, async (tx) => {
    for (let n = 1; n <= 8; n++)
      await append(tx, { orgId, actorId, commandId: newId(), at: world.now() }, [
        {
          act: 'clients.read',
          subjectKind: 'client',
          subjectId: newId(),
          clientId: null,
          facts: { n, 名: '码' },
        },
      ])
  })
  return orgId
}

/** What somebody with every right in the database could do. */
async function tampered(orgId: string, tamper: (tx: Tx) => Promise<unknown>) {
  await asOwner(world.pool, tamper)
  const { broken } = await verifyJournal(world.pool, orgId)
  return broken && { lane: broken.lane, seq: broken.seq, why: broken.why }
}

test('an untouched journal is whole, one organisation or all of them', async () => {
  const orgId = await busyOrganisation()
  expect(await verifyJournal(world.pool, orgId)).toEqual({ entries: 8, chains: 1, broken: null })
  expect((await verifyJournal(world.pool, null)).broken).toBeNull()
})

test('whoever changes what an entry says is found out at that entry', async () => {
  const orgId = await busyOrganisation()
  const changed = await tampered(orgId, (tx) =>
    sql`update journal set facts = '{"n":99}' where org_id = ${orgId} and seq = 3`.execute(tx),
  )
  expect(changed).toEqual({ lane: 10, seq: 3, why: 'changed' })
})

test.each(['act', 'subject_kind'])('whoever changes the %s of an entry is found out', async (column) => {
  const orgId = await busyOrganisation()
  const changed = await tampered(orgId, (tx) =>
    sql`update journal set ${sql.ref(column)} = 'other' where org_id = ${orgId} and seq = 8`.execute(tx),
  )
  expect(changed).toEqual({ lane: 10, seq: 8, why: 'changed' })
})

test('whoever changes who did it, or when, is found out', async () => {
  for (const change of [
    sql`actor_id = null`,
    sql`at = at + interval '1 second'`,
    sql`client_id = subject_id`,
  ]) {
    const orgId = await busyOrganisation()
    const changed = await tampered(orgId, (tx) =>
      sql`update journal set ${change} where org_id = ${orgId} and seq = 1`.execute(tx),
    )
    expect(changed).toEqual({ lane: 10, seq: 1, why: 'changed' })
  }
})

test('whoever takes an entry out of the middle is found out at the gap', async () => {
  const orgId = await busyOrganisation()
  const gap = await tampered(orgId, (tx) =>
    sql`delete from journal where org_id = ${orgId} and seq = 5`.execute(tx),
  )
  expect(gap).toEqual({ lane: 10, seq: 5, why: 'missing' })
})

test('whoever takes the newest entries away is found out by the head', async () => {
  const orgId = await busyOrganisation()
  const cut = await tampered(orgId, (tx) =>
    sql`delete from journal where org_id = ${orgId} and seq > 6`.execute(tx),
  )
  expect(cut).toEqual({ lane: 10, seq: 7, why: 'tail-missing' })
  const all = await tampered(orgId, (tx) => sql`delete from journal where org_id = ${orgId}`.execute(tx))
  expect(all).toEqual({ lane: 10, seq: 1, why: 'tail-missing' })
})

test('whoever takes the head away, or sets it back, is found out', async () => {
  const orgId = await busyOrganisation()
  const back = await tampered(orgId, (tx) =>
    sql`update journal_head set seq = 7 where org_id = ${orgId}`.execute(tx),
  )
  expect(back).toEqual({ lane: 10, seq: 8, why: 'head-changed' })
  const gone = await tampered(orgId, (tx) =>
    sql`delete from journal_head where org_id = ${orgId}`.execute(tx),
  )
  expect(gone).toEqual({ lane: 10, seq: 8, why: 'head-missing' })
})

test('colleagues who write at the same time leave whole chains behind', async () => {
  const orgId = newId()
  const at = world.now()
  await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      inTenant(world.pool, orgId, (tx) =>
        append(tx, { orgId, actorId: n % 2 ? actorId : null, commandId: null, at }, [
          { act: 'a', subjectKind: 'x', subjectId: null, clientId: null, facts: { n } },
          { act: 'b', subjectKind: 'x', subjectId: null, clientId: null, facts: { n } },
        ]),
      ),
    ),
  )
  expect(await verifyJournal(world.pool, orgId)).toEqual({ entries: 80, chains: 2, broken: null })
})

test('the hospital’s feed, which writes many entries at once, and a person who writes one share whole chains', async () => {
  const orgId = newId()
  const at = world.now()
  const entry = { act: 'a', subjectKind: 'x', subjectId: newId(), clientId: null, facts: { 名: '码' } }
  await Promise.all(
    [64, 1, 5, 1, 64, 4].map((many) =>
      inTenant(world.pool, orgId, (tx) =>
        append(
          tx,
          { orgId, actorId, commandId: newId(), at },
          Array.from({ length: many }, () => entry),
        ),
      ),
    ),
  )
  expect(await verifyJournal(world.pool, orgId)).toEqual({ entries: 139, chains: 1, broken: null })
})

test('must 5: the application itself can neither change nor take away an entry', async () => {
  const orgId = await busyOrganisation()
  for (const tamper of [sql`update journal set act = 'x'`, sql`delete from journal`])
    await expect(inTenant(world.pool, orgId, (tx) => tamper.execute(tx))).rejects.toThrow('permission denied')
})

test('whoever keeps the house proves the journal with one command, and it fails when a link is broken', async () => {
  await using other = await openWorld()
  const hospital = await other.organisation()
  await hospital.work(async (work) => {
    for (const act of ['a', 'b'])
      work.record({ act, subjectKind: 'x', subjectId: null, clientId: null, facts: {} })
  })
  const { rows } = await other.pool.query<{ url: string }>('select current_database() as url')
  const url = new URL(process.env.TEST_DATABASE_URL ?? '')
  url.pathname = `/${rows[0]?.url}`
  const verify = () => {
    const { status, stdout } = spawnSync(process.execPath, [COMMAND], {
      env: { ...process.env, DATABASE_URL: url.href },
      encoding: 'utf8',
    })
    return { status, stdout }
  }
  expect(verify()).toEqual({ status: 0, stdout: '2 entries, 1 chains: whole\n' })
  await asOwner(other.pool, (tx) => sql`update journal set act = 'c' where seq = 2`.execute(tx))
  expect(verify()).toEqual({
    status: 1,
    stdout: `The journal is broken: entry 2 of chain 0 of organisation ${hospital.id} is not as it was written.\n`,
  })
})
