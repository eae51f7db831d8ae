import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { assessments } from '@quancheng/contract/assessments.ts'
import { cases } from '@quancheng/contract/cases.ts'
import { library } from '@quancheng/contract/library.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { expect, onTestFinished, test } from 'vitest'
import { changedSentence, keepContent } from '../../content/keep.ts'
import { loadContent } from '../../content/load.ts'
import { type House, openHouse } from '../../test/ward.ts'
import { caseOf, consents } from '../a-case.ts'
import { missingPacks } from './missing-packs.ts'

const SHIPPED = fileURLToPath(new URL('../../../../content', import.meta.url))

/** A content folder of somebody's own, and how a file of it is changed. */
function aFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'content-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(SHIPPED, folder, { recursive: true })
  return {
    change(file: string, ...pairs: readonly (readonly [string, string])[]) {
      const before = readFileSync(join(folder, file), 'utf8')
      const after = pairs.reduce((text, [from, to]) => text.replaceAll(from, to), before)
      expect(after).not.toBe(before)
      writeFileSync(join(folder, file), after)
    },
    start: async (house: House) => {
      const content = await keepContent(house.world.pool, loadContent(folder), new Date())
      Object.assign(house.world.parts, { content })
      return content
    },
  }
}

const CLUB = 'packs/tennis-club.json'

test('a standard changed without a new version changes no case: the house says so and goes on as it began', async () => {
  await using house = await openHouse()
  const { lin } = house
  const folder = aFolder()
  await folder.start(house)
  const { caseId } = await caseOf(house, { pack: 'tennis-club' })
  folder.change(CLUB, ['"入会"', '"报到"'])
  const content = await folder.start(house)
  expect(content.changed).toEqual([{ kind: 'pack', code: 'tennis-club', version: '1' }])
  expect(content.changed.map(changedSentence).join()).toContain('the file of tennis-club was changed')
  expect((await lin.does(cases.file, { caseId })).steps[0]?.name.zh).toBe('入会')
  const { caseId: young } = await caseOf(house, { pack: 'tennis-club', name: '陈国强', bed: '13' })
  expect((await lin.does(cases.file, { caseId: young })).steps[0]?.name.zh).toBe('入会')
  const lines = await lin.does(library.standards, {})
  expect(lines.filter(({ changedFile }) => changedFile).map(({ code }) => code)).toEqual(['tennis-club'])

  folder.change(CLUB, ['"version": "1"', '"version": "2"'])
  const next = await folder.start(house)
  expect(next.changed).toEqual([])
  expect(await missingPacks(house.world.pool, next)).toEqual([])
  expect((await lin.does(cases.file, { caseId })).steps[0]?.name.zh).toBe('入会')
  const { caseId: last } = await caseOf(house, { pack: 'tennis-club', name: '李秀兰', bed: '14' })
  expect((await lin.does(cases.file, { caseId: last })).steps[0]?.name.zh).toBe('报到')
})

test('a standard nobody works by yet is rewritten as often as one likes, and a source is put right at any time', async () => {
  await using house = await openHouse()
  const folder = aFolder()
  await folder.start(house)
  folder.change(CLUB, ['"入会"', '"报到"'])
  const rewritten = await folder.start(house)
  expect(rewritten.changed).toEqual([])
  expect(rewritten.findPack('tennis-club')?.course.steps[0]?.name.zh).toBe('报到')
  await caseOf(house, { pack: 'tennis-club' })
  const before = rewritten.findPack('tennis-club')?.course.source ?? ''
  folder.change(CLUB, [JSON.stringify(before), '"俱乐部章程第一条"'])
  const righted = await folder.start(house)
  expect(righted.changed).toEqual([])
  expect(righted.findPack('tennis-club')?.course.source).toBe('俱乐部章程第一条')
})

test('what was answered keeps the questions it was answered to, also when their file says something else', async () => {
  await using house = await openHouse()
  const { lin, zhou } = house
  const folder = aFolder()
  const first = await folder.start(house)
  const who5 = first.findInstrument('who-5')
  if (!who5) throw new Error('WHO-5 is there')
  const { caseId, clientId } = await caseOf(house)
  await consents(house, clientId)
  await lin.does(assessments.take, {
    commandId: newId(),
    clientId,
    caseId,
    instrument: 'who-5',
    version: who5.version,
    mode: 'worker',
    answers: Object.fromEntries(who5.items.map(({ id }) => [id, 3])),
    takenAt: house.world.now().toISOString(),
    note: null,
  })
  const [flag] = who5.flags
  if (!flag) throw new Error('WHO-5 has a flag')
  const alarmed = { ...who5, flags: [...who5.flags, { ...flag, code: 'very-low', atMost: 10 }] }
  const warned = await keepContent(
    house.world.pool,
    { ...first, instruments: new Map([...first.instruments, ['who-5', alarmed]]) },
    new Date(),
  )
  expect(warned.changed, 'another alarm need not wait for a version').toEqual([])
  expect(warned.findInstrument('who-5')?.flags).toHaveLength(2)
  folder.change('instruments/who-5.json', [JSON.stringify(who5.items[0]?.text.zh), '"别的问题"'])
  await keepContent(house.world.pool, first, new Date())
  const changed = await folder.start(house)
  expect(changed.changed).toEqual([{ kind: 'instrument', code: 'who-5', version: who5.version }])
  expect(changed.findInstrument('who-5')?.items[0]?.text.zh).toBe(who5.items[0]?.text.zh)
  const shown = (await zhou.does(assessments.instruments, {})).filter(({ changedFile }) => changedFile)
  expect(shown.map(({ id }) => id)).toEqual(['who-5'])
  folder.change('instruments/who-5.json', [`"version": "${who5.version}"`, '"version": "99"'])
  const next = await folder.start(house)
  expect(next.findInstrument('who-5')?.items[0]?.text.zh).toBe('别的问题')
  expect(next.findInstrument('who-5', who5.version)?.items[0]?.text.zh).toBe(who5.items[0]?.text.zh)
})
