import { expect, test } from 'vitest'
import { readClosed, writeClosed } from './read-closed.ts'

test('holidays are read as people write them, and written so that they read the same', () => {
  const spans = [
    { from: '2026-10-01', to: '2026-10-08' },
    { from: '2027-01-01', to: '2027-01-01' },
  ]
  expect(readClosed('2026-10-01 至 2026-10-08\n\n 2027-01-01 ')).toEqual({ spans })
  expect(readClosed('2026-10-01 to 2026-10-08\n2027-01-01')).toEqual({ spans })
  expect(readClosed(writeClosed(spans))).toEqual({ spans })
  expect(readClosed('')).toEqual({ spans: [] })
})

test('a line that is no day, ends before it begins or says more is named', () => {
  expect(readClosed('2026-10-01\n2026-13-01')).toEqual({ line: 2, text: '2026-13-01' })
  expect(readClosed('2026-10-08 至 2026-10-01')).toMatchObject({ line: 1 })
  expect(readClosed('2026-10-01 国庆')).toMatchObject({ line: 1 })
  expect(readClosed('国庆')).toMatchObject({ line: 1 })
})
