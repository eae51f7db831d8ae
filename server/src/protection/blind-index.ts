import { createHmac } from 'node:crypto'

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
  return createHmac(HASHES[algorithm], key).update(`${kind}\0${value}`).digest().readBigInt64BE(0).toString()
}

export function isBlindAlgorithm(name: string): name is BlindAlgorithm {
  return BLIND_ALGORITHMS.some((algorithm) => algorithm === name)
}
