import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  ALGORITHMS,
  aes256Gcm,
  envelopeHeader,
  NotOurEnvelope,
  openEnvelope,
  sealEnvelope,
  sm4CtrHmacSm3,
} from './envelope.ts'

const hospital = '0197f1c0-0000-7000-8000-000000000001'
const agency = '0197f1c0-0000-7000-8000-000000000002'
const place = { owner: hospital, column: 'client.name' }
const hex = (text: string) => Buffer.from(text.replaceAll(/\s/gu, ''), 'hex')

describe.each(ALGORITHMS)('a name sealed with %s', (algorithm) => {
  const key = { algorithm, version: 258, key: randomBytes(32) }
  const keyFor = (version: number) => (version === 258 ? key.key : null)
  const sealed = sealEnvelope(key, place, Buffer.from('欧阳慧敏'))

  test('opens for the organisation and column it was sealed for', () => {
    expect(openEnvelope(keyFor, place, sealed).toString()).toBe('欧阳慧敏')
  })

  test('says its format, algorithm and key version, and nothing of the name', () => {
    expect(sealed.subarray(0, 4)).toEqual(Buffer.from([1, ALGORITHMS.indexOf(algorithm) + 1, 1, 2]))
    expect(sealed.subarray(0, 4)).toEqual(envelopeHeader(algorithm, 258))
    expect(sealed).toHaveLength(4 + 12 + Buffer.byteLength('欧阳慧敏') + 16)
    expect(sealed.includes(Buffer.from('欧阳'))).toBe(false)
  })

  test('sealed twice is different each time', () => {
    expect(sealEnvelope(key, place, Buffer.from('欧阳慧敏'))).not.toEqual(sealed)
  })

  test('does not open in another organisation', () => {
    expect(() => openEnvelope(keyFor, { ...place, owner: agency }, sealed)).toThrow(NotOurEnvelope)
  })

  test('does not open in another column', () => {
    expect(() => openEnvelope(keyFor, { ...place, column: 'client.phone' }, sealed)).toThrow(NotOurEnvelope)
  })

  test('does not open when any single bit was changed', () => {
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed)
      const at = bit >> 3
      changed[at] = (changed[at] ?? 0) ^ (1 << (bit & 7))
      expect(() => openEnvelope(() => key.key, place, changed)).toThrow(NotOurEnvelope)
    }
  })

  test('does not open when cut short at any place', () => {
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => openEnvelope(keyFor, place, sealed.subarray(0, length))).toThrow(NotOurEnvelope)
  })

  test('does not open with another key', () => {
    expect(() => openEnvelope(() => randomBytes(32), place, sealed)).toThrow(NotOurEnvelope)
    expect(() => openEnvelope(() => null, place, sealed)).toThrow(NotOurEnvelope)
  })

  test('may be an empty text', () => {
    expect(openEnvelope(keyFor, place, sealEnvelope(key, place, Buffer.alloc(0)))).toHaveLength(0)
  })
})

describe('AES-256-GCM', () => {
  // McGrew & Viega, The Galois/Counter Mode of Operation (GCM), test case 16.
  const key = hex('feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308')
  const nonce = hex('cafebabefacedbaddecaf888')
  const associated = hex('feedfacedeadbeeffeedfacedeadbeefabaddad2')
  const plain = hex(`d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72
    1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39`)
  const sealed = hex(`522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa
    8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662 76fc6ece0f4e1768cddf8853bb2d551b`)

  test('makes of the published test case what was published', () => {
    expect(aes256Gcm.seal(key, nonce, associated, plain)).toEqual(sealed)
    expect(aes256Gcm.open(key, nonce, associated, sealed)).toEqual(plain)
  })
})

describe('SM4 and SM3', () => {
  test('are the ones of GB/T 32907 appendix A and GB/T 32905 appendix A', () => {
    const block = hex('0123456789abcdeffedcba9876543210')
    const cipher = createCipheriv('sm4-ecb', block, null).setAutoPadding(false)
    expect(cipher.update(block)).toEqual(hex('681edf34d206965e86b3e94f536e4246'))
    const counter = createCipheriv('sm4-ctr', block, block)
    expect(counter.update(Buffer.alloc(16))).toEqual(hex('681edf34d206965e86b3e94f536e4246'))
    expect(createHash('sm3').update('abc').digest('hex')).toBe(
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
    )
  })

  test('make HMAC-SM3 as RFC 2104 defines HMAC', () => {
    const key = randomBytes(32)
    const pad = (byte: number) => Buffer.concat([key, Buffer.alloc(32)]).map((one) => one ^ byte)
    const inner = createHash('sm3').update(pad(0x36)).update('社工').digest()
    const outer = createHash('sm3').update(pad(0x5c)).update(inner).digest()
    expect(createHmac('sm3', key).update('社工').digest()).toEqual(outer)
  })

  test('bind the associated data by its length: a byte moved over the border is noticed', () => {
    const key = randomBytes(32)
    const nonce = randomBytes(12)
    const sealed = sm4CtrHmacSm3.seal(key, nonce, Buffer.from('ab'), Buffer.from('c'))
    expect(sm4CtrHmacSm3.open(key, nonce, Buffer.from('ab'), sealed)?.toString()).toBe('c')
    expect(sm4CtrHmacSm3.open(key, nonce, Buffer.from('a'), sealed)).toBeNull()
  })
})
