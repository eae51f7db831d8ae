import { alreadyServed } from '@quancheng/contract/already-served.ts'
import { cases } from '@quancheng/contract/cases.ts'
import { clients } from '@quancheng/contract/clients.ts'
import { intake } from '@quancheng/contract/intake.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { relations, relationsDoor } from '@quancheng/contract/relations.ts'
import { expect, test } from 'vitest'
import { phoneOf } from '../../test/phone.ts'
import { type House, openHouse } from '../../test/ward.ts'
import { caseOf, closes, seen } from '../a-case.ts'

const DAY = 24 * 60
const SECRET = 'Ab3dEf6hIj9lMn0pQr2tUv'
const secretOf = (place: number) => `Ab3dEf6hIj9lMn0pQr2t${String(place).padStart(2, '0')}`

/** A hospital that asks for a fortnight after a closure, and a closed case of Lin's. */
async function openClosed() {
  const house = await openHouse()
  await asks(house, 14)
  const phone = phoneOf(house.world)
  const { caseId, clientId } = await caseOf(house)
  const give = (person = house.lin, over: object = {}) =>
    person.ask(relations.giveRating, { commandId: newId(), caseId, secret: SECRET, ...over })
  const send = (over: object = {}) =>
    phone(relationsDoor.sendRating, {
      commandId: newId(),
      secret: SECRET,
      version: '1',
      answers: { overall: 4, listened: 3 },
      words: null,
      contact: false,
      ...over,
    })
  return { ...house, phone, caseId, clientId, give, send }
}

async function asks({ world, hospital }: House, days: number | null) {
  await world.pool.query(
    `update organisation set settings = settings || jsonb_build_object('door', jsonb_build_object('ratingDays', $2::int)) where id = $1`,
    [hospital.id, days],
  )
}

test('once a case is closed its client says in a minute how it was, and the worker learns only that it came', async () => {
  await using house = await openClosed()
  const { lin, caseId, give, send, phone } = house
  expect((await give()).body.code).toBe('relations.not-ended')
  await closes(house, caseId)
  expect(await lin.does(relations.rating, { caseId })).toEqual({ days: 14, askable: true, link: null })
  const made = await give()
  expect(made.body.page).toMatch(/\/h\/rate$/)
  const page = await phone(relationsDoor.openRating, { secret: SECRET })
  expect(page.body).toMatchObject({
    organisation: '示例综合医院',
    worker: '林若溪',
    form: { questions: [{ id: 'overall' }, { id: 'listened' }, { id: 'helped' }] },
  })
  expect(JSON.stringify(page.body)).not.toContain('周桂英')
  const words = '她每次都把话听完'
  expect(await send({ words })).toMatchObject({ status: 200, body: { contact: false, crisis: false } })
  const told = await lin.does(relations.rating, { caseId })
  expect(told).toMatchObject({ askable: false, link: { state: 'used' } })
  expect(JSON.stringify([told, await lin.does(cases.file, { caseId })])).not.toContain(words)
  expect(await house.noticesOf(lin)).toEqual(['closure-approved'])
  const { rows } = await house.world.pool.query<{ kept: string; id: string }>(
    'select to_jsonb(s)::text as kept, id from satisfaction s',
  )
  expect(rows).toHaveLength(1)
  for (const secret of [caseId, house.clientId, lin.id, words]) expect(rows[0]?.kept).not.toContain(secret)
  expect(rows[0]?.id.slice(0, 13), 'the id tells the day and no hour').toBe('019b89bc-a400')
  const journal = await house.world.pool.query<{ facts: string }>(
    "select facts from journal where act = 'relations.rated'",
  )
  expect(journal.rows.map(({ facts }) => JSON.parse(facts))).toEqual([{ caseId }])
})

test('a link works once, the same send twice is one answer, and one that was lost is replaced', async () => {
  await using house = await openClosed()
  await closes(house, house.caseId)
  const { lin, give, send, phone, world, caseId } = house
  await give(lin, { secret: secretOf(1) })
  const made = await give()
  const open = (secret: string) => phone(relationsDoor.openRating, { secret })
  expect((await open(secretOf(1))).body.code).toBe('intake.link-withdrawn')
  expect((await open('Zz3dEf6hIj9lMn0pQr2tUv')).status).toBe(404)
  await lin.does(relations.withdrawRating, { commandId: newId(), doorLinkId: made.body.id, seen: 1 })
  expect((await send()).body.code).toBe('intake.link-withdrawn')
  await give(lin, { secret: secretOf(2) })
  world.pass(15 * DAY)
  expect((await send({ secret: secretOf(2) })).body.code).toBe('intake.link-expired')
  await give(lin, { secret: secretOf(3) })
  expect((await send({ secret: secretOf(3), answers: { overall: 9 } })).status).toBe(422)
  expect((await send({ secret: secretOf(3), answers: { listened: 3 } })).body.code).toBe(
    'relations.form-changed',
  )
  const commandId = newId()
  const both = await Promise.all([1, 2].map(() => send({ secret: secretOf(3), commandId })))
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect((await send({ secret: secretOf(3) })).body.code).toBe('intake.link-used')
  expect((await give(lin, { secret: secretOf(4) })).body.code).toBe('intake.link-used')
  const { rows } = await world.pool.query('select count(*)::int as count from satisfaction')
  expect(rows).toEqual([{ count: 1 }])
  await lin.does(cases.reopen, {
    commandId: newId(),
    caseId,
    seen: await seen(lin, caseId),
    reason: '又来了',
  })
  expect(await lin.does(relations.rating, { caseId })).toMatchObject({ askable: false, link: null })
})

test('nobody is asked where the institution does not ask, after a death, or by somebody else’s worker', async () => {
  await using house = await openClosed()
  const { he, jiang, lin, give, world, clientId, caseId } = house
  await closes(house, caseId)
  expect((await give(he)).status).toBe(404)
  expect((await give(jiang)).status).toBe(404)
  await asks(house, null)
  expect((await give()).body.code).toBe('relations.not-asked-here')
  await asks(house, 14)
  await world.pool.query("update client set died_on = '2026-01-05' where id = $1", [clientId])
  expect((await give()).body.code).toBe('relations.died')
  expect(await lin.does(relations.rating, { caseId })).toMatchObject({ askable: false })
})

test('somebody who wants to be contacted stands in the queue, and not before the worker it may be about', async () => {
  await using house = await openClosed()
  const { lin, zhou, give, send, clientId } = house
  await closes(house, house.caseId)
  await give()
  expect((await send({ contact: true, words: '没有人听我说' })).body).toEqual({
    contact: true,
    crisis: false,
  })
  const { rows } = await zhou.does(intake.list, { view: 'all' })
  expect(rows).toMatchObject([{ source: 'complaint', client: { id: clientId }, offeredTo: null }])
  const one = await zhou.does(intake.one, { requestId: rows[0]?.id ?? '' })
  expect(one.words).toBeNull()
  expect(await house.noticesOf(lin)).toEqual(['closure-approved'])
  expect(await house.noticesOf(zhou)).toContain('intake.raised')
  const taking = { commandId: newId(), requestId: one.id, seen: one.revision, clientId: null }
  const { he } = house
  for (const unasked of [lin, he]) {
    const { counts, ...page } = await unasked.does(intake.list, { view: 'all' })
    expect([page.rows, counts.all.count, counts.mine.count]).toEqual([[], 0, 0])
    expect((await unasked.ask(intake.one, { requestId: one.id })).status).toBe(404)
    expect((await unasked.ask(intake.take, { ...taking, commandId: newId() })).status).toBe(404)
  }
  const { requests } = await lin.does(clients.file, { clientId })
  expect(requests.map(({ source }) => source)).not.toContain('complaint')
  const acts = async (who: typeof lin) =>
    (await who.does(clients.journal, { clientId })).rows.map(({ act }) => act)
  expect(await acts(lin), 'nor does her client’s journal tell').not.toContain('intake.raise')
  expect(await acts(zhou)).toContain('intake.raise')
  expect(one.about).toEqual({ id: lin.id, name: '林若溪' })
  expect(one.takers.map(({ name }) => name)).toEqual(['何嘉怡'])
  const toLin = { commandId: newId(), requestId: one.id, seen: one.revision, toId: lin.id, note: null }
  expect((await zhou.ask(intake.handOver, toLin)).body.code).toBe('intake.about-you')
  await zhou.does(intake.handOver, { ...toLin, commandId: newId(), toId: he.id })
  expect(await lin.does(alreadyServed.others, { clientId })).toEqual([])
  const taken = { ...taking, commandId: newId(), seen: one.revision + 1 }
  expect((await he.ask(intake.take, taken)).status).toBe(200)
  expect((await lin.ask(intake.one, { requestId: one.id })).status).toBe(404)
})

test('words of crisis call people at once with the words, also through a link that ran out', async () => {
  await using house = await openClosed()
  const { lin, give, send, world } = house
  await closes(house, house.caseId)
  await give()
  world.pass(20 * DAY)
  expect((await send({ words: '我不想活了' })).body).toEqual({ contact: false, crisis: true })
  const { rows } = await lin.does(intake.list, { view: 'all' })
  expect(rows).toMatchObject([{ source: 'self', urgency: 'crisis' }])
  expect((await lin.does(intake.one, { requestId: rows[0]?.id ?? '' })).words).toBe('我不想活了')
  expect(await house.noticesOf(lin)).toContain('intake.raised')
  expect((await send({ words: '我不想活了' })).body.code).toBe('intake.link-used')
})

test('the head reads figures and words from five answers on, when the month is over; another team nothing', async () => {
  await using house = await openClosed()
  const { head, zhou, lin, world, hospital } = house
  const other = await hospital.person('吴倩', 'supervisor', { teamId: await hospital.team('门诊组') })
  const rated = async (place: number, overall: number, words: string | null) => {
    const { caseId } = await caseOf(house, { name: `周桂${place}` })
    await closes(house, caseId)
    await lin.does(relations.giveRating, { commandId: newId(), caseId, secret: secretOf(place) })
    await house.send({ secret: secretOf(place), answers: { overall }, words })
  }
  for (const [place, overall] of [5, 4, 2, 5].entries())
    await rated(place, overall, place === 2 ? '等太久' : null)
  expect((await head.does(relations.ratings, {})).periods).toEqual([])
  world.pass(31 * DAY)
  expect(await head.does(relations.ratings, {}), 'four are too few').toMatchObject({ periods: [], words: [] })
  await rated(9, 4, null)
  expect((await head.does(relations.ratings, {})).periods, 'the fifth came this month').toEqual([])
  world.pass(31 * DAY)
  const shown = await head.does(relations.ratings, {})
  expect(shown).toMatchObject({
    days: 14,
    floor: null,
    least: 5,
    periods: [{ from: '2026-01', to: '2026-02', answers: 5, mean: 4, content: 0.8, asked: 5, returned: 5 }],
    words: ['等太久'],
  })
  expect(await zhou.does(relations.ratings, {})).toEqual(shown)
  expect(await other.does(relations.ratings, {})).toMatchObject({ periods: [], words: [] })
  expect((await lin.ask(relations.ratings, {})).status, 'a worker never').toBe(404)
})
