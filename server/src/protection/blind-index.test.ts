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

test('a token is the first eight bytes of the HMAC as PostgreSQL writes a bigint', () => {
  const key = Buffer.alloc(32, 7)
  const whole = createHmac('sha256', key).update('name\0王建国').digest('hex').slice(0, 16)
  const token = blindToken({ algorithm: 'hmac-sha-256', key }, 'name', '王建国')
  expect(BigInt.asUintN(64, BigInt(token))).toBe(BigInt(`0x${whole}`))
})
