import { describe, expect, test } from 'vitest'
import { parseAddress, writeAddress } from '../app/address.ts'
import { type FilterOffer, readFilters, withFilter, writeFilters } from './filters.ts'

const offers: readonly FilterOffer[] = [
  {
    key: 'state',
    label: '状态',
    many: false,
    choices: [
      { value: 'open', label: '在管' },
      { value: 'closed', label: '已结案' },
    ],
  },
  {
    key: 'ward',
    label: '科室',
    many: true,
    choices: [
      { value: '肿瘤内', label: '肿瘤内' },
      { value: '产科', label: '产科' },
    ],
  },
]

describe('a list’s conditions and its address', () => {
  test('a link sent to a colleague opens the same view', () => {
    const filters = [
      { key: 'ward', values: ['肿瘤内', '产科'] },
      { key: 'state', values: ['open'] },
    ]
    const address = writeAddress(writeFilters({ view: 'mine' }, offers, filters))
    expect(readFilters(parseAddress(address), offers)).toEqual(filters)
    expect(parseAddress(address).view).toBe('mine')
  })

  test('what the list does not offer, and what filters nothing, is no condition', () => {
    expect(readFilters(parseAddress('?ward=月球&colour=red&state='), offers)).toEqual([])
  })

  test('a single choice given twice counts once', () => {
    expect(readFilters(parseAddress('?state=open&state=closed'), offers)).toEqual([
      { key: 'state', values: ['open'] },
    ])
  })

  test('changing a chip keeps the order in which they were added; emptying it takes it away', () => {
    const both = withFilter(withFilter([], 'ward', ['产科']), 'state', ['open'])
    expect(withFilter(both, 'ward', ['肿瘤内']).map((filter) => filter.key)).toEqual(['ward', 'state'])
    expect(withFilter(both, 'ward', [])).toEqual([{ key: 'state', values: ['open'] }])
  })
})
