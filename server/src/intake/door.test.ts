import type { Endpoint } from '@quancheng/contract/endpoint.ts'
import { intake } from '@quancheng/contract/intake.ts'
import { intakeDoor, intakePlaces } from '@quancheng/contract/intake-door.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { PACE } from '../http/door-pace.ts'
import { openHouse } from '../test/ward.ts'

const secret = (letter: string) => letter.repeat(32)

/** The house with its administrator, a poster of neurology, and phones that come to it. */
async function openDoor() {
  const house = await openHouse()
  const { world, hospital, neurology } = house
  const fang = await hospital.person('方磊', 'administrator')

  /** What a phone hears; an address of its own where one matters. */
  async function phone<E extends Endpoint>(endpoint: E, input: z.input<E['input']>, from = '10.0.0.1') {
    const query = endpoint.method === 'GET' ? `?${new URLSearchParams(input as Record<string, string>)}` : ''
    const answer = await world.app.inject({
      method: endpoint.method,
      url: `/api${endpoint.path}${query}`,
      remoteAddress: from,
      headers: { 'x-quancheng': '1' },
      ...(endpoint.method === 'POST' && { payload: input as object }),
    })
    const body = answer.json() as z.output<E['output']> & { code?: string; facts?: Record<string, unknown> }
    return { status: answer.statusCode, body }
  }

  async function poster(departmentId: string | null, bed: string | null = null): Promise<string> {
    world.pass(1)
    const made = await fang.does(intakePlaces.makePlace, { commandId: newId(), departmentId, bed })
    const all = await fang.does(intakePlaces.places, {})
    return (
      all
        .find(({ id }) => id === made.id)
        ?.address.split('/')
        .at(-1) ?? ''
    )
  }

  const place = await poster(neurology)
  const asking = (over: Partial<z.input<typeof intakeDoor.askAtDoor.input>> = {}) => ({
    commandId: newId(),
    place,
    device: secret('a'),
    topic: 'money',
    departmentId: null,
    where: 'bed' as const,
    bed: '12',
    phone: '13800006120',
    words: null,
    agreed: true as const,
    ...over,
  })
  const queue = async () =>
    (await house.lin.does(intake.list, { view: 'mine', urgency: [], source: [], department: [] })).rows
  return { ...house, fang, place, phone, poster, asking, queue }
}

describe('asking from a phone', () => {
  test('a patient without an account asks at the poster of the ward, and its worker finds the request', async () => {
    await using house = await openDoor()
    const { phone, place, asking, queue, lin, world } = house
    const seen = await phone(intakeDoor.door, { place })
    expect(seen.body).toMatchObject({
      organisation: '示例综合医院',
      department: { name: '神经内科' },
      wards: [],
      phones: { office: null, onDuty: null, helpLine: null },
    })
    const { status, body } = await phone(intakeDoor.askAtDoor, asking())
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        state: 'waiting',
        takenBy: null,
        crisis: false,
        by: '2026-01-06T01:01:00.000Z',
        closedUntil: null,
      },
    })
    expect(await queue()).toMatchObject([
      {
        name: `№ ${body.number}`,
        department: '神经内科',
        bed: '12',
        source: 'self',
        from: '13800006120',
        urgency: 'soon',
        dueAt: body.by,
        offeredTo: { id: lin.id },
      },
    ])
    expect((await queue())[0]?.summary.zh).toBe('看病的钱不够；去床边找')
    expect(await house.noticesOf(lin)).toEqual(['intake.raised'])
    const journal = await world.pool.query("select facts::text from journal where act = 'intake.raise'")
    expect(journal.rows).toHaveLength(1)
    expect(JSON.stringify(journal.rows)).not.toContain('13800006120')
  })

  test('sent twice, also at the same time, it is one request with one number', async () => {
    await using house = await openDoor()
    const ask = house.asking()
    const [first, second] = await Promise.all([
      house.phone(intakeDoor.askAtDoor, ask),
      house.phone(intakeDoor.askAtDoor, ask),
    ])
    const third = await house.phone(intakeDoor.askAtDoor, ask)
    expect([first.status, second.status, third.status]).toEqual([200, 200, 200])
    expect(new Set([first.body.number, second.body.number, third.body.number]).size).toBe(1)
    expect(await house.queue()).toHaveLength(1)
  })

  test('a phone has one request open; a crisis is let in beside it, and afterwards it may ask again', async () => {
    await using house = await openDoor()
    const { phone, asking, queue, lin } = house
    const first = await phone(intakeDoor.askAtDoor, asking())
    expect(await phone(intakeDoor.askAtDoor, asking())).toEqual({
      status: 409,
      body: { code: 'intake.asked-already', facts: { number: first.body.number } },
    })
    const crisis = await phone(intakeDoor.askAtDoor, asking({ words: '我不 想活了' }))
    expect(crisis.body).toMatchObject({ crisis: true })
    expect((await queue()).map(({ urgency }) => urgency)).toEqual(['crisis', 'soon'])
    expect((await phone(intakeDoor.askAtDoor, asking({ topic: 'crisis' }))).body.code).toBe(
      'intake.asked-already',
    )
    for (const row of await queue())
      await lin.does(intake.decline, {
        commandId: newId(),
        requestId: row.id,
        seen: row.revision,
        reason: '已当面谈过',
      })
    expect((await phone(intakeDoor.askAtDoor, asking())).status).toBe(200)
  })

  test('a relative asks to be called first and has to leave a number for it', async () => {
    await using house = await openDoor()
    const { phone, asking, queue } = house
    expect((await phone(intakeDoor.askAtDoor, asking({ where: 'call', phone: null }))).body.code).toBe(
      'intake.phone-missing',
    )
    expect((await phone(intakeDoor.askAtDoor, asking({ where: 'call', bed: null }))).status).toBe(200)
    expect(await queue()).toMatchObject([{ source: 'family', bed: null }])
  })

  test('at the poster of the whole house one says in which ward one is, of this house only', async () => {
    await using house = await openDoor()
    const { phone, asking, poster, paediatrics, world, he } = house
    const place = await poster(null)
    const seen = await phone(intakeDoor.door, { place })
    expect(seen.body.wards.map(({ name }) => name).sort()).toEqual(
      ['神经内科', '儿童血液科', '重症医学科 ICU'].sort(),
    )
    const elsewhere = await (await world.organisation('第二医院')).department('外科', 'WK')
    expect((await phone(intakeDoor.askAtDoor, asking({ place, departmentId: elsewhere }))).status).toBe(404)
    expect((await phone(intakeDoor.askAtDoor, asking({ place, departmentId: paediatrics }))).status).toBe(200)
    const view = { view: 'mine' as const, urgency: [], source: [], department: [] }
    expect((await he.does(intake.list, view)).rows).toMatchObject([{ department: '儿童血液科' }])
  })

  test('at night one hears when somebody is there again, and nothing sooner is promised', async () => {
    await using house = await openDoor()
    const { phone, asking, world, hospital } = house
    await world.pool.query('update organisation set settings = $2 where id = $1', [
      hospital.id,
      { door: { hours: { from: '08:00', to: '17:30', days: [1, 2, 3, 4, 5] }, onDuty: '6000' } },
    ])
    world.setClock('2026-01-05T21:40:00+08:00')
    const { body } = await phone(intakeDoor.askAtDoor, asking({ topic: 'feelings' }))
    expect(body).toMatchObject({
      by: '2026-01-06T00:00:00.000Z',
      closedUntil: '2026-01-06T00:00:00.000Z',
      phones: { onDuty: '6000' },
    })
  })
})

describe('looking again', () => {
  test('the phone that asked, or who knows its last four figures, sees how it stands and nothing else', async () => {
    await using house = await openDoor()
    const { phone, asking, queue, lin } = house
    const { body } = await phone(intakeDoor.askAtDoor, asking({ words: '押金交不起了' }))
    const { number } = body
    const byDevice = () => phone(intakeDoor.lookUp, { number, device: secret('a'), phoneTail: null })
    const byTail = await phone(intakeDoor.lookUp, { number, device: null, phoneTail: '6120' })
    expect(byTail.body).toEqual((await byDevice()).body)
    expect(JSON.stringify(byTail.body)).not.toMatch(/押金|13800006120|神经内科/)
    const [row] = await queue()
    await lin.does(intake.decline, {
      commandId: newId(),
      requestId: row?.id ?? '',
      seen: row?.revision ?? 0,
      reason: '家属说不需要了',
    })
    const after = await byDevice()
    expect(after.body).toMatchObject({ state: 'declined', takenBy: null, by: null })
    expect(JSON.stringify(after.body)).not.toContain('家属')
  })

  test('a number that exists and one that does not are told apart by nobody', async () => {
    await using house = await openDoor()
    const { phone, asking } = house
    const { body } = await phone(intakeDoor.askAtDoor, asking())
    const wrong = { device: secret('b'), phoneTail: null }
    const known = await phone(intakeDoor.lookUp, { number: body.number, ...wrong })
    const unknown = await phone(intakeDoor.lookUp, { number: '00000000', ...wrong })
    expect(known).toEqual({ status: 404, body: { code: 'not-found' } })
    expect(unknown).toEqual(known)
    const guesses = async (number: string) => {
      const heard: (string | undefined)[] = []
      for (let guess = 0; guess <= PACE.tailsOf.most; guess += 1)
        heard.push((await phone(intakeDoor.lookUp, { number, device: null, phoneTail: '0000' })).body.code)
      return heard
    }
    const heard = await guesses(body.number)
    expect(heard.slice(-2)).toEqual(['not-found', 'intake.too-often'])
    expect(await guesses('00000001')).toEqual(heard)
    expect(
      (await phone(intakeDoor.lookUp, { number: body.number, device: null, phoneTail: '6120' })).body.code,
    ).toBe('intake.too-often')
    expect(
      (await phone(intakeDoor.lookUp, { number: body.number, device: secret('a'), phoneTail: null })).status,
    ).toBe(200)
  })

  test('whoever left no number is not found by any four figures', async () => {
    await using house = await openDoor()
    const { body } = await house.phone(intakeDoor.askAtDoor, house.asking({ phone: null }))
    const { number } = body
    expect((await house.phone(intakeDoor.lookUp, { number, device: null, phoneTail: '6120' })).status).toBe(
      404,
    )
    expect((await house.phone(intakeDoor.lookUp, { number, device: null, phoneTail: null })).status).toBe(404)
  })

  test('whoever asked takes it back, once; another phone cannot', async () => {
    await using house = await openDoor()
    const { phone, asking, queue, lin, world } = house
    const { body } = await phone(intakeDoor.askAtDoor, asking())
    const { number } = body
    world.pass(1)
    expect((await phone(intakeDoor.takeBack, { number, device: secret('b') })).status).toBe(404)
    const device = secret('a')
    expect((await phone(intakeDoor.takeBack, { number, device })).body.state).toBe('withdrawn')
    expect((await phone(intakeDoor.takeBack, { number, device })).body.state).toBe('withdrawn')
    expect(await queue()).toEqual([])
    expect(await house.noticesOf(lin)).toEqual(['intake.raised', 'intake.withdrawn'])
  })
})

describe('against scripts', () => {
  test('one address and one poster take only so many asks in an hour, and then again', async () => {
    await using house = await openDoor()
    const { phone, asking, world } = house
    const send = (from: string, nth: number) =>
      phone(
        intakeDoor.askAtDoor,
        asking({ device: `${'x'.repeat(30)}${String(nth).padStart(4, '0')}` }),
        from,
      )
    for (let nth = 0; nth < PACE.asksAt.most; nth += 1)
      expect((await send(`10.1.0.${nth}`, nth)).status).toBe(200)
    expect((await send('10.2.0.1', 900)).body).toMatchObject({ code: 'intake.too-often' })
    world.pass(PACE.asksAt.minutes)
    expect((await send('10.2.0.1', 900)).status).toBe(200)

    const wrong = asking({ place: 'A'.repeat(22) })
    for (let nth = 0; nth < PACE.asksFrom.most; nth += 1)
      expect((await phone(intakeDoor.askAtDoor, wrong, '10.3.0.1')).status).toBe(404)
    expect((await phone(intakeDoor.askAtDoor, wrong, '10.3.0.1')).body.code).toBe('intake.too-often')
  })

  test('no address of anybody is kept', async () => {
    await using house = await openDoor()
    await house.phone(intakeDoor.askAtDoor, house.asking(), '203.0.113.7')
    const { rows } = await house.world.pool.query('select key from door_pace')
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain('203.0.113.7')
  })

  test('a withdrawn poster opens nothing, as one that never was', async () => {
    await using house = await openDoor()
    const { phone, place, asking, fang } = house
    const [poster] = await fang.does(intakePlaces.places, {})
    const withdraw = { doorPlaceId: poster?.id ?? '', seen: 1 }
    await fang.does(intakePlaces.withdrawPlace, { commandId: newId(), ...withdraw })
    const gone = await phone(intakeDoor.door, { place })
    expect(gone).toEqual({ status: 404, body: { code: 'not-found' } })
    expect(await phone(intakeDoor.door, { place: 'B'.repeat(22) })).toEqual(gone)
    expect((await phone(intakeDoor.askAtDoor, asking())).status).toBe(404)
    expect((await fang.ask(intakePlaces.withdrawPlace, { commandId: newId(), ...withdraw })).body.code).toBe(
      'intake.place-withdrawn',
    )
  })

  test.each([
    ['without agreeing', { agreed: false }],
    ['with a telephone number that is none', { phone: '1380000' }],
    ['with a novel', { words: '字'.repeat(501) }],
    ['with a zero byte', { words: 'a\u0000b', bed: 'a\u0000b' }],
    ['with a made-up place to meet', { where: 'roof' }],
    ['with a bed as long as a sentence', { bed: '床'.repeat(21) }],
    ['with a short secret', { device: 'a' }],
    ['with something nobody asked for', { isAdmin: true }],
  ])('%s nothing is taken and nothing is kept', async (_how, over) => {
    await using house = await openDoor()
    const bad = { ...house.asking(), ...over } as unknown as ReturnType<typeof house.asking>
    expect(await house.phone(intakeDoor.askAtDoor, bad)).toMatchObject({
      status: 422,
      body: { code: 'malformed' },
    })
    expect(await house.queue()).toEqual([])
  })

  test('a topic nobody offers, a body without end and a form from another page are turned away', async () => {
    await using house = await openDoor()
    const { phone, asking, world } = house
    expect((await phone(intakeDoor.askAtDoor, asking({ topic: 'gold' }))).status).toBe(404)
    const url = `/api${intakeDoor.askAtDoor.path}`
    const large = await world.app.inject({
      method: 'POST',
      url,
      headers: { 'x-quancheng': '1' },
      payload: { ...asking(), words: 'a'.repeat(20_000) },
    })
    expect(large.statusCode).toBe(413)
    expect((await world.app.inject({ method: 'POST', url, payload: asking() })).statusCode).toBe(403)
    expect(await house.queue()).toEqual([])
  })
})

describe('posters', () => {
  test('only whoever manages the house makes and sees them', async () => {
    await using house = await openDoor()
    const { lin, neurology } = house
    expect((await lin.ask(intakePlaces.places, {})).status).toBe(404)
    const make = { commandId: newId(), departmentId: neurology, bed: null }
    expect((await lin.ask(intakePlaces.makePlace, make)).status).toBe(404)
  })

  test('a bed stands in a ward; how many asked is counted', async () => {
    await using house = await openDoor()
    const { fang, phone, asking, poster, neurology } = house
    expect(
      (await fang.ask(intakePlaces.makePlace, { commandId: newId(), departmentId: null, bed: '3' })).body
        .code,
    ).toBe('intake.bed-without-ward')
    const place = await poster(neurology, '3')
    await phone(intakeDoor.askAtDoor, asking({ place, bed: null }))
    expect(await house.queue()).toMatchObject([{ bed: '3' }])
    expect((await fang.does(intakePlaces.places, {})).map(({ bed, asked }) => [bed, asked])).toEqual([
      ['3', 1],
      [null, 0],
    ])
  })

  test('the administrator of another house neither sees nor withdraws them', async () => {
    await using house = await openDoor()
    const other = await (await house.world.organisation('第二医院')).person('乔安', 'administrator')
    const [poster] = await house.fang.does(intakePlaces.places, {})
    expect(await other.does(intakePlaces.places, {})).toEqual([])
    const doorPlaceId = poster?.id ?? ''
    expect(
      (await other.ask(intakePlaces.withdrawPlace, { commandId: newId(), doorPlaceId, seen: 1 })).status,
    ).toBe(404)
  })
})

describe('hours, telephones and words of the door', () => {
  const settings = {
    hours: { from: '08:00', to: '17:30', days: [1, 2, 3, 4, 5] },
    closed: [{ from: '2026-01-05', to: '2026-01-09' }],
    worked: [{ from: '2026-01-10', to: '2026-01-10' }],
    office: '6120',
    onDuty: '6000',
    helpLine: null,
    night: { zh: '急诊楼一层夜里有人', en: 'Somebody is in the emergency building at night' },
    ratingDays: 14,
  }

  test('the administrator sets them, and the next patient reads them, holidays and days worked for them too', async () => {
    await using house = await openDoor()
    const { fang, phone, place, asking, world, lin } = house
    const before = await fang.does(intakePlaces.doorSettings, {})
    expect(before.own).toMatchObject({ hours: null, office: null, ratingDays: null, closed: [], worked: [] })
    const change = { commandId: newId(), seen: before.revision, settings }
    await fang.does(intakePlaces.changeDoor, change)
    expect((await phone(intakeDoor.door, { place })).body.phones).toEqual({
      office: '6120',
      onDuty: '6000',
      helpLine: null,
    })
    const { body } = await phone(intakeDoor.askAtDoor, asking())
    expect(body).toMatchObject({ closedUntil: '2026-01-10T00:00:00.000Z', night: settings.night })
    expect((await fang.does(intakePlaces.doorSettings, {})).own).toEqual(settings)
    const late = await fang.ask(intakePlaces.changeDoor, { ...change, commandId: newId() })
    expect(late.body.code).toBe('conflict')
    expect((await lin.ask(intakePlaces.changeDoor, { ...change, commandId: newId() })).status).toBe(404)
    const { rows } = await world.pool.query<{ facts: string }>(
      "select facts from journal where act = 'intake.changeDoor'",
    )
    expect(rows.map(({ facts }) => JSON.parse(facts).changed)).toEqual([
      ['hours', 'closed', 'worked', 'office', 'onDuty', 'night', 'ratingDays'],
    ])
  })

  test('a number nobody can dial, a day that ends before it begins and a holiday in reverse are refused', async () => {
    await using house = await openDoor()
    const { fang } = house
    const refused = async (over: object) =>
      (
        await fang.ask(intakePlaces.changeDoor, {
          commandId: newId(),
          seen: 1,
          settings: { ...settings, ...over },
        })
      ).status
    expect(await refused({ office: '请问护士' })).toBe(422)
    expect(await refused({ hours: { from: '18:00', to: '08:00', days: [1] } })).toBe(422)
    expect(await refused({ closed: [{ from: '2026-01-06', to: '2026-01-05' }] })).toBe(422)
    expect(await refused({ worked: [{ from: '2026-01-10', to: '2026-01-09' }] })).toBe(422)
    expect(await refused({ ratingDays: 0 })).toBe(422)
  })
})
