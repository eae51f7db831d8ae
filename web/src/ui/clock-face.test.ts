import { describe, expect, test } from 'vitest'
import { en } from '../text/en.ts'
import { type Locale, makeTranslate } from '../text/translate.ts'
import { zh } from '../text/zh.ts'
import { type ClockFacts, clockFace } from './clock-face.ts'

const now = new Date('2026-11-20T09:14:00+08:00')
const face = (facts: Omit<ClockFacts, 'now'>, locale: Locale = 'zh') =>
  clockFace({ ...facts, now }, locale, makeTranslate(locale === 'zh' ? zh : en, locale))

describe('a deadline as a worker reads it on Friday at 09:14', () => {
  test.each([
    ['2026-11-20T09:52:00+08:00', '剩 38 分', '38 min left'],
    ['2026-11-20T10:26:00+08:00', '剩 1 小时 12 分', '1 h 12 min left'],
    ['2026-11-20T12:14:00+08:00', '剩 3 小时', '3 h left'],
    ['2026-11-20T17:00:00+08:00', '今天 17:00', 'Today 17:00'],
    ['2026-11-21T10:00:00+08:00', '明天 10:00', 'Tomorrow 10:00'],
    ['2026-11-23T10:00:00+08:00', '11月23日 10:00', '23 Nov, 10:00'],
    ['2026-11-20', '今天', 'Today'],
    ['2026-11-21', '明天', 'Tomorrow'],
    ['2026-11-29', '11月29日', '29 Nov'],
    ['2026-11-20T23:59:00+08:00', '今天', 'Today'],
    ['2026-11-29T23:59:59+08:00', '11月29日', '29 Nov'],
    ['2026-11-19T23:59:00+08:00', '超 1 天', '1 day over'],
    ['2026-11-20T08:48:00+08:00', '超 26 分', '26 min over'],
    ['2026-11-20T05:00:00+08:00', '超 4 小时', '4 h over'],
    ['2026-11-18', '超 2 天', '2 days over'],
    ['2026-11-19', '超 1 天', '1 day over'],
  ])('%s is said “%s” and “%s”', (due, chinese, english) => {
    expect(face({ due }).text).toBe(chinese)
    expect(face({ due }, 'en').text).toBe(english)
  })

  test('the ring empties, and turns apricot under three tenths', () => {
    const since = '2026-11-20T08:14:00+08:00'
    expect(face({ due: '2026-11-20T10:14:00+08:00', since })).toMatchObject({ tone: 'ok', share: 0.5 })
    expect(face({ due: '2026-11-20T09:34:00+08:00', since })).toMatchObject({ tone: 'near', share: 0.25 })
  })

  test('a day is in time until it ends', () => {
    expect(face({ due: '2026-11-20' }).tone).not.toBe('over')
  })

  test('while it waits for somebody else it stands still, also when it would be over', () => {
    expect(face({ due: '2026-11-18', paused: true })).toEqual({ tone: 'hold', share: null, text: '暂停' })
  })
})
