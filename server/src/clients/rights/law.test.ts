import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

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
