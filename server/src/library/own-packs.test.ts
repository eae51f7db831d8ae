import { cases } from '@quancheng/contract/cases.ts'
import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { library } from '@quancheng/contract/library.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { ownPacks } from '@quancheng/contract/own-packs.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { expect, test } from 'vitest'
import { missingPacks } from '../cases/public.ts'
import { admitted, type House, openHouse } from '../test/ward.ts'

const JIANGSU = 'jiangsu-tjssg-001-2020'

/** A copy of Jiangsu's standard with a designation of its own and its second step renamed, not yet in use. */
async function drafted({ head }: House, name = '需求评估') {
  const { id } = await head.does(ownPacks.copyPack, { commandId: newId(), code: JIANGSU })
  const { definition } = await head.does(ownPacks.ownPack, { ownPackId: id })
  const named: StandardPack = {
    ...definition,
    designation: '院社〔2026〕1号',
    course: {
      ...definition.course,
      steps: definition.course.steps.map((step) =>
        step.stage === 'assessment' ? { ...step, name: { zh: name, en: 'Needs' } } : step,
      ),
    },
  }
  const { revision } = await head.does(ownPacks.savePack, {
    commandId: newId(),
    ownPackId: id,
    seen: 1,
    definition: named,
  })
  return { ownPackId: id, revision, definition: named, code: definition.code }
}

async function published(house: House, name?: string) {
  const draft = await drafted(house, name)
  const { revision } = await house.head.does(ownPacks.publishPack, {
    commandId: newId(),
    ownPackId: draft.ownPackId,
    seen: draft.revision,
  })
  return { ...draft, revision }
}

async function opening(house: House, name: string, pack: string | null) {
  const { clientId } = await admitted(house, { name, ward: house.neurology })
  return { commandId: newId(), clientId, kind: 'complex' as const, pack, problem: null }
}

test('the head makes the hospital’s own standard from Jiangsu’s, and a worker opens a case under it', async () => {
  await using house = await openHouse()
  const { head, lin } = house
  const { code, ownPackId, revision } = await published(house)
  expect(code).toBe(`own-${JIANGSU}`)
  expect((await lin.does(cases.packs, {})).map((pack) => pack.code)).toEqual([JIANGSU, code])
  const { id } = await lin.does(cases.open, await opening(house, '周桂英', code))
  const file = await lin.does(cases.file, { caseId: id })
  expect(file.pack).toMatchObject({ code, version: '1' })
  expect(file.steps[1]?.name.zh).toBe('需求评估')
  expect((await lin.does(library.standards, {}))[0]).toMatchObject({ code, own: true })
  expect((await lin.does(library.standard, { code })).designation).toBe('院社〔2026〕1号')
  await head.does(ownPacks.makeStandard, { commandId: newId(), ownPackId, seen: revision })
  const { id: next } = await lin.does(cases.open, await opening(house, '陈国强', null))
  expect((await lin.does(cases.file, { caseId: next })).pack.code).toBe(code)
  expect((await head.does(ownPacks.ownPacks, {}))[0]).toMatchObject({
    cases: 2,
    isStandard: true,
    basedOn: { code: JIANGSU, version: '1' },
  })
  expect(await missingPacks(house.world.pool, house.world.parts.content)).toEqual([])
  const { body } = await lin.ask(cases.printed, { caseId: id, as: 'docx', locale: 'zh-CN', form: [] })
  expect(body.base64.length).toBeGreaterThan(1000)
})

test('a case keeps the version it began with when the next one is published and when all are retired', async () => {
  await using house = await openHouse()
  const { head, lin } = house
  const first = await published(house)
  const { id: old } = await lin.does(cases.open, await opening(house, '周桂英', first.code))
  const { id } = await head.does(ownPacks.copyPack, { commandId: newId(), code: first.code })
  const again = await head.ask(ownPacks.copyPack, { commandId: newId(), code: first.code })
  expect(again.body).toMatchObject({ code: 'library.draft-exists', facts: { ownPackId: id } })
  const { definition } = await head.does(ownPacks.ownPack, { ownPackId: id })
  expect(definition.version).toBe('2')
  const steps = definition.course.steps.map((step) => ({
    ...step,
    name: { zh: `新${step.stage}`, en: 'New' },
  }))
  const { revision } = await head.does(ownPacks.savePack, {
    commandId: newId(),
    ownPackId: id,
    seen: 1,
    definition: { ...definition, version: '99', code: 'stolen', course: { ...definition.course, steps } },
  })
  const second = await head.does(ownPacks.publishPack, { commandId: newId(), ownPackId: id, seen: revision })
  const { id: young } = await lin.does(cases.open, await opening(house, '陈国强', first.code))
  const packOf = async (caseId: string) => {
    const { pack, steps: walked } = await lin.does(cases.file, { caseId })
    return [pack.version, walked[1]?.name.zh]
  }
  expect(await packOf(old)).toEqual(['1', '需求评估'])
  expect(await packOf(young)).toEqual(['2', '新assessment'])
  const gone = await head.ask(ownPacks.savePack, {
    commandId: newId(),
    ownPackId: id,
    seen: second.revision,
    definition,
  })
  expect(gone.body.code).toBe('library.not-a-draft')
  await head.does(ownPacks.retirePack, { commandId: newId(), ownPackId: id, seen: second.revision })
  expect((await lin.ask(cases.open, await opening(house, '李秀兰', first.code))).body.code).toBe(
    'cases.unknown-pack',
  )
  expect(await packOf(old)).toEqual(['1', '需求评估'])
  expect(await packOf(young)).toEqual(['2', '新assessment'])
})

test('the hospital’s standard is not retired before another one is chosen', async () => {
  await using house = await openHouse()
  const { ownPackId, revision, code } = await published(house)
  await house.head.does(ownPacks.makeStandard, { commandId: newId(), ownPackId, seen: revision })
  const refused = await house.head.ask(ownPacks.retirePack, { commandId: newId(), ownPackId, seen: revision })
  expect(refused.body).toMatchObject({ code: 'library.is-standard', facts: { code } })
})

test('a draft with gaps is kept and named place by place, and is not put into use', async () => {
  await using house = await openHouse()
  const { head } = house
  const { ownPackId, revision, definition } = await drafted(house)
  const steps = definition.course.steps
    .filter((step) => step.stage !== 'closure')
    .map((step) => (step.stage === 'plan' ? { ...step, name: { zh: '', en: 'Plan' } } : step))
  const saved = await head.does(ownPacks.savePack, {
    commandId: newId(),
    ownPackId,
    seen: revision,
    definition: {
      ...definition,
      course: {
        ...definition.course,
        steps,
        skips: [{ stage: 'closure', why: { zh: '不设', en: 'none' } }],
      },
    },
  })
  const { body } = await head.ask(ownPacks.publishPack, {
    commandId: newId(),
    ownPackId,
    seen: saved.revision,
  })
  expect(body).toMatchObject({
    code: 'library.pack-problems',
    facts: { problems: [{ path: 'course.steps.2.name.zh', problem: 'missing' }] },
  })
  const late = await head.ask(ownPacks.savePack, {
    commandId: newId(),
    ownPackId,
    seen: revision,
    definition,
  })
  expect(late.body.code).toBe('conflict')
  await head.does(ownPacks.discardPack, { commandId: newId(), ownPackId, seen: saved.revision })
  expect(await head.does(ownPacks.ownPacks, {})).toEqual([])
})

test('a file of a standard becomes a draft; a hostile or broken one is refused in words and nothing is kept', async () => {
  await using house = await openHouse()
  const { head, world } = house
  const jiangsu = world.parts.content.findPack(JIANGSU)
  if (!jiangsu) throw new Error('Jiangsu’s standard is there')
  const bring = (given: unknown) =>
    head.does(ownPacks.importPack, {
      commandId: newId(),
      text: typeof given === 'string' ? given : JSON.stringify(given),
    })
  const kinds = async (given: unknown) => {
    const { id, problems } = await bring(given)
    expect(id).toBeNull()
    return [...new Set(problems.map(({ problem }) => problem))]
  }
  expect(await kinds('{"code": ')).toEqual(['not-json'])
  expect(await kinds(`"${'长'.repeat(80_000)}"`)).toEqual(['too-large'])
  expect(await kinds('['.repeat(100_000))).toEqual(['not-json'])
  expect(await kinds([])).toEqual(['wrong-kind'])
  expect(await kinds({ ...jiangsu, evil: 1 })).toEqual(['unknown-field'])
  expect(await kinds({ ...jiangsu, name: { zh: 'x'.repeat(2001), en: 'x' } })).toEqual(['too-long'])
  expect(await kinds({ ...jiangsu, name: { zh: '标准\u202e', en: 'x' } })).toEqual(['hidden-characters'])
  const endless = { ...jiangsu.followUp.afterClosureDays, value: [9_000_000] }
  expect(await kinds({ ...jiangsu, followUp: { ...jiangsu.followUp, afterClosureDays: endless } })).toEqual([
    'not-allowed',
  ])
  expect(await head.does(ownPacks.ownPacks, {})).toEqual([])
  const script = { zh: '<script>alert(1)</script>', en: '<img src=x onerror=alert(1)>' }
  const twice = jiangsu.course.steps.map((step) => ({ ...step, order: 1 }))
  const { id, problems } = await bring({
    ...jiangsu,
    name: script,
    course: { ...jiangsu.course, steps: twice },
  })
  expect(problems.map(({ problem }) => problem)).toEqual(['order-twice'])
  const { definition } = await head.does(ownPacks.ownPack, { ownPackId: id ?? '' })
  expect(definition).toMatchObject({ code: `own-${JIANGSU}`, version: '1', isDefault: false, name: script })
})

test('a worker neither sees drafts nor makes standards', async () => {
  await using house = await openHouse()
  const { lin } = house
  const { ownPackId, code } = await drafted(house)
  expect((await lin.ask(ownPacks.ownPack, { ownPackId })).status).toBe(404)
  expect((await lin.ask(ownPacks.copyPack, { commandId: newId(), code: JIANGSU })).status).toBe(404)
  expect((await lin.ask(library.standard, { code, version: '1' })).status).toBe(404)
  expect((await lin.ask(cases.open, await opening(house, '周桂英', code))).body.code).toBe(
    'cases.unknown-pack',
  )
})

const THERAPY = { zh: '心理治疗', en: 'Psychotherapy' }

/** A head's draft from Jiangsu's standard with psychotherapy among its methods. */
async function withTherapy({ head }: Pick<House, 'head'>) {
  const { id: ownPackId } = await head.does(ownPacks.copyPack, { commandId: newId(), code: JIANGSU })
  const { definition } = await head.does(ownPacks.ownPack, { ownPackId })
  const save = (methods: StandardPack['methods']['items'], seen: number) =>
    head.does(ownPacks.savePack, {
      commandId: newId(),
      ownPackId,
      seen,
      definition: {
        ...definition,
        designation: '院社〔2026〕1号',
        methods: { ...definition.methods, items: methods },
      },
    })
  const { items } = definition.methods
  const { revision } = await save([...items, { ...THERAPY, medicalInstitutionOnly: true }], 1)
  const publish = (seen: number) => head.ask(ownPacks.publishPack, { commandId: newId(), ownPackId, seen })
  return { ownPackId, code: definition.code, revision, items, save, publish }
}

test('must 13: a community centre cannot make psychotherapy part of what it does, until it says that it is a medical institution', async () => {
  await using house = await openHouse()
  const centre = await house.world.organisation('示例社区中心', 'community')
  const head = await centre.person('何芳', 'head')
  const wu = await centre.person('吴敏', 'administrator')
  expect((await head.does(staff.me, {})).medicalInstitution).toBe(false)
  const { code, revision, items, save, publish } = await withTherapy({ head })
  const refused = await publish(revision)
  expect(refused.body).toMatchObject({
    code: 'library.medical-institution-only',
    facts: { names: '心理治疗 / Psychotherapy' },
  })
  expect((await head.ask(library.standard, { code })).status, 'nothing came into use').toBe(404)
  const without = await save(items, revision)
  const again = await save([...items, { ...THERAPY, medicalInstitutionOnly: true }], without.revision)
  const { kind: _kind, revision: seen, ...asIs } = await wu.does(staff.institution, {})
  await wu.does(staff.changeInstitution, { ...asIs, commandId: newId(), seen, medical: true })
  expect((await head.does(staff.me, {})).medicalInstitution).toBe(true)
  expect((await publish(again.revision)).status).toBe(200)
  expect((await head.does(library.standard, { code })).methods.items.at(-1)).toEqual({
    ...THERAPY,
    medicalInstitutionOnly: true,
  })
  const back = { ...asIs, seen: seen + 1, medical: null }
  expect((await wu.ask(staff.changeInstitution, { ...back, commandId: newId() })).body.code).toBe(
    'library.medical-institution-only',
  )
})

test('must 13: a hospital has psychotherapy in its standard, and a next version that takes the mark off the same words is still psychotherapy', async () => {
  await using house = await openHouse()
  const { head, hospital } = house
  const wu = await hospital.person('吴敏', 'administrator')
  const { ownPackId, code, revision, publish } = await withTherapy(house)
  expect((await publish(revision)).status).toBe(200)
  const { line, definition: used } = await head.does(ownPacks.ownPack, { ownPackId })
  const { id: nextId } = await head.does(ownPacks.copyPack, { commandId: newId(), code })
  const unmarked = used.methods.items.map(({ zh, en }) => ({ zh, en }))
  const { revision: saved } = await head.does(ownPacks.savePack, {
    commandId: newId(),
    ownPackId: nextId,
    seen: 1,
    definition: { ...used, methods: { ...used.methods, items: unmarked } },
  })
  await head.does(ownPacks.retirePack, { commandId: newId(), ownPackId, seen: line.revision })
  const { kind: _kind, revision: seen, ...asIs } = await wu.does(staff.institution, {})
  await wu.does(staff.changeInstitution, { ...asIs, commandId: newId(), seen, medical: false })
  const refused = await head.ask(ownPacks.publishPack, {
    commandId: newId(),
    ownPackId: nextId,
    seen: saved,
  })
  expect(refused.body.code).toBe('library.medical-institution-only')
})
