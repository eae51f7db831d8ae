import { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import exceljs from 'exceljs'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../test/ward.ts'
import { caseOf, closes } from './a-case.ts'

async function fiveCases(house: House): Promise<string[]> {
  const ids: string[] = []
  for (const [index, name] of ['甲一', '乙二', '丙三', '丁四', '戊五'].entries()) {
    house.world.pass(1)
    const { caseId } = await caseOf(house, {
      name,
      kind: index % 2 ? 'brief' : 'complex',
      ward: index < 3 ? house.neurology : house.intensive,
    })
    ids.push(caseId)
  }
  return ids
}

test('a page ends where the next begins, in every order, also where many are the same', async () => {
  await using house = await openHouse()
  const { lin } = house
  const ids = await fiveCases(house)
  const risks = ['low', 'crisis', 'none', 'crisis', 'medium'] as const
  for (const [index, risk] of risks.entries())
    await lin.does(cases.change, { commandId: newId(), caseId: ids[index] ?? '', seen: 1, changes: { risk } })
  await lin.does(cases.addTask, {
    commandId: newId(),
    caseId: ids[3] ?? '',
    title: '今天',
    dueAt: '2026-01-05T08:00:00+08:00',
    assigneeId: null,
  })
  const walk = async (sort: 'due' | 'opened' | 'risk' | 'served') => {
    const found: string[] = []
    let after: string | undefined
    do {
      const page = await lin.does(cases.list, { sort, limit: '2', ...(after && { after }) })
      expect(page.count).toBe(5)
      found.push(...page.rows.map((row) => row.client.name))
      after = page.next ?? undefined
    } while (after)
    return found.join(' ')
  }
  expect(await walk('due')).toBe('丁四 甲一 乙二 丙三 戊五')
  expect(await walk('served')).toBe('甲一 乙二 丙三 丁四 戊五')
  expect(await walk('opened')).toBe('戊五 丁四 丙三 乙二 甲一')
  expect(await walk('risk')).toBe('丁四 乙二 戊五 甲一 丙三')
})

test('the list is filtered by step, risk, kind, worker, ward and what is overdue', async () => {
  await using house = await openHouse()
  const { lin, zhou, he, head, intensive } = house
  const ids = await fiveCases(house)
  await lin.does(cases.change, {
    commandId: newId(),
    caseId: ids[0] ?? '',
    seen: 1,
    changes: { risk: 'high' },
  })
  await lin.does(cases.addTask, {
    commandId: newId(),
    caseId: ids[1] ?? '',
    title: '昨天',
    dueAt: '2026-01-04T08:00:00+08:00',
    assigneeId: null,
  })
  const names = async (input: object, person = lin) =>
    (await person.does(cases.list, { sort: 'opened', ...input })).rows.map((row) => row.client.name)
  expect(await names({ risk: ['high', 'crisis'] })).toEqual(['甲一'])
  expect(await names({ risk: ['high'] })).toEqual(['甲一'])
  expect(await names({ kind: ['brief'] })).toEqual(['丁四', '乙二'])
  expect(await names({ stage: ['plan'] })).toEqual([])
  expect(await names({ stage: ['intake', 'plan'], department: [intensive] })).toEqual(['戊五', '丁四'])
  expect(await names({ overdue: 'true' })).toEqual(['乙二'])
  expect(await names({ view: 'mine' }, he)).toEqual([])
  expect(await names({ view: 'team' }, he)).toHaveLength(5)
  expect(await names({ view: 'all', worker: [lin.id] }, head)).toHaveLength(5)
  expect(await names({ view: 'all', worker: [he.id] }, head)).toEqual([])
  await closes(house, ids[4] ?? '')
  expect(await names({ view: 'closed' }, zhou)).toEqual(['戊五'])
  expect(await names({ view: 'all' }, zhou)).toHaveLength(4)
})

test('a cursor that is none of ours is malformed, not broken', async () => {
  await using house = await openHouse()
  const { lin } = house
  await fiveCases(house)
  const { next } = await lin.does(cases.list, { sort: 'due', limit: '2' })
  const forged = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString('base64url')
  for (const after of [
    'x',
    forged(['2026-02-30T00:00:00+00:00', newId()]),
    forged(['infinity', "'; drop"]),
    forged([9, 'infinity', newId()]),
    forged({}),
  ])
    expect((await lin.ask(cases.list, { sort: 'due', after })).body, after).toEqual(
      expect.objectContaining({ code: 'malformed' }),
    )
  const other = await lin.ask(cases.list, { sort: 'risk', after: next ?? '' })
  expect(other.body).toMatchObject({ code: 'malformed' })
})

test('the list leaves the house as a workbook or as text: only cases one may print, and the journal says who took how many', async () => {
  await using house = await openHouse()
  const { lin, he, head, jiang } = house
  const ids = await fiveCases(house)
  const taken = async (input: object, person = lin) => {
    const file = await person.does(cases.exportList, { as: 'csv', sort: 'opened', ...input })
    const lines = Buffer.from(file.base64, 'base64').toString().replace(/\r\n$/u, '').split('\r\n')
    return { ...file, head: lines[0] ?? '', names: lines.slice(1).map((line) => line.split(',')[1]) }
  }
  const mine = await taken({ kind: ['brief'] })
  expect(mine.names).toEqual(['丁四', '乙二'])
  expect(mine.head).toBe(
    '\uFEFF个案编号,服务对象,性别,年龄,科室,床号,个案类型,状态,步骤,风险,医务社工,督导,开案日期,上次服务,下一期限,结案日期',
  )
  expect(mine).toMatchObject({ count: 2, more: false })
  expect((await taken({ cases: [ids[0] ?? '', ids[4] ?? ''] })).names).toEqual(['戊五', '甲一'])
  expect((await taken({ view: 'team' }, he)).names).toEqual([])
  const english = await taken({ view: 'all', locale: 'en' }, head)
  expect(english.names).toHaveLength(5)
  expect(english.head).toContain('Case number,Client,')
  expect((await jiang.ask(cases.exportList, { as: 'csv' })).body).toMatchObject({ code: 'not-found' })

  const book = new exceljs.Workbook()
  const { base64 } = await lin.does(cases.exportList, { as: 'xlsx', sort: 'opened' })
  await book.xlsx.load(new Uint8Array(Buffer.from(base64, 'base64')).buffer)
  const [sheet] = book.worksheets
  expect(sheet?.rowCount).toBe(6)
  expect(sheet?.getCell('B2').value).toBe('戊五')

  const { rows } = await house.world.pool.query<{ facts: string }>(
    `select facts from journal where act = 'cases.exportList' and actor_id = $1 order by at`,
    [lin.id],
  )
  expect(JSON.parse(rows[0]?.facts ?? '')).toEqual({ as: 'csv', view: 'mine', count: 2 })
})

test('a name that begins like a formula leaves as text', async () => {
  await using house = await openHouse()
  await caseOf(house, { name: '=HYPERLINK("x")', kind: 'brief', ward: house.neurology })
  const { base64 } = await house.lin.does(cases.exportList, { as: 'csv' })
  expect(Buffer.from(base64, 'base64').toString()).toContain(`,"'=HYPERLINK(""x"")",`)
})
