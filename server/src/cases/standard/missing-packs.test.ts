import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cases } from '@quancheng/contract/cases.ts'
import { expect, onTestFinished, test } from 'vitest'
import { loadContent } from '../../content/load.ts'
import { openHouse } from '../../test/ward.ts'
import { caseOf } from '../a-case.ts'
import { missingPacks, missingSentence } from './missing-packs.ts'

const SHIPPED = fileURLToPath(new URL('../../../../content', import.meta.url))
const CLUB = 'packs/tennis-club.json'

/** The content as a hospital changed it: the tennis club's first step has another name, and a new version. */
function changedContent() {
  const folder = mkdtempSync(join(tmpdir(), 'content-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(SHIPPED, folder, { recursive: true })
  const before = readFileSync(join(folder, CLUB), 'utf8')
  const after = before.replace('"version": "1"', '"version": "2"').replace('"入会"', '"报到"')
  expect(after).not.toBe(before)
  writeFileSync(join(folder, CLUB), after)
  return { folder, keepOlder: () => writeFileSync(join(folder, 'packs/tennis-club@1.json'), before) }
}

test('a case keeps the version of its standard it was opened under; the next one begins with the new', async () => {
  await using house = await openHouse()
  const { caseId: first } = await caseOf(house, { pack: 'tennis-club' })
  const { folder, keepOlder } = changedContent()
  keepOlder()
  const content = loadContent(folder)
  expect(await missingPacks(house.world.pool, content)).toEqual([])
  Object.assign(house.world.parts, { content })
  const { caseId: second } = await caseOf(house, { pack: 'tennis-club', name: '陈国强', bed: '13' })
  const read = async (caseId: string) => {
    const { pack, steps } = await house.lin.does(cases.file, { caseId })
    return { version: pack.version, begins: steps[0]?.name.zh }
  }
  expect(await read(first)).toEqual({ version: '1', begins: '入会' })
  expect(await read(second)).toEqual({ version: '2', begins: '报到' })
})

test('a house whose cases are kept under a version that is gone does not start, and says how many they are', async () => {
  await using house = await openHouse()
  await caseOf(house, { pack: 'tennis-club' })
  await caseOf(house, { pack: 'tennis-club', name: '陈国强', bed: '13' })
  await caseOf(house, { name: '李秀兰', bed: '14' })
  const missing = await missingPacks(house.world.pool, loadContent(changedContent().folder))
  expect(missing).toEqual([{ pack: 'tennis-club', version: '1', cases: 2 }])
  expect(missing.map(missingSentence).join()).toContain(
    '2 cases are kept under the standard pack tennis-club, version 1, which is not in the content: put it there as packs/tennis-club@1.json',
  )
})
