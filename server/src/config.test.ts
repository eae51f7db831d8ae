import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { readConfig } from './config.ts'

const PRODUCTION = {
  QUANCHENG_MODE: 'production',
  QUANCHENG_KEY: randomBytes(32).toString('base64'),
  QUANCHENG_ORIGIN: 'https://msw.hospital.example',
  OIDC_CLIENT_ID: 'quancheng',
  OIDC_CLIENT_SECRET: 'a secret of the test',
}

test('a hospital does not start with an identity provider anybody on the way could speak for', () => {
  const config = readConfig({ ...PRODUCTION, OIDC_ISSUER: 'http://sso.hospital.example' })
  expect(config).toEqual({ problems: [expect.stringContaining('OIDC_ISSUER is http')] })
  expect(readConfig({ ...PRODUCTION, OIDC_ISSUER: 'https://sso.hospital.example' })).not.toHaveProperty(
    'problems',
  )
})

test('somebody who tries it out may use a provider on their own machine', () => {
  const config = readConfig({ ...PRODUCTION, QUANCHENG_MODE: 'demo', OIDC_ISSUER: 'http://127.0.0.1:9000' })
  expect(config).not.toHaveProperty('problems')
})
