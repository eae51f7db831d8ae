import { expect, test } from 'vitest'
import { openPlaces, placeOf } from './nav.ts'

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

test('a person without duties sees no word', () => {
  expect(openPlaces([])).toEqual([])
})

test('a case’s page belongs to Cases, and a page nobody may open belongs nowhere', () => {
  const places = openPlaces(grants('cases.read'))
  expect(placeOf('/cases/0197', places)?.word).toBe('cases')
  expect(placeOf('/casesandmore', places)).toBeNull()
  expect(placeOf('/team', places)).toBeNull()
})
