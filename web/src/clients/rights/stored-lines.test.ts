import { expect, test } from 'vitest'
import { STORED_COLUMNS, STORED_GROUPS } from '../../text/stored-words.ts'
import { isShown, linesOf } from './stored-lines.ts'

const SOURCES = import.meta.glob<string>(
  [
    '../../../../server/src/db/tables.ts',
    '../../../../server/src/clients/move-everything.ts',
    '../../../../server/src/clients/rights/whose-rows.ts',
  ],
  { eager: true, query: '?raw', import: 'default' },
)
const read = (path: string) => SOURCES[`../../../../server/src/${path}`] ?? ''

/** Every table whose rows are a person's, by its columns as they are stored. */
function storedColumns(): Map<string, readonly string[]> {
  const declared = read('db/tables.ts')
  const ofClient = read('clients/move-everything.ts').split('OF_A_CLIENT = [')[1]?.split(']')[0] ?? ''
  const others = [...read('clients/rights/whose-rows.ts').matchAll(/^ {2}\['([a-z_]+)',/gm)].map(
    ([, name]) => name,
  )
  const names = [...[...ofClient.matchAll(/'([a-z_]+)'/g)].map(([, name]) => name), ...others]
  return new Map(
    names.map((name = '') => {
      const body = declared.split(`\n  ${name}: {\n`)[1]?.split('\n  }')[0] ?? ''
      return [
        name,
        [...body.matchAll(/^ {4}(\w+): /gm)].map(([, column = '']) => column.replace(/_sealed$/, '')),
      ]
    }),
  )
}

test('every table and every column of a stored file is either kept from the page or has words in both languages', () => {
  const tables = storedColumns()
  expect(tables.size).toBeGreaterThan(40)
  const named = new Set(STORED_GROUPS.flatMap((group) => Object.keys(group.tables)))
  expect([...tables.keys()].filter((table) => !named.has(table))).toEqual([])
  expect([...tables].filter(([, columns]) => columns.length < 3)).toEqual([])
  const silent = [...tables].flatMap(([table, columns]) =>
    columns
      .filter((column) => isShown(column) && !(column in STORED_COLUMNS))
      .map((column) => `${table}.${column}`),
  )
  expect(silent).toEqual([])
})

test('a row is read out in words: codes, instants and what lies inside a text, and no raw key', () => {
  const row = {
    id: '01a1',
    worker_id: '01a2',
    channel: 'face',
    occurred_at: '2026-01-05T00:30:00.000Z',
    late: true,
    content: '[听她讲家里的账]',
    next_step: null,
    lines: '[{"said":"我不想活了","shown":"低头"}]',
    made_up_column: 'x',
  }
  const named = (list: string, code: string) => `${list} ${code}`
  expect(linesOf(row, 0, named)).toEqual([
    ['方式', '面谈'],
    ['时间', '2026-01-05 08:30'],
    ['迟签', '是'],
    ['内容', '[听她讲家里的账]'],
    ['逐句记录', '说了什么 我不想活了、表现 低头'],
  ])
  expect(linesOf({ sex: 2, name: 'open', state: 'open', relation: '12' }, 1, named)).toEqual([
    ['Sex', 'female'],
    ['Name', 'open'],
    ['State', 'open'],
    ['Relation', 'relations-gb4761 12'],
  ])
})
