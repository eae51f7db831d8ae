import { expect, test } from 'vitest'
import { NAV_PLACES, openPlaces, placeOf } from './nav.ts'

const grants = (...permissions: string[]) =>
  permissions.map((permission) => {
    const [capability = '', verb = ''] = permission.split('.')
    return { capability, verb, scope: 'own' as const }
  })

test('a nurse who may only raise requests sees one word', () => {
  expect(openPlaces(grants('intake.raise')).map((place) => place.word)).toEqual(['intake'])
})

test('a social worker sees the words of a working day, in its order', () => {
  const words = openPlaces(grants('cases.write', 'cases.read', 'intake.read', 'clients.find')).map(
    (place) => place.word,
  )
  expect(words).toEqual(['today', 'intake', 'clients', 'cases', 'library'])
})

test('a word leads somewhere: what is not built yet is no word', async () => {
  const routes = import.meta.glob<string>('../**/routes.tsx', {
    query: '?raw',
    import: 'default',
    eager: true,
  })
  const built = Object.values(routes).join('\n')
  const all = [
    'today',
    'intake',
    'clients',
    'cases',
    'safety',
    'conferences',
    'supervision',
    'library',
    'settings',
  ]
  expect(NAV_PLACES.map(({ word }) => word)).toEqual(all)
  for (const { href } of NAV_PLACES) expect(built).toContain(`path: '${href}'`)
})

test('a person without duties sees no word', () => {
  expect(openPlaces([])).toEqual([])
})

test('a case’s page belongs to Cases, and a page nobody may open belongs nowhere', () => {
  const places = openPlaces(grants('cases.read'))
  expect(placeOf('/cases/0197', places)?.word).toBe('cases')
  expect(placeOf('/casesandmore', places)).toBeNull()
  expect(placeOf('/team', places)).toBeNull()
})
