import { expect, test } from 'vitest'
import { queryOf } from './ask.ts'

test('a question repeats its arrays and leaves out what is not asked', () => {
  expect(queryOf({ view: 'mine', department: ['a', 'b'], after: undefined, q: null, limit: 50 })).toBe(
    '?view=mine&department=a&department=b&limit=50',
  )
  expect(queryOf({})).toBe('')
  expect(queryOf({ q: '陈桂兰 12床' })).toBe(`?${new URLSearchParams({ q: '陈桂兰 12床' })}`)
})
