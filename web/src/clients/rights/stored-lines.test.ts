import { expect, test } from 'vitest'
import { STORED_CODES, STORED_COLUMNS, STORED_GROUPS } from '../../text/stored-words.ts'
import { instrumentWords, isShown, linesOf } from './stored-lines.ts'

const SOURCES = import.meta.glob<string>(
  [
    '../../../../server/src/db/tables.ts',
    '../../../../server/src/clients/move-everything.ts',
    '../../../../server/src/clients/rights/whose-rows.ts',
    '../../../../server/migrations/*.sql',
    '../../../../content/instruments/distress-thermometer.json',
  ],
  { eager: true, query: '?raw', import: 'default' },
)
const read = (path: string) => SOURCES[`../../../../${path}`] ?? ''

/** Every table whose rows are a person's, by its columns as they are stored. */
function storedColumns(): Map<string, readonly string[]> {
  const declared = read('server/src/db/tables.ts')
  const ofClient =
    read('server/src/clients/move-everything.ts').split('OF_A_CLIENT = [')[1]?.split(']')[0] ?? ''
  const others = [...read('server/src/clients/rights/whose-rows.ts').matchAll(/^ {2}\['([a-z_]+)',/gm)].map(
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
  const named = (column: string, code: string) => (column === 'relation' ? `table ${code}` : undefined)
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
    ['Relation', 'table 12'],
  ])
})

test('whatever a step, a state, a reason or an outcome may be has words', () => {
  const sql = Object.entries(SOURCES).filter(([path]) => path.endsWith('.sql'))
  const codes = sql.flatMap(([, text]) =>
    [...text.matchAll(/\b(?:stage|state|status|reason|outcome|effect|mode) in \(('[^)]*')\)/g)].flatMap(
      ([, list = '']) => [...list.matchAll(/'([^']*)'/g)].map(([, code = '']) => code),
    ),
  )
  expect(codes.length).toBeGreaterThan(60)
  expect([...new Set(codes)].filter((code) => !(code in STORED_CODES))).toEqual([])
})

test('a questionnaire is read out by its own questions and answers, and a code by its table', () => {
  const instrument = JSON.parse(read('content/instruments/distress-thermometer.json'))
  const row = {
    relation: '30',
    answers: '{"distress":6,"problems-physical":["in-pain","bad-sleep"]}',
    scores: '{"problems-physical":2}',
    band: 'further-look',
    income_fen: 345678,
  }
  const words = instrumentWords(instrument, 'zh')
  const named = (column: string, code: string) => (column === 'relation' ? '女儿' : words(column, code))
  expect(linesOf(row, 0, named)).toEqual([
    ['与本人关系', '女儿'],
    [
      '作答',
      '过去一周（包括今天），您有多痛苦？请选一个数。 6\n这一周，下面哪些让您为难？可以多选。 疼得难受、睡不好',
    ],
    ['得分', '身体方面的困难（项） 2'],
    ['分级', '需进一步评估'],
    ['家庭人均月收入（元）', '3456.78'],
  ])
})
