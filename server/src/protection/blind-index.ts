import { hash } from 'node:crypto'

export const BLIND_ALGORITHMS = ['hmac-sha-256', 'hmac-sm3'] as const
export type BlindAlgorithm = (typeof BLIND_ALGORITHMS)[number]

export interface IndexKey {
  readonly algorithm: BlindAlgorithm
  readonly key: Buffer // 32 bytes
}

const HASHES: Readonly<Record<BlindAlgorithm, string>> = { 'hmac-sha-256': 'sha256', 'hmac-sm3': 'sm3' }

/**
 * A value as the index knows it: the first 8 bytes of HMAC(kind ‖ 0 ‖ value) as a signed 64-bit number in decimal,
 * the way PostgreSQL writes a bigint. Equal values of one kind in one organisation, and only those, are equal.
 */
export function blindToken({ algorithm, key }: IndexKey, kind: string, value: string): string {
  const { inner, outer } = padsOf(key)
  const message = Buffer.concat([inner, Buffer.from(`${kind}\0${value}`)])
  const first = hash(HASHES[algorithm], message, 'buffer')
  return hash(HASHES[algorithm], Buffer.concat([outer, first]), 'buffer')
    .readBigInt64BE(0)
    .toString()
}

interface Pads {
  readonly inner: Buffer
  readonly outer: Buffer
}

const BLOCK = 64 // of SHA-256 and of SM3
const pads = new WeakMap<Buffer, Pads>()

/** RFC 2104's two padded keys, kept: a person has dozens of tokens, and two one-shot hashes are the fastest HMAC. */
function padsOf(key: Buffer): Pads {
  const known = pads.get(key)
  if (known) return known
  const padded = Buffer.concat([key, Buffer.alloc(BLOCK - key.length)])
  const made = {
    inner: Buffer.from(padded.map((byte) => byte ^ 0x36)),
    outer: Buffer.from(padded.map((byte) => byte ^ 0x5c)),
  }
  pads.set(key, made)
  return made
}

export function isBlindAlgorithm(name: string): name is BlindAlgorithm {
  return BLIND_ALGORITHMS.some((algorithm) => algorithm === name)
}
