import { newId } from '@quancheng/contract/new-id.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { expect, test } from 'vitest'
import { openHouse } from '../test/ward.ts'

test('a view one keeps is one’s own: the same name replaces it, a colleague sees and drops nothing', async () => {
  await using house = await openHouse()
  const { lin, he } = house
  const keep = (name: string, address: string) =>
    lin.does(staff.keepView, { commandId: newId(), list: 'cases', name, address })
  const { id } = await keep('高危', 'risk=high&risk=crisis')
  await keep('神内', `department=${house.neurology}`)
  expect(await keep('高危', 'risk=crisis&hide=age')).toEqual({ id })
  expect(await lin.does(staff.views, { list: 'cases' })).toEqual([
    { id, list: 'cases', name: '高危', address: 'risk=crisis&hide=age' },
    expect.objectContaining({ name: '神内' }),
  ])
  expect(await lin.does(staff.views, { list: 'intake' })).toEqual([])
  expect(await he.does(staff.views, { list: 'cases' })).toEqual([])
  const refused = await he.ask(staff.dropView, { commandId: newId(), viewId: id })
  expect(refused.body).toMatchObject({ code: 'not-found' })
  await lin.does(staff.dropView, { commandId: newId(), viewId: id })
  expect((await lin.does(staff.views, { list: 'cases' })).map((view) => view.name)).toEqual(['神内'])
})

test('the twenty-first view is refused in words, and an address that is none is malformed', async () => {
  await using house = await openHouse()
  const { lin } = house
  const view = (name: string, address = '') => ({ commandId: newId(), list: 'cases' as const, name, address })
  for (let n = 1; n <= 20; n += 1) await lin.does(staff.keepView, view(`第 ${n} 个`))
  expect((await lin.ask(staff.keepView, view('再一个'))).body).toMatchObject({
    code: 'staff.too-many-views',
    facts: { most: 20 },
  })
  await lin.does(staff.keepView, view('第 3 个', 'sort=risk'))
  expect((await lin.ask(staff.keepView, view('第 3 个', 'a="><script>'))).body).toMatchObject({
    code: 'malformed',
  })
})
