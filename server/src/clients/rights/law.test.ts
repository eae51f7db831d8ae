import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ROOMS } from '../../rooms.ts'

const ROOT = new URL('../../../../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, ROOT), 'utf8')

test('each must that docs/law.md says is held is named by a test there', () => {
  const rows = [...read('docs/law.md').matchAll(/^\| (\d+) \|.*$/gm)]
  expect(rows.map(([, number]) => Number(number))).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
  const named = rows.flatMap(([row, number]) =>
    [...row.matchAll(/`([\w/-]+\.test\.ts)`/g)].map(([, path = '']) => ({ number, path })),
  )
  expect(named.length).toBeGreaterThan(8)
  expect(
    named.filter(({ number, path }) => !new RegExp(`test\\(\\s*'must ${number}: `).test(read(path))),
  ).toEqual([])
})

test('must 14, 16, 18, 19: each waits for a room that is not registered, and from the day it is the must is held by a test', () => {
  const waiting = [
    ...read('docs/law.md').matchAll(/^\| (\d+) \|.*the room `([a-z]+)` is not built yet.*$/gm),
  ].map(([row, number, room = '']) => ({ number: Number(number), room, isTested: row.includes('.test.ts`') }))
  expect(waiting.map(({ number }) => number)).toEqual([14, 16, 18, 19])
  const words = read('docs/words.md')
  expect(
    waiting.filter(({ room }) => !words.includes(`\`${room}\``)),
    'rooms that nobody has laid out',
  ).toEqual([])
  expect(waiting.filter(({ room, isTested }) => room in ROOMS && !isTested)).toEqual([])
})
