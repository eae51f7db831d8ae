import { expect, test } from 'vitest'
import { z } from 'zod'
import { newId } from './new-id.ts'
import { Day, Id, Line, many, PageAsk, page } from './wire.ts'

test('an id made on a phone is one the wire accepts, and ids sort by when they were made', () => {
  const [earlier, later] = [newId(Date.UTC(2026, 2, 1)), newId(Date.UTC(2026, 2, 2))]
  expect(Id.parse(earlier)).toBe(earlier)
  expect(earlier < later).toBe(true)
  expect(Id.safeParse('../../etc/passwd').success).toBe(false)
})

test('a day is a day of the calendar', () => {
  expect(Day.safeParse('2024-02-29').success).toBe(true)
  for (const wrong of ['2023-02-29', '2024-13-01', '2024-1-1', '20240101', '2024-01-01T00:00:00Z'])
    expect(Day.safeParse(wrong).success, wrong).toBe(false)
})

test('a line of blanks says nothing', () => {
  expect(Line.parse(' 周玉梅 ')).toBe('周玉梅')
  expect(Line.safeParse('  ').success).toBe(false)
  expect(Line.safeParse('好'.repeat(201)).success).toBe(false)
})

test('a filter may be left out, given once, or given several times, and not without end', () => {
  const steps = many(z.enum(['plan', 'closure']))
  expect(steps.parse(undefined)).toEqual([])
  expect(steps.parse('plan')).toEqual(['plan'])
  expect(steps.parse(['plan', 'closure'])).toEqual(['plan', 'closure'])
  expect(steps.safeParse('everything').success).toBe(false)
  expect(steps.safeParse(Array.from({ length: 51 }, () => 'plan')).success).toBe(false)
})

test('a page is asked for in numbers that mean something', () => {
  const ask = z.strictObject(PageAsk)
  expect(ask.parse({}).limit).toBe(50)
  expect(ask.parse({ limit: '20' }).limit).toBe(20)
  for (const limit of ['0', '201', '1.5', 'many']) expect(ask.safeParse({ limit }).success, limit).toBe(false)
})

test('a page carries nothing that the contract does not name', () => {
  const names = page(z.strictObject({ name: z.string() }))
  const right = { rows: [{ name: '周玉梅' }], next: null, count: 1, more: false }
  expect(names.safeParse(right).success).toBe(true)
  expect(names.safeParse({ ...right, rows: [{ name: '周玉梅', idNumber: '1' }] }).success).toBe(false)
})
