import { expect, test } from 'vitest'
import { sortOf, viewsFor } from './list-view.ts'

const grant = (verb: string, scope: 'own' | 'team' | 'organisation') => ({ capability: 'cases', verb, scope })

test('a worker of a team starts with her own cases and sees her team’s', () => {
  const me = { teamIds: ['t'], grants: [grant('read', 'own'), grant('read', 'team'), grant('write', 'own')] }
  expect(viewsFor(me)).toEqual(['mine', 'team', 'all', 'closing', 'closed'])
})

test('a worker who may read only her own cases is offered no view of others', () => {
  const me = { teamIds: [], grants: [grant('read', 'own'), grant('write', 'own')] }
  expect(viewsFor(me)).toEqual(['mine', 'closing', 'closed'])
})

test('a head who carries no cases starts with the whole house', () => {
  const me = { teamIds: [], grants: [grant('read', 'organisation'), grant('approve', 'organisation')] }
  expect(viewsFor(me)).toEqual(['all', 'closing', 'closed'])
})

test('an order nobody knows is the order of what is due', () => {
  expect(sortOf('moon')).toBe('due')
  expect(sortOf('risk')).toBe('risk')
})
