import { clients } from '@quancheng/contract/clients.ts'
import { expect, test } from 'vitest'
import { admitted, openHouse } from '../test/ward.ts'
import { rotateKey } from './rotate-key.ts'

test('after a hospital’s key is changed, names under the old one are sealed again by themselves', async () => {
  await using house = await openHouse()
  const { world, hospital, lin, neurology } = house
  const { clientId } = await admitted(house, { name: '欧阳慧敏', ward: neurology, bed: '21' })
  const sealedUnder = async () => {
    const { rows } = await world.pool.query<{ name_sealed: Buffer }>(
      'select name_sealed from client where id = $1',
      [clientId],
    )
    return rows[0]?.name_sealed.subarray(0, 4)
  }
  const before = await sealedUnder()

  expect(await hospital.work(rotateKey)).toBe(2)
  expect(await world.runDueJobs()).not.toContain('protection-reseal')
  world.pass(3)
  expect(await world.runDueJobs()).toContain('protection-reseal')

  expect(await sealedUnder()).not.toEqual(before)
  expect(await lin.does(clients.file, { clientId })).toMatchObject({ name: '欧阳慧敏' })
  const { rows } = await world.pool.query(
    `select version, retired_at is null as living from org_key where org_id = $1 and purpose = 'data' order by version`,
    [hospital.id],
  )
  expect(rows).toEqual([
    { version: 1, living: false },
    { version: 2, living: true },
  ])
})
