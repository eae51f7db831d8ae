import { expect, test } from 'vitest'
import { columnsOf, columnsWord } from './case-columns.ts'

test('an address without a word has the columns everybody starts with, and they need no word', () => {
  expect(columnsOf(null)).not.toContain('supervisor')
  expect(columnsWord(columnsOf(null))).toBeNull()
})

test('columns come back from the address in their own order; what is no column is left out', () => {
  expect(columnsOf('due.risk.nonsense')).toEqual(['risk', 'due'])
  expect(columnsOf(columnsWord(['due', 'supervisor']))).toEqual(['supervisor', 'due'])
  expect(columnsOf(columnsWord([]))).toEqual([])
})
