import { expect, test } from 'vitest'
import { readDays, writeDays } from './read-days.ts'

test('holidays and days worked instead are read as people write them, and written so that they read the same', () => {
  const spans = [
    { from: '2026-10-01', to: '2026-10-08' },
    { from: '2027-01-01', to: '2027-01-01' },
  ]
  expect(readDays('2026-10-01 至 2026-10-08\n\n 2027-01-01 ')).toEqual({ spans })
  expect(readDays('2026-10-01 to 2026-10-08\n2027-01-01')).toEqual({ spans })
  expect(readDays(writeDays(spans))).toEqual({ spans })
  expect(readDays('')).toEqual({ spans: [] })
})

test('a line that is no day, ends before it begins or says more is named', () => {
  expect(readDays('2026-10-01\n2026-13-01')).toEqual({ line: 2, text: '2026-13-01' })
  expect(readDays('2026-10-08 至 2026-10-01')).toMatchObject({ line: 1 })
  expect(readDays('2026-10-01 国庆')).toMatchObject({ line: 1 })
  expect(readDays('国庆')).toMatchObject({ line: 1 })
})
