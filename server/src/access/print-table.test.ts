import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { PERMISSIONS } from '@quancheng/contract/permission.ts'
import { expect, test } from 'vitest'
import { ROOMS } from '../rooms.ts'
import { Duties, parseGrant } from './duties.ts'
import { PAGE, withTables } from './print-table.ts'

const FILE = fileURLToPath(new URL('../../../content/access/duties.json', import.meta.url))
const duties = Duties.parse(JSON.parse(await readFile(FILE, 'utf8')))

test('the page in the docs says what the content and the contract say', async () => {
  const page = await readFile(PAGE, 'utf8')
  expect(withTables(page, duties, ROOMS)).toBe(page)
})

test('a duty that gains a grant changes the page', async () => {
  const page = await readFile(PAGE, 'utf8')
  const clinician = { ...duties.duties.clinician, grants: ['access.journal:own'] }
  const changed = Duties.parse({ ...duties, duties: { ...duties.duties, clinician } })
  expect(withTables(page, changed, ROOMS)).not.toBe(page)
})

test('every permission is held by somebody', () => {
  const held = new Set(
    Object.values(duties.duties).flatMap(({ grants }) => grants.map((grant) => grant.split(':')[0])),
  )
  expect(PERMISSIONS.filter((permission) => !held.has(permission))).toEqual([])
})

test('a grant that names no permission or no scope is not one', () => {
  expect(parseGrant('cases.read:team')).toEqual({ capability: 'cases', verb: 'read', scope: 'team' })
  for (const text of ['cases.read', 'cases.fly:team', 'cases.read:galaxy', 'cases.read:team ', ''])
    expect(parseGrant(text)).toBeNull()
})
