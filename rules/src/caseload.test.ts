import { expect, test } from 'vitest'
import { shareOut } from './caseload.ts'

test('cases go to whoever carries the least, counting those just given', () => {
  const shares = shareOut(
    ['a', 'b', 'c', 'd'],
    [
      { id: 'he', open: 5 },
      { id: 'su', open: 3 },
    ],
  )
  expect([...shares.values()]).toEqual(['su', 'su', 'he', 'su'])
})

test('without colleagues nothing is proposed', () => {
  expect(shareOut(['a'], []).size).toBe(0)
})
