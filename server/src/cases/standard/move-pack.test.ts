import { cases } from '@quancheng/contract/cases.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { ownPacks } from '@quancheng/contract/own-packs.ts'
import { expect, test } from 'vitest'
import { wordsOf } from '../../test/docx-words.ts'
import { type House, openHouse } from '../../test/ward.ts'
import { caseOf, consents, goal, need, signs } from '../a-case.ts'

const JIANGSU = 'jiangsu-tjssg-001-2020'

/** The hospital's own standard: Jiangsu's without a step of assessment, and a consent at its plan. */
async function ownPack({ head }: House) {
  const { id } = await head.does(ownPacks.copyPack, { commandId: newId(), code: JIANGSU })
  const { definition } = await head.does(ownPacks.ownPack, { ownPackId: id })
  const { course } = definition
  const { revision } = await head.does(ownPacks.savePack, {
    commandId: newId(),
    ownPackId: id,
    seen: 1,
    definition: {
      ...definition,
      designation: '院社〔2026〕1号',
      course: {
        ...course,
        steps: course.steps
          .filter((step) => step.stage !== 'assessment')
          .map((step) =>
            step.stage === 'plan'
              ? {
                  ...step,
                  name: { zh: '订计划', en: 'Planning' },
                  papers: { complex: ['client-view' as const], brief: null },
                }
              : step,
          ),
        skips: [{ stage: 'assessment', why: { zh: '并入接案', en: 'Part of intake' } }],
      },
    },
  })
  await head.does(ownPacks.publishPack, { commandId: newId(), ownPackId: id, seen: revision })
  return { code: definition.code, version: '1' }
}

test('a worker sees what another standard would change, moves the case, and back again; nothing written is lost', async () => {
  await using house = await openHouse()
  const { lin, zhou, hospital, world } = house
  const own = await ownPack(house)
  const { caseId, clientId } = await caseOf(house)
  await consents(house, clientId)
  await lin.does(cases.addNeed, { commandId: newId(), caseId, need: need() })
  await lin.does(cases.addGoal, { commandId: newId(), caseId, goal: goal() })
  await signs(lin, caseId, {})
  const { revision: seen } = await lin.does(cases.file, { caseId })
  const { revision } = await lin.does(cases.advance, { commandId: newId(), caseId, seen, to: 'assessment' })
  const before = await lin.does(cases.file, { caseId })
  const { choices, move: none } = await lin.does(cases.packMove, { caseId })
  expect(none).toBeNull()
  expect(choices).toMatchObject([{ ...own, before: false }])
  const { move } = await lin.does(cases.packMove, { caseId, ...own })
  expect(move).toMatchObject({
    stage: { from: 'assessment', to: 'plan' },
    step: { now: ['needs-assessment'], after: ['client-view'] },
  })
  expect(move?.closing.after).not.toContain('needs-assessment')
  const change = { caseId, ...own, reason: '医院改用自己的标准' }
  await lin.does(cases.changePack, { commandId: newId(), seen: revision, ...change })
  const moved = await lin.does(cases.file, { caseId })
  expect(moved).toMatchObject({
    stage: 'plan',
    pack: {
      ...own,
      earlier: [{ code: JIANGSU, version: '1', by: { id: lin.id }, reason: '医院改用自己的标准' }],
    },
  })
  expect(moved.steps.find((step) => step.stage === 'plan')?.name.zh).toBe('订计划')
  const written = ({ needs, goals, records, plans, problem }: typeof moved) => ({
    needs,
    goals,
    records,
    plans,
    problem,
  })
  expect(written(moved)).toEqual(written(before))
  expect(await house.noticesOf(zhou)).toContain('case-pack-changed')
  expect(await house.noticesOf(lin)).not.toContain('case-pack-changed')
  expect((await lin.ask(cases.changePack, { commandId: newId(), seen: revision, ...change })).body.code).toBe(
    'conflict',
  )
  const again = await lin.ask(cases.changePack, { commandId: newId(), seen: moved.revision, ...change })
  expect(again.body.code).toBe('cases.same-pack')
  const back = (await lin.does(cases.packMove, { caseId })).choices.find((one) => one.code === JIANGSU)
  expect(back).toMatchObject({ version: '1', before: true })
  world.pass(60)
  await lin.does(cases.changePack, {
    commandId: newId(),
    caseId,
    seen: moved.revision,
    code: JIANGSU,
    version: '1',
    reason: '还是按江苏的',
  })
  const home = await lin.does(cases.file, { caseId })
  expect(home.pack.earlier.map(({ code }) => code)).toEqual([own.code, JIANGSU])
  expect(home).toMatchObject({ stage: 'plan', pack: { code: JIANGSU } })
  const { rows } = await world.pool.query(
    `select facts from journal where org_id = $1 and act = 'cases.change-pack' order by at, seq`,
    [hospital.id],
  )
  expect(JSON.parse(rows[0].facts)).toMatchObject({ from: `${JIANGSU}@1`, to: `${own.code}@1` })
})

test('the head may move a case and its worker is told; a colleague, and a standard nobody offers, may not', async () => {
  await using house = await openHouse()
  const { lin, he, head } = house
  const own = await ownPack(house)
  const { caseId } = await caseOf(house)
  const { revision: seen } = await lin.does(cases.file, { caseId })
  const change = { caseId, seen, ...own, reason: '医院改用自己的标准' }
  expect((await he.ask(cases.changePack, { commandId: newId(), ...change })).status).toBe(404)
  expect((await he.ask(cases.packMove, { caseId })).status).toBe(404)
  const shenzhen = { code: 'shenzhen-db4403t-214-2021', version: '1' }
  expect((await lin.ask(cases.packMove, { caseId, ...shenzhen })).body.code).toBe('cases.pack-not-offered')
  expect((await lin.ask(cases.changePack, { commandId: newId(), ...change, ...shenzhen })).body.code).toBe(
    'cases.pack-not-offered',
  )
  await head.does(cases.changePack, { commandId: newId(), ...change })
  expect(await house.noticesOf(lin)).toContain('case-pack-changed')
})

test('a colleague who helps in a case is told that it is not theirs to move; the supervisor may', async () => {
  await using house = await openHouse()
  const { lin, he, zhou, world } = house
  const own = await ownPack(house)
  const { caseId } = await caseOf(house)
  await world.pool.query('update case_file set co_worker_ids = array[$2::uuid] where id = $1', [
    caseId,
    he.id,
  ])
  const { revision: seen, may } = await he.does(cases.file, { caseId })
  expect(may).toMatchObject({ write: true, standard: false })
  const change = { caseId, seen, ...own, reason: '医院改用自己的标准' }
  expect((await he.ask(cases.packMove, { caseId })).body.code).toBe('cases.not-responsible')
  expect((await he.ask(cases.changePack, { commandId: newId(), ...change })).body.code).toBe(
    'cases.not-responsible',
  )
  expect((await zhou.does(cases.file, { caseId })).may.standard).toBe(true)
  await zhou.does(cases.changePack, { commandId: newId(), ...change })
  expect((await lin.does(cases.file, { caseId })).pack).toMatchObject(own)
})

test('the cover of a moved case says under which standard it was before, and until when', async () => {
  await using house = await openHouse()
  const { lin } = house
  const own = await ownPack(house)
  const { caseId } = await caseOf(house)
  const { revision: seen } = await lin.does(cases.file, { caseId })
  const printed = async (locale: 'zh-CN' | 'en') =>
    wordsOf(Buffer.from((await lin.does(cases.printed, { caseId, as: 'docx', locale })).base64, 'base64'))
  expect(await printed('zh-CN')).not.toContain('此前标准')
  await lin.does(cases.changePack, { commandId: newId(), caseId, seen, ...own, reason: '医院改用自己的标准' })
  const cover = await printed('zh-CN')
  expect(cover).toMatch(/此前标准\s*《三级综合医院医务社会工作服务指南》（标准包第 1 版），至\S/)
  expect(await printed('en')).toContain('Earlier standard')
})
