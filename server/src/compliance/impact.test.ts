import { compliance } from '@quancheng/contract/compliance.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { outbox } from '@quancheng/contract/outbox.ts'
import { expect, test } from 'vitest'
import { openHouse } from '../test/ward.ts'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

const assessment = (over: object = {}) => ({
  commandId: newId(),
  kind: 'handing-over',
  subject: '小结送进住院病历',
  purpose: '医护在病历里看到社工小结',
  necessity: '不送，医护要另开一个系统',
  risks: '看到的人变多',
  measures: '只送签过的小结，有同意才送',
  assessors: '社工部主任、信息科、法务',
  assessedOn: '2026-01-05',
  reviewOn: '2027-01-04',
  replacesId: null,
  file: null,
  ...over,
})

const reader = (over: object = {}) => ({
  commandId: newId(),
  fields: { name: '住院电子病历', issuer: null, app: null, secret: null, numbers: 'SZ', ...over },
})

const destination = () => ({
  commandId: newId(),
  fields: {
    kind: 'hl7v2' as const,
    name: '住院电子病历',
    host: '127.0.0.1',
    port: 2575,
    message: 'MDM' as const,
    carries: 'text' as const,
    charset: 'utf-8' as const,
    application: 'EMR',
    facility: 'SZ',
  },
})

test('must 8: a record system is sent to and reads only once the head has kept an assessment, and one whose day has gone by opens nothing new', async () => {
  await using house = await openHouse({ assessed: [] })
  const fang = await house.hospital.person('方磊', 'administrator')
  for (const { status, body } of [
    await fang.ask(outbox.addReader, reader()),
    await fang.ask(outbox.addDestination, destination()),
  ])
    expect([status, body.code, body.facts]).toEqual([
      409,
      'compliance.impact-assessment-missing',
      { kinds: ['entrusted', 'handing-over'] },
    ])
  await house.head.does(compliance.addImpact, assessment({ kind: 'sensitive' }))
  expect((await fang.ask(outbox.addReader, reader())).body.code).toBe('compliance.impact-assessment-missing')
  await house.head.does(compliance.addImpact, assessment())
  const { id: readerId } = await fang.does(outbox.addReader, reader())
  const { id: destinationId } = await fang.does(outbox.addDestination, destination())
  house.world.setClock('2027-02-01T09:00:00+08:00')
  const off = { ...reader(), readerId, seen: 1, off: true }
  await fang.does(outbox.changeReader, off)
  const on = await fang.ask(outbox.changeReader, { ...off, commandId: newId(), seen: 2, off: false })
  expect(on.body.code).toBe('compliance.impact-assessment-missing')
  await fang.does(outbox.changeDestination, { ...destination(), destinationId, seen: 1, off: false })
  const { body } = await fang.ask(outbox.changeDestination, {
    ...destination(),
    destinationId,
    seen: (await fang.does(outbox.changeDestination, { ...destination(), destinationId, seen: 2, off: true }))
      .revision,
    off: false,
  })
  expect(body.code).toBe('compliance.impact-assessment-missing')
})

test('must 3: a system of another body is put into use only where handing over was assessed, not by what opens the own one', async () => {
  await using house = await openHouse({ assessed: ['entrusted'] })
  const fang = await house.hospital.person('方磊', 'administrator')
  const { fields } = destination()
  const { id: destinationId } = await fang.does(outbox.addDestination, destination())
  const others = { ...fields, recipient: '梧桐社区卫生服务中心' }
  for (const { body } of [
    await fang.ask(outbox.addDestination, { commandId: newId(), fields: others }),
    await fang.ask(outbox.changeDestination, {
      commandId: newId(),
      destinationId,
      seen: 1,
      fields: others,
      off: false,
    }),
    await fang.ask(outbox.addReader, reader({ recipient: '梧桐社区卫生服务中心' })),
  ])
    expect([body.code, body.facts]).toEqual([
      'compliance.impact-assessment-missing',
      { kinds: ['handing-over'] },
    ])
})

test('must 3: a system of another body that was put out of use comes back only where handing over is still assessed', async () => {
  await using house = await openHouse({ assessed: ['entrusted', 'handing-over'] })
  const fang = await house.hospital.person('方磊', 'administrator')
  const recipient = '梧桐社区卫生服务中心'
  const others = { ...destination().fields, recipient }
  const theirs = reader({ recipient })
  const { id: destinationId } = await fang.does(outbox.addDestination, {
    commandId: newId(),
    fields: others,
  })
  const { id: readerId } = await fang.does(outbox.addReader, theirs)
  const changes = (off: boolean, seen: number) => [
    fang.ask(outbox.changeDestination, { commandId: newId(), destinationId, seen, fields: others, off }),
    fang.ask(outbox.changeReader, { ...theirs, commandId: newId(), readerId, seen, off }),
  ]
  await house.world.pool.query("delete from impact_assessment where kind = 'handing-over'")
  for (const { status } of await Promise.all(changes(true, 1))) expect(status).toBe(200)
  for (const { body } of await Promise.all(changes(false, 2)))
    expect(body.facts).toEqual({ kinds: ['handing-over'] })
})

test('an assessment is never changed or deleted: a newer version takes its place, and both stay in the ledger for three years', async () => {
  await using house = await openHouse({ assessed: [] })
  const { head, lin, world } = house
  const { id } = await head.does(
    compliance.addImpact,
    assessment({ file: { name: '评估报告.png', base64: PNG } }),
  )
  const file = await head.does(compliance.openImpactFile, { impactId: id })
  expect([file.fileName, file.type]).toEqual(['评估报告.png', 'image/png'])
  world.pass(60 * 24)
  const newer = assessment({ replacesId: id, reviewOn: '2028-01-01', risks: '病区多了两个' })
  await head.does(compliance.addImpact, newer)
  const again = await head.ask(compliance.addImpact, { ...newer, commandId: newId() })
  expect(again.body.code).toBe('compliance.replaced')
  const { rows, keepYears } = await head.does(compliance.impacts, {})
  expect(keepYears).toBe(3)
  expect(rows).toMatchObject([
    { living: true, replaced: false, risks: '病区多了两个', hasFile: false, madeBy: { name: '陈静' } },
    { living: false, replaced: true, keptUntil: '2029-01-05', hasFile: true },
  ])
  expect((await lin.ask(compliance.impacts, {})).status).toBe(404)
  await expect(
    house.hospital.work(({ tx, orgId }) =>
      tx.deleteFrom('impact_assessment').where('org_id', '=', orgId).execute(),
    ),
  ).rejects.toThrow('permission denied')
  const { rows: acts } = await world.pool.query(
    "select act from journal where act like 'compliance.%' or act like 'files.%' order by at",
  )
  expect(acts.map(({ act }) => act).toSorted()).toEqual([
    'compliance.add-impact',
    'compliance.add-impact',
    'files.attach',
    'files.open',
  ])
})

test('an assessment of a kind nobody knows, of tomorrow, or without a later review is refused', async () => {
  await using house = await openHouse({ assessed: [] })
  const codeOf = async (over: object) =>
    (await house.head.ask(compliance.addImpact, assessment(over))).body.code
  expect(await codeOf({ kind: 'magic' })).toBe('compliance.unknown-kind')
  expect(await codeOf({ assessedOn: '2026-01-06' })).toBe('compliance.assessed-later')
  expect(await codeOf({ reviewOn: '2026-01-05' })).toBe('compliance.review-too-early')
  expect(await codeOf({ file: { name: '评估.txt', base64: 'AAAA' } })).toBe('files.type')
})
