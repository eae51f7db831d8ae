import { attachments } from '@quancheng/contract/attachments.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../../test/ward.ts'
import { actsAbout, caseOf, closes } from '../a-case.ts'

/** The smallest picture there is: one white dot. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
  'base64',
)

function laying(caseId: string, over: object = {}) {
  return {
    commandId: newId(),
    caseId,
    kind: 'income',
    name: '低保证明.png',
    note: '2026 年 1 月开具',
    base64: DOT.toString('base64'),
    ...over,
  }
}

async function withCase() {
  const house = await openHouse()
  const { caseId, clientId } = await caseOf(house, {
    name: '刘雨桐',
    kind: 'complex',
    ward: house.paediatrics,
  })
  return { ...house, caseId, clientId }
}

test('a photographed paper lies in the case: sealed in the store, opened by who may read the case, and each opening is known', async () => {
  await using house = await withCase()
  const { lin, he, jiang, caseId, clientId } = house
  const command = laying(caseId)
  const { id } = await lin.does(attachments.attach, command)
  expect(await lin.does(attachments.attach, command), 'twice sent, once done').toEqual({ id })
  const [paper, ...others] = await he.does(attachments.attachments, { caseId })
  expect(others).toEqual([])
  expect(paper).toMatchObject({
    id,
    name: '低保证明.png',
    kind: 'income',
    type: 'image/png',
    size: DOT.length,
    note: '2026 年 1 月开具',
    addedBy: { id: lin.id },
    removed: null,
  })
  const opened = await he.does(attachments.openAttachment, { fileId: id })
  expect(opened).toEqual({ fileName: '低保证明.png', type: 'image/png', base64: DOT.toString('base64') })
  expect(await actsAbout(house, clientId)).toEqual(expect.arrayContaining(['files.attach', 'files.open']))
  expect((await jiang.ask(attachments.openAttachment, { fileId: id })).status).toBe(404)
  expect((await jiang.ask(attachments.attachments, { caseId })).status).toBe(404)
  const { rows } = await house.world.pool.query('select to_jsonb(f)::text as row from file f')
  expect(JSON.stringify(rows)).not.toContain('低保')
})

test('what is taken out stays on the list with its reason and cannot be opened any more', async () => {
  await using house = await withCase()
  const { lin, he, caseId } = house
  const { id } = await lin.does(attachments.attach, laying(caseId))
  const out = (seen: number, person = lin) =>
    person.ask(attachments.removeAttachment, { commandId: newId(), fileId: id, seen, reason: '拍错了人' })
  expect((await out(1, he)).status, 'not hers to change').toBe(404)
  expect((await out(2)).body).toMatchObject({ code: 'conflict' })
  expect((await out(1)).status).toBe(200)
  expect(await lin.does(attachments.attachments, { caseId })).toMatchObject([
    { id, removed: { by: { id: lin.id }, reason: '拍错了人' } },
  ])
  expect((await lin.ask(attachments.openAttachment, { fileId: id })).status).toBe(404)
  expect((await out(2)).status).toBe(404)
})

test('a photo that is no photo, an empty one, an unknown kind and a closed case are refused, and nothing lies there', async () => {
  await using house: House & { caseId: string } = await withCase()
  const { lin, caseId } = house
  const code = async (over: object) => (await lin.ask(attachments.attach, laying(caseId, over))).body
  expect(
    await code({ base64: Buffer.from('MZ not a picture').toString('base64'), name: 'a.png' }),
  ).toMatchObject({
    code: 'files.type',
  })
  expect(await code({ base64: Buffer.from('<svg onload="x()"/>').toString('base64') })).toMatchObject({
    code: 'files.type',
  })
  expect(await code({ base64: '' })).toMatchObject({ code: 'files.size' })
  expect(await code({ base64: '%%%' })).toMatchObject({ code: 'malformed' })
  expect(await code({ kind: 'nonsense' })).toMatchObject({ code: 'cases.unknown-kind' })
  await closes(house, caseId)
  expect(await code({})).toMatchObject({ code: 'cases.closed' })
  expect(await lin.does(attachments.attachments, { caseId })).toEqual([])
})

test('sentences a worker keeps are their own, the same one only once, and fifty at most', async () => {
  await using house = await openHouse()
  const { lin, he } = house
  const keep = (text: string) => lin.ask(attachments.keepPhrase, { commandId: newId(), text })
  const first = (await keep('情绪平稳，能复述治疗安排。')).body as { id: string }
  expect((await keep('情绪平稳，能复述治疗安排。')).body).toEqual(first)
  expect(await he.does(attachments.phrases, {})).toEqual([])
  expect((await he.ask(attachments.dropPhrase, { commandId: newId(), phraseId: first.id })).status).toBe(404)
  for (let n = 2; n <= 50; n += 1) await keep(`第 ${n} 句`)
  expect((await keep('第 51 句')).body).toMatchObject({ code: 'cases.too-many-phrases', facts: { most: 50 } })
  await lin.does(attachments.dropPhrase, { commandId: newId(), phraseId: first.id })
  expect((await lin.does(attachments.phrases, {})).map(({ text }) => text)).not.toContain(
    '情绪平稳，能复述治疗安排。',
  )
  const { rows } = await house.world.pool.query('select to_jsonb(p)::text as row from phrase p')
  expect(JSON.stringify(rows)).not.toContain('第 2 句')
})
