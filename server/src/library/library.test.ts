import { library } from '@quancheng/contract/library.ts'
import { expect, test } from 'vitest'
import { openWorld } from '../test/world.ts'

test('a nurse’s form offers every code of the content by name, in its order', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const jiang = await hospital.person('蒋文', 'clinician')
  const { status, body } = await jiang.ask(library.codes, {})
  expect(status).toBe(200)
  const payers = body.find(({ id }) => id === 'payer')?.codes ?? []
  expect(payers.map(({ code }) => code)).toEqual(
    world.parts.content.codes.get('payer')?.codes.map(({ code }) => code),
  )
  const relations = body.find(({ id }) => id === 'relations-gb4761')
  expect(relations?.standard).toContain('GB/T 4761')
  expect(relations?.codes.find(({ code }) => code === '52')?.name).toEqual({ zh: '母亲', en: 'Mother' })
})

test('a client is read the newest wording of everything they may agree to', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const lin = await hospital.person('林若溪', 'worker')
  const { body } = await lin.ask(library.consentTexts, {})
  expect(body.map(({ scope }) => scope)).toEqual(['service', 'record', 'photo', 'share', 'research'])
  for (const { scope, version, body: words } of body) {
    expect(version).toBe(world.parts.content.findConsentText(scope)?.version)
    expect(words.zh.length).toBe(words.en.length)
  }
})

test('a worker finds the standards, the invented one last, and reads one whole', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const lin = await hospital.person('林若溪', 'worker')
  const { body: lines } = await lin.ask(library.standards, {})
  expect(lines.map(({ designation }) => designation)).toContain('DB4403/T 214-2021')
  expect(lines.at(-1)?.fictional).toBe(true)
  const { body: jiangsu } = await lin.ask(library.standard, { code: 'jiangsu-tjssg-001-2020' })
  expect(jiangsu.course.steps[1]?.name.zh).toBe('预估')
  expect(jiangsu.parameters.archiveYears).toMatchObject({ value: null, status: 'unknown' })
  expect(jiangsu.followUp.afterClosureDays.value).toEqual([30, 90])
})

test('a standard nobody has is not found', async () => {
  await using world = await openWorld()
  const hospital = await world.organisation()
  const lin = await hospital.person('林若溪', 'worker')
  expect((await lin.ask(library.standard, { code: 'atlantis' })).status).toBe(404)
})
