import { createHmac, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { BLIND_ALGORITHMS, blindToken } from './blind-index.ts'

test.each(BLIND_ALGORITHMS)(
  'with %s the same name is found again, in the same organisation only',
  (algorithm) => {
    const hospital = { algorithm, key: randomBytes(32) }
    const agency = { algorithm, key: randomBytes(32) }
    expect(blindToken(hospital, 'name', '王建国')).toBe(blindToken(hospital, 'name', '王建国'))
    expect(blindToken(hospital, 'name', '王建国')).not.toBe(blindToken(agency, 'name', '王建国'))
    expect(blindToken(hospital, 'name', '王建国')).not.toBe(blindToken(hospital, 'name', '王建军'))
    expect(blindToken(hospital, 'name', '4027')).not.toBe(blindToken(hospital, 'number-tail', '4027'))
  },
)

test('kind and value do not run into each other', () => {
  const key = { algorithm: 'hmac-sha-256', key: randomBytes(32) } as const
  expect(blindToken(key, 'na', 'mewang')).not.toBe(blindToken(key, 'name', 'wang'))
})

test.each([
  ['hmac-sha-256', 'sha256'],
  ['hmac-sm3', 'sm3'],
] as const)(
  'a token of %s is the first eight bytes of the HMAC as PostgreSQL writes a bigint',
  (algorithm, hash) => {
    const key = randomBytes(32)
    const whole = createHmac(hash, key).update('name\0王建国').digest('hex').slice(0, 16)
    const token = blindToken({ algorithm, key }, 'name', '王建国')
    expect(BigInt.asUintN(64, BigInt(token))).toBe(BigInt(`0x${whole}`))
  },
)
