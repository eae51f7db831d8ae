import { compliance } from '@quancheng/contract/compliance.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, test } from 'vitest'
import { type House, openHouse } from '../test/ward.ts'

const report = (over: object = {}) => ({
  commandId: newId(),
  foundAt: '2026-01-05T08:30:00+08:00',
  kinds: ['name', 'health'],
  persons: null,
  what: '把一张病区名单发到了外面的群里',
  ...over,
})

const known = {
  kinds: ['name', 'health'],
  persons: 23,
  what: '把一张病区名单发到了外面的群里',
  cause: '选错了群',
  harm: '病情被人知道',
  measures: '已撤回，群主确认删除',
  advice: '留意陌生来电',
  contact: '社工部 8123',
}

async function ticksAll({ head }: House, incidentId: string, from: number): Promise<number> {
  let seen = from
  for (const step of ['contain', 'assess', 'tell-authority', 'tell-persons'])
    ({ revision: seen } = await head.does(compliance.tickStep, {
      commandId: newId(),
      incidentId,
      seen,
      step,
      outcome: 'done',
      words: '办了',
    }))
  const last = {
    commandId: newId(),
    incidentId,
    seen,
    step: 'tell-guardians',
    outcome: 'not-needed' as const,
    words: '没有未成年人',
  }
  return (await head.does(compliance.tickStep, last)).revision
}

test('must 9: a nurse reports a leak, the head works through the steps with the three contents, and a second person closes it', async () => {
  await using house = await openHouse()
  const { head, jiang, lin, hospital, world } = house
  const fang = await hospital.person('方磊', 'administrator')
  const { id: incidentId } = await jiang.does(compliance.reportIncident, report())
  expect(await house.noticesOf(head)).toContain('compliance.incident-reported')
  const step = (over: object) => ({
    commandId: newId(),
    incidentId,
    seen: 1,
    step: 'tell-authority',
    outcome: 'done' as const,
    words: '已上报',
    ...over,
  })
  expect((await head.ask(compliance.tickStep, step({}))).body.code).toBe('compliance.notice-incomplete')
  const dropped = step({ step: 'contain', outcome: 'not-needed' })
  expect((await head.ask(compliance.tickStep, dropped)).body.code).toBe('compliance.step-needed')
  expect((await head.ask(compliance.tickStep, step({ step: 'sing' }))).body.code).toBe(
    'compliance.unknown-step',
  )
  const described = { ...known, commandId: newId(), incidentId, seen: 1 }
  const { revision } = await head.does(compliance.describeIncident, described)
  const early = { commandId: newId(), incidentId, seen: revision, words: '都办完了' }
  expect((await head.ask(compliance.askClosing, early)).body).toMatchObject({
    code: 'compliance.steps-open',
    facts: { count: 5 },
  })
  const seen = await ticksAll(house, incidentId, revision)
  const asked = await head.does(compliance.askClosing, { ...early, commandId: newId(), seen })
  expect(await house.noticesOf(fang)).toContain('compliance.closing-asked')
  const closes = { commandId: newId(), incidentId, seen: asked.revision, closes: true }
  expect((await head.ask(compliance.decideClosing, closes)).body.code).toBe('compliance.same-person')
  await fang.does(compliance.decideClosing, { ...closes, commandId: newId() })
  expect(await fang.does(compliance.incident, { incidentId })).toMatchObject({
    state: 'closed',
    persons: 23,
    closing: { by: { name: '陈静' }, words: '都办完了' },
    closed: { by: { name: '方磊' } },
    steps: [
      { id: 'contain', dueAt: null, ticked: { outcome: 'done', by: { name: '陈静' } } },
      { id: 'assess' },
      { id: 'tell-authority', notice: { body: { zh: expect.stringContaining('{contact}') } } },
      { id: 'tell-persons' },
      { id: 'tell-guardians', ticked: { outcome: 'not-needed', words: '没有未成年人' } },
    ],
  })
  expect((await jiang.does(compliance.incidents, {})).rows).toMatchObject([{ id: incidentId, ticked: 5 }])
  expect((await lin.does(compliance.incidents, {})).rows).toEqual([])
  expect((await jiang.ask(compliance.incident, { incidentId })).status).toBe(404)
  const { rows: acts } = await world.pool.query<{ act: string }>(
    'select act from journal where subject_id = $1',
    [incidentId],
  )
  expect(acts.map(({ act }) => act).filter((act) => act === 'compliance.tick-step')).toHaveLength(5)
  expect(acts.map(({ act }) => act)).toContain('compliance.close-incident')
})

test('a step that nobody ticks in time is told to the head once, where the institution has set a time', async () => {
  await using house = await openHouse()
  const { head, lin, world } = house
  const { incident } = world.parts.content
  Object.assign(world.parts.content, {
    incident: {
      ...incident,
      steps: incident.steps.map((step) =>
        step.id === 'contain' ? { ...step, withinMinutes: { ...step.withinMinutes, value: 30 } } : step,
      ),
    },
  })
  await lin.does(compliance.reportIncident, report({ foundAt: world.now().toISOString() }))
  world.pass(29)
  await world.runDueJobs()
  expect(await house.noticesOf(head)).toEqual(['compliance.incident-reported'])
  world.pass(2)
  await world.runDueJobs()
  expect(await house.noticesOf(head)).toEqual(['compliance.incident-reported', 'compliance.incident-overdue'])
  expect((await head.does(compliance.incidents, {})).rows).toMatchObject([{ overdue: true }])
})

test('a leak of tomorrow, or of a kind nobody knows, is refused', async () => {
  await using house = await openHouse()
  const codeOf = async (over: object) =>
    (await house.lin.ask(compliance.reportIncident, report(over))).body.code
  expect(await codeOf({ foundAt: '2026-01-06T08:00:00+08:00' })).toBe('compliance.found-later')
  expect(await codeOf({ kinds: ['dreams'] })).toBe('compliance.unknown-kind')
})
