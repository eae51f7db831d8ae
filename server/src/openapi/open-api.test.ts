import { PERMISSIONS } from '@quancheng/contract/permission.ts'
import { expect, test } from 'vitest'
import { ROOMS } from '../rooms.ts'
import { openWorld } from '../test/world.ts'

interface Operation {
  readonly operationId: string
  readonly 'x-permission': string
  readonly security: readonly unknown[]
  readonly parameters: readonly {
    readonly name: string
    readonly required: boolean
    readonly schema: object
  }[]
  readonly requestBody?: object
  readonly responses: Readonly<Record<string, object>>
}

test('a programmer finds every endpoint of the contract in the OpenAPI document', async () => {
  await using world = await openWorld()
  const answer = await world.app.inject('/api/openapi.json')
  expect(answer.headers['content-type']).toContain('application/json')
  const { openapi, paths } = answer.json<{
    openapi: string
    paths: Record<string, Record<string, Operation>>
  }>()
  expect(openapi).toBe('3.1.0')
  const described = Object.values(paths).flatMap((methods) => Object.values(methods))
  const inContract = Object.entries(ROOMS).flatMap(([room, verbs]) =>
    Object.keys(verbs).map((verb) => `${room}.${verb}`),
  )
  expect(described.map(({ operationId }) => operationId).sort()).toEqual(inContract.sort())
  const permissions = ['anyone', 'signed-in', ...PERMISSIONS]
  for (const operation of described) expect(permissions).toContain(operation['x-permission'])

  const list = paths['/api/access/journal']?.get
  expect(list?.parameters.map(({ name, required }) => [name, required])).toEqual([
    ['after', false],
    ['limit', false],
    ['actor', false],
    ['act', false],
  ])
  expect(list?.parameters.find(({ name }) => name === 'actor')?.schema).toMatchObject({ type: 'array' })
  const signIn = paths['/api/staff/sign-in']?.post
  expect(signIn?.security).toEqual([])
  expect(JSON.stringify(signIn?.requestBody)).toContain('"password"')
  expect(JSON.stringify(signIn?.responses[409])).toContain('staff.locked-out')
})

test('a person reads the same on a page that loads nothing and runs nothing', async () => {
  await using world = await openWorld()
  const { headers, body } = await world.app.inject('/api/docs')
  expect(headers['content-type']).toContain('text/html')
  expect(headers['content-security-policy']).toContain("default-src 'self'")
  expect(body).not.toMatch(/<script|\son\w+=|src=|<link|url\(/i)
  for (const [room, verbs] of Object.entries(ROOMS))
    for (const verb of Object.keys(verbs)) expect(body).toContain(`id="${room}.${verb}"`)
})
