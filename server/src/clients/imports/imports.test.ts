import { clients, NO_FIELDS } from '@quancheng/contract/clients.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import exceljs from 'exceljs'
import iconv from 'iconv-lite'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../test/ward.ts'
import type { TestPerson } from '../../test/world.ts'

const LIST = `姓名,性别,出生日期,身份证号,联系电话,病案号,住院号,科室,床号,入院日期,入院诊断,联系人,与患者关系
陈桂兰,女,1949-12-31,11010519491231002X,13900135566,M1,I1,神经内科,12,2026/1/4 08:30,脑梗死,陈小明,子
王建国,男,1957年3月4日,,13911110000,M2,I2,儿童血液科,3,20260105,,,
`

async function start(person: TestPerson, bytes: Buffer, fileName = '名单.csv') {
  return person.does(clients.startImport, { commandId: newId(), fileName, base64: bytes.toString('base64') })
}

type Columns = Awaited<ReturnType<typeof start>>['columns']

function guessed(columns: Columns): Record<string, string> {
  return Object.fromEntries(columns.flatMap(({ header, guess }) => (guess === null ? [] : [[header, guess]])))
}

async function countPeople({ world }: House): Promise<number> {
  return (await world.pool.query('select from client')).rowCount ?? 0
}

test.each([
  ['UTF-8', Buffer.from(LIST)],
  ['UTF-8 with a mark', Buffer.from(`\uFEFF${LIST}`)],
  ['GB 18030', iconv.encode(LIST, 'gb18030')],
  ['UTF-16 with a mark and tabs', iconv.encode(`\uFEFF${LIST.replaceAll(',', '\t')}`, 'utf-16le')],
])('a list in %s is understood by its headers and entered whole', async (_name, bytes) => {
  await using house = await openHouse()
  const { lin, world, neurology } = house
  const { id, columns, total } = await start(lin, bytes)
  expect(total).toBe(2)
  expect(columns.map(({ guess }) => guess)).toEqual([
    'name',
    'sex',
    'birthDate',
    'idNumber',
    'phone',
    'recordNumber',
    'visitNumber',
    'department',
    'bed',
    'admittedAt',
    'diagnosis',
    'contactName',
    'contactRelation',
  ])
  const mapping = guessed(columns)
  expect(await lin.does(clients.previewImport, { batchId: id, mapping })).toMatchObject({
    counts: { new: 2, known: 0, problem: 0 },
  })
  expect(await countPeople(house)).toBe(0)
  await lin.does(clients.runImport, { commandId: newId(), batchId: id, mapping, skipProblems: false })
  expect(await world.runDueJobs()).toContain('clients-import')
  expect(await lin.does(clients.imports, {})).toMatchObject([
    { state: 'done', done: 2, total: 2, problems: 0, by: '林若溪', fileName: '名单.csv' },
  ])
  const [found] = (await lin.does(clients.search, { q: '陈桂兰' })).clients
  expect(found).toMatchObject({
    inHospital: true,
    bed: '12',
    birthDate: '1949-12-31',
    department: '神经内科',
  })
  const file = await lin.does(clients.file, { clientId: found?.id ?? '' })
  expect(file).toMatchObject({
    identifiers: [{ type: 'MR', value: 'M1' }],
    contacts: [{ name: '陈小明', relation: '20' }],
    encounters: [{ visitNumber: 'I1', departmentId: neurology, diagnosis: '脑梗死' }],
  })
  const { rows } = await world.pool.query<{ n: number }>(
    "select count(*)::int as n from journal where act = 'clients.import' and actor_id = $1",
    [lin.id],
  )
  expect(rows[0]?.n).toBe(2)
  const again = await start(lin, bytes)
  expect((await lin.does(clients.previewImport, { batchId: again.id, mapping })).counts).toEqual({
    new: 0,
    known: 2,
    problem: 0,
  })
  expect(
    (await lin.ask(clients.runImport, { commandId: newId(), batchId: id, mapping, skipProblems: false })).body
      .code,
  ).toBe('clients.import-already-run')
})

test('rows with problems say which and where, and nothing of the list is entered until somebody decides', async () => {
  await using house = await openHouse()
  const { lin, world } = house
  const bad = Buffer.from(
    [
      '姓名,性别,出生日期,身份证号,电话,科室',
      '陈桂兰,女,1949-12-31,11010519491231002X,13900135566,神经内科',
      ',女,,,,',
      '王建国,雄,1957-13-04,,abc,没有的科',
      '=HYPERLINK("http://x"),男,,,,',
      '李娜,男,,11010519491231002X,,',
      '赵敏,女,2090-01-01,,,',
    ].join('\n'),
  )
  const { id, columns } = await start(lin, bad)
  const mapping = guessed(columns)
  const preview = await lin.does(clients.previewImport, { batchId: id, mapping })
  expect(preview.counts).toEqual({ new: 1, known: 0, problem: 5 })
  expect(
    preview.rows.map(({ row, problems }) => [
      row,
      ...problems.map(({ column, code }) => `${column} ${code}`),
    ]),
  ).toEqual([
    [2],
    [3, '姓名 missing'],
    [4, '出生日期 unreadable-date', '性别 unknown-code', '电话 unreadable-phone', '科室 unknown-department'],
    [5, '姓名 formula'],
    [6, '性别 id-number-contradicts', '身份证号 twice-in-file'],
    [7, '出生日期 in-future'],
  ])
  expect(
    (await lin.ask(clients.runImport, { commandId: newId(), batchId: id, mapping, skipProblems: false }))
      .body,
  ).toMatchObject({ code: 'clients.import-has-problems', facts: { rows: 5 } })
  await world.runDueJobs()
  expect(await countPeople(house)).toBe(0)
  await lin.does(clients.runImport, { commandId: newId(), batchId: id, mapping, skipProblems: true })
  await world.runDueJobs()
  expect(await countPeople(house)).toBe(1)
  expect(await lin.does(clients.imports, {})).toMatchObject([{ state: 'done', done: 1, problems: 5 }])
})

test('a row whose identity number already stands on two records brings nobody until they are put right', async () => {
  await using house = await openHouse()
  const { lin, world } = house
  for (const name of ['陈桂兰', '陈桂香'])
    await lin.does(clients.add, {
      commandId: newId(),
      fields: { ...NO_FIELDS, name, idNumber: '11010519491231002X' },
      sureThatNew: true,
    })
  const { id, columns } = await start(lin, Buffer.from(LIST))
  const mapping = guessed(columns)
  const preview = await lin.does(clients.previewImport, { batchId: id, mapping })
  expect(preview.counts).toEqual({ new: 1, known: 0, problem: 1 })
  expect(preview.rows[0]).toMatchObject({
    name: '陈桂兰',
    outcome: 'problem',
    problems: [{ column: '身份证号', code: 'id-number-shared', value: '陈桂兰、陈桂香' }],
  })
  await lin.does(clients.runImport, { commandId: newId(), batchId: id, mapping, skipProblems: true })
  await world.runDueJobs()
  expect(await countPeople(house)).toBe(3)
})

test('a workbook is read; a formula in it is never computed', async () => {
  await using house = await openHouse()
  const { lin } = house
  const book = new exceljs.Workbook()
  const sheet = book.addWorksheet('名单')
  sheet.addRow(['Name', 'Sex', 'Date of birth', 'Phone'])
  sheet.addRow(['陈桂兰', 'F', new Date('1951-02-04'), 13900135566])
  sheet.addRow([{ formula: '1+1', result: 2 }, 'M', null, null])
  const { id, columns } = await start(lin, Buffer.from(await book.xlsx.writeBuffer()), '名单.xlsx')
  expect(columns.map(({ guess, samples }) => [guess, samples[0]])).toEqual([
    ['name', '陈桂兰'],
    ['sex', 'F'],
    ['birthDate', '1951-02-04'],
    ['phone', '13900135566'],
  ])
  const preview = await lin.does(clients.previewImport, { batchId: id, mapping: guessed(columns) })
  expect(preview.rows).toMatchObject([
    { outcome: 'new' },
    { outcome: 'problem', problems: [{ code: 'formula' }] },
  ])
})

const HOSTILE: readonly (readonly [string, Buffer, string])[] = [
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'clients.import-not-a-table'],
  ['an old workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'clients.import-not-a-table'],
  ['a broken ZIP', Buffer.from('PK\x03\x04nonsense nonsense nonsense'), 'clients.import-not-a-table'],
  ['a quotation without an end', Buffer.from('姓名\n"陈桂兰'), 'clients.import-not-a-table'],
  ['nothing', Buffer.from(''), 'clients.import-empty'],
  ['a header alone', Buffer.from('姓名,性别\n'), 'clients.import-empty'],
  ['a cell without an end', Buffer.from(`姓名\n${'陈'.repeat(5000)}`), 'clients.import-too-large'],
  ['too many rows', Buffer.from(`姓名\n${'陈\n'.repeat(20_002)}`), 'clients.import-too-large'],
]

test('what is no table, or too much of one, is refused in words', async () => {
  await using house = await openHouse()
  for (const [what, bytes, code] of HOSTILE) {
    const { body } = await house.lin.ask(clients.startImport, {
      commandId: newId(),
      fileName: what,
      base64: bytes.toString('base64'),
    })
    expect([what, body.code]).toEqual([what, code])
  }
})

test('a list without names cannot be checked, and a cancelled one enters nobody', async () => {
  await using house = await openHouse()
  const { lin, he, world } = house
  const { id, columns } = await start(lin, Buffer.from(LIST))
  expect((await lin.ask(clients.previewImport, { batchId: id, mapping: { 性别: 'sex' } })).body.code).toBe(
    'clients.import-column-missing',
  )
  await lin.does(clients.runImport, {
    commandId: newId(),
    batchId: id,
    mapping: guessed(columns),
    skipProblems: false,
  })
  await he.does(clients.cancelImport, { commandId: newId(), batchId: id })
  await world.runDueJobs()
  expect(await countPeople(house)).toBe(0)
  expect(await lin.does(clients.imports, {})).toMatchObject([{ state: 'cancelled', done: 0 }])
  expect((await lin.ask(clients.cancelImport, { commandId: newId(), batchId: id })).body.code).toBe(
    'clients.import-already-run',
  )
})

test('a list that breaks half-way leaves nobody behind', async () => {
  await using house = await openHouse()
  const { lin, world } = house
  const many = Array.from({ length: 450 }, (_, n) => `陈${n},M${n}`).join('\n')
  const { id, columns } = await start(lin, Buffer.from(`姓名,病案号\n${many}`))
  await lin.does(clients.runImport, {
    commandId: newId(),
    batchId: id,
    mapping: guessed(columns),
    skipProblems: false,
  })
  await world.pool.query('alter table journal add constraint full_up check (act <> $$clients.imported$$)')
  await world.runDueJobs()
  expect(await lin.does(clients.imports, {})).toMatchObject([{ state: 'failed', done: 0 }])
  expect(await countPeople(house)).toBe(0)
  expect((await world.pool.query('select from client_token')).rowCount).toBe(0)
})

test('somebody without the duty, or from elsewhere, cannot bring or see a list', async () => {
  await using house = await openHouse()
  const { lin, jiang, world } = house
  const { id } = await start(lin, Buffer.from(LIST))
  expect((await jiang.ask(clients.imports, {})).body.code).toBe('not-found')
  const other = await world.organisation('示例儿童医院')
  const qian = await other.person('钱宁', 'worker')
  expect(await qian.does(clients.imports, {})).toEqual([])
  expect((await qian.ask(clients.previewImport, { batchId: id, mapping: { 姓名: 'name' } })).body.code).toBe(
    'not-found',
  )
  expect((await qian.ask(clients.cancelImport, { commandId: newId(), batchId: id })).body.code).toBe(
    'not-found',
  )
})
