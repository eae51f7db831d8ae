import { Instrument } from '@quancheng/contract/content/instrument.ts'
import { expect, test } from 'vitest'
import { proposedNeeds } from './proposed-needs.ts'

const NEEDS = Instrument.parse(
  Object.values(
    import.meta.glob('../../../content/instruments/needs-assessment.json', {
      eager: true,
      import: 'default',
    }),
  )[0],
)

test('what weighs clearly becomes a need to choose from, the gravest first, the slight does not', () => {
  const found = proposedNeeds(
    NEEDS,
    { mood: 2, money: 3, symptoms: 1, 'priority-practical': 3, 'note-practical': '押金还差两万' },
    'zh',
  )
  expect(found.map(({ item, domain, severity, priority }) => [item, domain, severity, priority])).toEqual([
    ['money', 'practical', 3, 'high'],
    ['mood', 'psychological', 2, 'medium'],
  ])
})

test('the priority of a domain is no need', () => {
  expect(proposedNeeds(NEEDS, { 'priority-social': 3 }, 'zh')).toEqual([])
})
