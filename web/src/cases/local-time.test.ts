import { describe, expect, test } from 'vitest'
import { addDays, endOfDay, fromLocal, toLocal } from './local-time.ts'

describe('time as it is typed on the ward', () => {
  test('a visit at twenty past two is kept as that moment and shown as it was typed', () => {
    expect(fromLocal('2026-11-20T14:20')).toBe('2026-11-20T06:20:00.000Z')
    expect(toLocal('2026-11-20T06:20:00.000Z')).toBe('2026-11-20T14:20')
  })

  test('a visit just after midnight belongs to the new day', () => {
    expect(toLocal('2026-11-19T16:05:00.000Z')).toBe('2026-11-20T00:05')
  })

  test('half a date is no date', () => {
    expect(fromLocal('2026-11-')).toBeNull()
  })

  test('something due on a day is due until that day ends', () => {
    expect(endOfDay('2026-11-20')).toBe('2026-11-20T15:59:00.000Z')
  })

  test('a month after the closure may lie in the next year', () => {
    expect(addDays('2026-12-15', 30)).toBe('2027-01-14')
  })
})
