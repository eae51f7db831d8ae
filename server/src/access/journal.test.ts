import { access } from '@quancheng/contract/access.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { asOwner } from '../db/db.ts'
import { openWorld } from '../test/world.ts'

const ALL = { actor: [] }

test('the administrator reads who did what, page by page, and may ask for one person or one act', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const wu = await hospital.person('吴敏', 'administrator')
  const lin = await hospital.person('林若溪', 'worker')
  for (let n = 0; n < 5; n++) {
    await lin.does(staff.setLocale, { locale: n % 2 ? 'en' : 'zh-CN' })
    world.pass(1)
  }
  await wu.does(staff.setLocale, { locale: 'en' })
  const first = await wu.does(access.journal, { ...ALL, limit: 4 })
  expect(first.rows[0]).toMatchObject({ who: '吴敏', act: 'staff.setLocale', facts: { locale: 'en' } })
  expect({ count: first.count, more: first.more }).toEqual({ count: 6, more: false })
  const second = await wu.does(access.journal, { ...ALL, limit: 4, after: first.next ?? '' })
  expect([...first.rows, ...second.rows].map(({ who }) => who)).toEqual(['吴敏', ...Array(5).fill('林若溪')])
  expect(second.next).toBeNull()
  expect((await wu.does(access.journal, { actor: [wu.id] })).rows).toHaveLength(1)
  expect((await wu.does(access.journal, { ...ALL, act: 'clients.read' })).count).toBe(0)
  expect((await wu.ask(access.journal, { ...ALL, after: 'bm9uc2Vuc2U' })).body).toMatchObject({
    code: 'malformed',
  })
})

test('a worker may not read the journal, and that she tried stands in it', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const wu = await hospital.person('吴敏', 'administrator')
  const lin = await hospital.person('林若溪', 'worker')
  expect((await lin.ask(access.journal, ALL)).status).toBe(404)
  const { rows } = await wu.does(access.journal, ALL)
  expect(rows[0]).toMatchObject({
    who: '林若溪',
    act: 'refused',
    facts: { of: 'access.journal', code: 'not-permitted' },
  })
})

test('another hospital’s administrator sees only their own journal', async () => {
  await using world = await openWorld()
  const here = await world.organisation()
  const there = await world.organisation('示例儿童医院')
  const lin = await here.person('林若溪', 'worker')
  const zhou = await there.person('周宁', 'administrator')
  await lin.does(staff.setLocale, { locale: 'en' })
  expect((await zhou.does(access.journal, ALL)).rows).toEqual([])
  expect(await zhou.does(access.journalWhole, {})).toEqual({ entries: 0, broken: null })
})

test('the administrator proves the journal whole, and is shown the first link somebody changed', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const wu = await hospital.person('吴敏', 'administrator')
  for (let n = 0; n < 3; n++) await wu.does(staff.setLocale, { locale: 'en' })
  expect(await wu.does(access.journalWhole, {})).toEqual({ entries: 3, broken: null })
  const lane = Number.parseInt(wu.id.slice(-1), 16)
  await asOwner(world.pool, (tx) => sql`update journal set act = 'nothing' where seq = 2`.execute(tx))
  expect(await wu.does(access.journalWhole, {})).toEqual({ entries: 1, broken: { lane, seq: 2 } })
})

test('everybody can see what each duty may do', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const li = await hospital.person('李医生', 'clinician')
  const duties = await li.does(access.duties, {})
  expect(duties.find(({ duty }) => duty === 'clinician')).toMatchObject({
    name: { zh: '医护', en: 'Clinician' },
    grants: expect.arrayContaining(['intake.raise:department']),
  })
})
