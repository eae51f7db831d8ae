import { assist } from '@quancheng/contract/assist.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, test } from 'vitest'
import { screenEncounters } from '../../intake/public.ts'
import { admitted, type House, openHouse } from '../../test/ward.ts'
import { type Lesson, learnApart } from './learn-apart.ts'

const DAY = 86_400_000
const FIRST = Date.parse('2024-01-03T09:00:00+08:00')

/** Closed cases of two years; where `counts` holds, a safety task came up after a week. */
async function closedCases(
  { hospital, lin, neurology }: House,
  count: number,
  counts: (n: number) => boolean,
): Promise<void> {
  await hospital.work(async ({ tx, orgId, protect }) => {
    const rows = Array.from({ length: count }, (_, n) => {
      const opened = FIRST + Math.floor((n * 700) / count) * DAY
      return {
        n,
        opened,
        client: newId(),
        stay: newId(),
        file: newId(),
        alone: n % 3 === 0,
        paying: n % 2 === 0,
      }
    })
    await tx
      .insertInto('client')
      .values(
        rows.map(({ n, client, alone, opened }) => ({
          org_id: orgId,
          id: client,
          name_sealed: protect.seal('client.name', `病人${n}`),
          sex: 1 + (n % 2),
          birth_date: n % 4 === 0 ? '1940-01-05' : '1980-01-05',
          living: alone ? '1' : '3',
          source: 'hand',
          made_at: new Date(opened),
        })),
      )
      .execute()
    await tx
      .insertInto('encounter')
      .values(
        rows.map(({ client, stay, opened, paying }) => ({
          org_id: orgId,
          id: stay,
          client_id: client,
          source: 'his',
          visit_number: stay,
          class: 'inpatient',
          status: 'finished',
          admitted_at: new Date(opened),
          discharged_at: new Date(opened + 9 * DAY),
          department_id: neurology,
          payer: paying ? 'self' : '310',
        })),
      )
      .execute()
    await tx
      .insertInto('case_file')
      .values(
        rows.map(({ n, client, stay, file, opened }) => ({
          org_id: orgId,
          id: file,
          number: `T-${n}`,
          client_id: client,
          encounter_id: stay,
          worker_id: lin.id,
          pack: 'jiangsu-tjssg-001-2020',
          pack_version: '1',
          kind: 'brief',
          stage: 'follow-up',
          state: 'closed',
          opened_at: new Date(opened),
          stage_since: new Date(opened),
          closed_at: new Date(opened + 20 * DAY),
        })),
      )
      .execute()
    const came = rows.filter(({ n }) => counts(n))
    if (came.length > 0)
      await tx
        .insertInto('task')
        .values(
          came.map(({ client, opened }) => ({
            org_id: orgId,
            id: newId(),
            kind: 'safety',
            client_id: client,
            state: 'open',
            made_at: new Date(opened + 7 * DAY),
          })),
        )
        .execute()
  })
}

/** Living alone decides most of it; paying oneself, for which the rules give three points, nothing. */
const mostlyAlone = (n: number) => (n % 3 === 0 ? n % 5 !== 0 : n % 11 === 0)

const newest = async ({ head }: House) => (await head.does(assist.models, {})).models[0]

test('a model of ten cases is refused in words, before anything runs', async () => {
  await using house = await openHouse()
  await closedCases(house, 10, mostlyAlone)
  expect((await house.head.ask(assist.train, { commandId: newId() })).body).toMatchObject({
    code: 'assist.too-few-closed',
    facts: { cases: 10, needed: 40 },
  })
  expect((await house.head.does(assist.models, {})).models).toEqual([])
  expect((await house.lin.ask(assist.train, { commandId: newId() })).status).toBe(404)
})

test('enough cases in whom too little came are counted, refused and remembered', async () => {
  await using house = await openHouse()
  await closedCases(house, 120, (n) => n % 30 === 0)
  await house.head.does(assist.train, { commandId: newId() })
  await house.world.runDueJobs()
  expect(await newest(house)).toMatchObject({
    state: 'refused',
    problem: { code: 'assist.too-few-cases', facts: { cases: 120, features: 3 } },
    total: 120,
    done: 120,
    learned: null,
  })
})

test('cases in all of whom it came teach nothing either, and the page says how many would', async () => {
  await using house = await openHouse()
  await closedCases(house, 300, () => true)
  await house.head.does(assist.train, { commandId: newId() })
  await house.world.runDueJobs()
  expect(await newest(house)).toMatchObject({
    state: 'refused',
    problem: { code: 'assist.too-few-cases', facts: { cases: 300, events: 0, needed: 30 } },
    learned: null,
  })
})

test('must 8: the head trains, sees the model beat the rules on months it had not seen, switches it on only with an assessment kept, and a hint says why', async () => {
  await using house = await openHouse()
  const { head, lin, world, neurology } = house
  await closedCases(house, 900, mostlyAlone)
  const here = await admitted(house, { name: '欧阳慧敏', ward: neurology, payer: 'self' })
  const other = await admitted(house, {
    name: '沈国栋',
    ward: neurology,
    payer: 'self',
    birthDate: '1940-01-05',
  })
  await house.hospital.work(async (work) => {
    await work.tx.updateTable('client').set({ living: '1' }).where('id', '=', here.clientId).execute()
    await work.tx.updateTable('client').set({ living: '3' }).where('id', '=', other.clientId).execute()
    await screenEncounters(work, [here.encounterId, other.encounterId])
  })
  const { id } = await head.does(assist.train, { commandId: newId() })
  expect((await head.ask(assist.train, { commandId: newId() })).body.code).toBe('assist.already-training')
  const early = { commandId: newId(), modelId: id, seen: 1, on: true }
  expect((await head.ask(assist.switchModel, early)).body.code).toBe('assist.not-learned')
  await world.runDueJobs()
  const model = await newest(house)
  expect(model).toMatchObject({ state: 'done', done: 900, inUse: false, outdated: false })
  expect(model?.learned).toMatchObject({ shortcomings: [], heldOut: { cases: expect.any(Number) } })
  expect(model?.learned?.weights.map(({ feature }) => feature)).toEqual(
    expect.arrayContaining(['lives-alone', 'self-paying']),
  )
  expect(model?.learned?.model.auc ?? 0).toBeGreaterThan(model?.learned?.rules.auc ?? 1)
  const on = { commandId: newId(), modelId: id, seen: model?.revision ?? 0, on: true }
  expect((await head.ask(assist.switchModel, { ...on, commandId: newId(), seen: 1 })).body.code).toBe(
    'conflict',
  )
  const assessed = (until: string) =>
    world.pool.query('update impact_assessment set review_on = $1 where kind = $2', [until, 'automated'])
  await assessed('2021-01-01')
  const early2 = await head.ask(assist.switchModel, { ...on, commandId: newId() })
  expect(early2.body.code).toBe('compliance.impact-assessment-missing')
  await assessed('2099-12-31')
  await head.does(assist.switchModel, on)
  await world.runDueJobs()
  const [hint] = (await lin.does(assist.ofClient, { clientId: here.clientId })).hints
  expect(hint).toMatchObject({ score: 5, ruleBand: 'medium', band: 'medium', model: { id } })
  expect(hint?.model?.probability ?? 0).toBeGreaterThan(0.6)
  const [second] = (await lin.does(assist.ofClient, { clientId: other.clientId })).hints
  expect(second, 'age and paying oneself meant nothing here').toMatchObject({
    score: 5,
    ruleBand: 'medium',
    band: 'low',
  })
  expect(hint?.model?.contributions[0]).toMatchObject({ feature: 'lives-alone', text: { zh: '独居' } })
  await head.does(assist.switchModel, { commandId: newId(), modelId: id, seen: on.seen + 1, on: false })
  await world.runDueJobs()
  const [back] = (await lin.does(assist.ofClient, { clientId: other.clientId })).hints
  expect(back).toMatchObject({ band: 'medium', model: null })
})

test('a model that does not beat the rules cannot be switched on, by nobody', async () => {
  await using house = await openHouse()
  const { head, world } = house
  await closedCases(house, 900, (n) => (n * 7919) % 13 < 4)
  const { id } = await head.does(assist.train, { commandId: newId() })
  await world.runDueJobs()
  const model = await newest(house)
  expect(model?.state).toBe('done')
  expect(model?.learned?.shortcomings.length).toBeGreaterThan(0)
  const on = { commandId: newId(), modelId: id, seen: model?.revision ?? 0, on: true }
  expect((await head.ask(assist.switchModel, on)).body.code).toBe('assist.not-better')
})

test('a training that was stopped keeps nothing, and another may begin', async () => {
  await using house = await openHouse()
  const { head, world } = house
  await closedCases(house, 120, mostlyAlone)
  const { id } = await head.does(assist.train, { commandId: newId() })
  await head.does(assist.cancelTraining, { commandId: newId(), modelId: id })
  await world.runDueJobs()
  expect(await newest(house)).toMatchObject({ state: 'cancelled', learned: null })
  expect((await head.ask(assist.cancelTraining, { commandId: newId(), modelId: id })).body.code).toBe(
    'assist.training-over',
  )
  await head.does(assist.train, { commandId: newId() })
})

test('a training that breaks says so, changes nothing, and another may begin', async () => {
  await using house = await openHouse()
  const { head, world } = house
  await closedCases(house, 120, mostlyAlone)
  await head.does(assist.train, { commandId: newId() })
  await world.pool.query('alter table watch rename to watch_gone')
  await world.runDueJobs()
  await world.pool.query('alter table watch_gone rename to watch')
  expect(await newest(house)).toMatchObject({ state: 'failed', problem: null, learned: null, inUse: false })
  world.pass(1)
  await head.does(assist.train, { commandId: newId() })
  await world.runDueJobs()
  expect(await newest(house)).toMatchObject({ state: 'refused' })
})

/** Numbers of so many closed cases, as the thread gets them. */
const lesson = (count: number): Lesson => ({
  cases: Array.from({ length: count }, (_, n) => ({
    month: `2025-${String(1 + (n % 12)).padStart(2, '0')}`,
    x: Array.from({ length: 12 }, (__, at) => (((n + 1) * (at + 3) * 7919) % 13 < 4 ? 1 : 0)),
    score: n % 7,
    came: (n * 7919) % 13 < 4,
    groups: { sex: String(1 + (n % 2)), age: '18-59', payer: '310' },
  })),
  factors: Array.from({ length: 12 }, (_, at) => `factor-${at}`),
  thresholds: { medium: 2, high: 4 },
  rules: { eventsPerFeature: 10, holdOutMonths: 6, leastHeldOutEvents: 20, penalty: 1, smallestGroup: 5 },
})

test('while a model is learned from fifty thousand cases, other pages are answered', async () => {
  await using house = await openHouse()
  const page = async () => house.head.does(assist.rules, {})
  await page()
  let isOver = false
  const learning = learnApart(lesson(50_000), async () => true).then((ended) => {
    isOver = true
    return ended
  })
  await page()
  expect(isOver).toBe(false)
  expect(await learning).toMatchObject({ state: 'done', learned: { report: { heldOut: { cases: 24_998 } } } })
})

test('what is learned when nobody wants it any more is dropped, and a thread that breaks is heard of', async () => {
  expect(await learnApart(lesson(100_000), async () => false)).toBeNull()
  const broken = { ...lesson(100), cases: [null] } as unknown as Lesson
  await expect(learnApart(broken, async () => true)).rejects.toThrow(TypeError)
})
