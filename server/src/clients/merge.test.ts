import { clients, NO_FIELDS } from '@quancheng/contract/clients.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { inTenant } from '../db/db.ts'
import { fillOwnedTables, ownedTables } from '../test/sample-row.ts'
import { type House, openHouse } from '../test/ward.ts'
import { OF_A_CLIENT } from './move-everything.ts'

async function entered({ lin }: House, name: string): Promise<string> {
  return (
    await lin.does(clients.add, {
      commandId: newId(),
      fields: { ...NO_FIELDS, name, sex: 2, birthDate: '1990-05-05' },
      sureThatNew: true,
    })
  ).id
}

/** Every row of every table, by whose it is. */
async function countsOf({ world, hospital }: House, clientId: string): Promise<Record<string, number>> {
  return inTenant(world.pool, hospital.id, async (tx) => {
    const counts: Record<string, number> = {}
    for (const table of [...OF_A_CLIENT, 'client_token', 'journal'] as const) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from ${sql.table(table)} where client_id = ${clientId}`.execute(tx)
      counts[table] = rows[0]?.n ?? 0
    }
    return counts
  })
}

/** One row of every kind that can belong to somebody. */
async function withEverything(house: House, clientId: string): Promise<void> {
  const { world, hospital, lin } = house
  const ids = await fillOwnedTables(world.pool, hospital.id, lin.id)
  for (const table of OF_A_CLIENT)
    await world.pool.query(`update ${table} set client_id = $1 where id = $2`, [clientId, ids.get(table)])
  await world.pool.query('update client_identifier set value_sealed = $1', [
    world.parts.keys.seal(hospital.id, 'client_identifier.value', 'M0001'),
  ])
}

test('no table that belongs to a client is forgotten by a merge', async () => {
  await using house = await openHouse()
  const { rows } = await house.world.pool.query<{ table_name: string }>(
    "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'client_id'",
  )
  const elsewhere = ['journal', 'client_token', 'stored_file', 'retention_due']
  expect(
    rows
      .map((row) => row.table_name)
      .filter((table) => !elsewhere.includes(table))
      .toSorted(),
  ).toEqual([...OF_A_CLIENT].toSorted())
  expect((await ownedTables(house.world.pool)).length).toBeGreaterThan(20)
})

test('a merge moves everything, and taking it back returns exactly that', async () => {
  await using house = await openHouse()
  const { lin, zhou } = house
  const survivorId = await entered(house, '李娜')
  const priorId = await entered(house, '李那')
  await withEverything(house, priorId)
  const [keptBefore, priorBefore] = [await countsOf(house, survivorId), await countsOf(house, priorId)]
  expect(OF_A_CLIENT.filter((table) => priorBefore[table] !== 1)).toEqual([])

  await zhou.does(clients.merge, { commandId: newId(), survivorId, priorId })
  const together = await countsOf(house, survivorId)
  for (const table of OF_A_CLIENT)
    expect([table, together[table]]).toEqual([table, (keptBefore[table] ?? 0) + 1])
  const emptied = await countsOf(house, priorId)
  expect(OF_A_CLIENT.filter((table) => emptied[table] !== 0)).toEqual([])
  expect((await lin.does(clients.search, { q: '李那' })).clients).toEqual([])
  expect((await lin.does(clients.search, { q: '李娜' })).clients.map(({ id }) => id)).toEqual([survivorId])
  const { rows: journal } = await lin.does(clients.journal, { clientId: survivorId })
  expect(journal.filter(({ act }) => act === 'clients.add')).toHaveLength(2)
  expect((await zhou.ask(clients.merge, { commandId: newId(), survivorId, priorId })).body.code).toBe(
    'clients.already-merged',
  )

  const { rows } = await house.world.pool.query<{ id: string }>(
    'select id from client_merge where prior_id = $1',
    [priorId],
  )
  const mergeId = rows[0]?.id ?? ''
  await lin.does(clients.addContact, {
    commandId: newId(),
    clientId: survivorId,
    name: '王小明',
    phone: null,
    relation: '20',
    guardian: false,
    mainCarer: false,
    note: null,
  })
  await zhou.does(clients.unmerge, { commandId: newId(), mergeId })
  const [keptAfter, priorAfter] = [await countsOf(house, survivorId), await countsOf(house, priorId)]
  for (const table of [...OF_A_CLIENT, 'client_token'])
    expect([table, priorAfter[table]]).toEqual([
      table,
      table === 'client_token'
        ? expect.toSatisfy((n: number) => n >= (priorBefore[table] ?? 0))
        : priorBefore[table],
    ])
  expect(keptAfter.client_contact).toBe(Number(keptBefore.client_contact) + 1)
  expect(keptAfter.encounter).toBe(keptBefore.encounter)
  expect((await lin.does(clients.search, { q: '李那' })).clients.map(({ id }) => id)).toEqual([priorId])
  expect((await zhou.ask(clients.unmerge, { commandId: newId(), mergeId })).body.code).toBe(
    'clients.merge-already-reversed',
  )
})

test('of a chain of merges each can be taken back, in any order', async () => {
  await using house = await openHouse()
  const { lin, zhou, world } = house
  const [a, b, c] = [await entered(house, '张一'), await entered(house, '张二'), await entered(house, '张三')]
  for (const clientId of [a, b, c])
    await lin.does(clients.addContact, {
      commandId: newId(),
      clientId,
      name: '家人',
      phone: null,
      relation: '99',
      guardian: false,
      mainCarer: false,
      note: null,
    })
  await zhou.does(clients.merge, { commandId: newId(), survivorId: b, priorId: a })
  world.pass(5)
  await zhou.does(clients.merge, { commandId: newId(), survivorId: c, priorId: b })
  const opened = await lin.does(clients.file, { clientId: a })
  expect(opened).toMatchObject({ id: c, merges: [{ priorId: b }, { priorId: a }] })
  expect(opened.contacts).toHaveLength(3)
  const mergeOf = async (priorId: string) =>
    (await world.pool.query<{ id: string }>('select id from client_merge where prior_id = $1', [priorId]))
      .rows[0]?.id ?? ''
  await zhou.does(clients.unmerge, { commandId: newId(), mergeId: await mergeOf(a) })
  expect((await lin.does(clients.file, { clientId: a })).contacts).toHaveLength(1)
  expect((await lin.does(clients.file, { clientId: c })).contacts).toHaveLength(2)
  await zhou.does(clients.unmerge, { commandId: newId(), mergeId: await mergeOf(b) })
  for (const clientId of [a, b, c])
    expect((await lin.does(clients.file, { clientId })).contacts).toHaveLength(1)
})

test('one record cannot be merged with itself, nor by somebody without the duty, nor across organisations', async () => {
  await using house = await openHouse()
  const { lin, zhou, world } = house
  const [a, b] = [await entered(house, '张一'), await entered(house, '张二')]
  expect((await zhou.ask(clients.merge, { commandId: newId(), survivorId: a, priorId: a })).body.code).toBe(
    'clients.same-record',
  )
  expect((await lin.ask(clients.merge, { commandId: newId(), survivorId: a, priorId: b })).body.code).toBe(
    'not-found',
  )
  const other = await world.organisation('示例儿童医院')
  const qian = await other.person('钱宁', 'supervisor')
  expect((await qian.ask(clients.merge, { commandId: newId(), survivorId: a, priorId: b })).body.code).toBe(
    'not-found',
  )
})
