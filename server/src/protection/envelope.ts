import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto'

/**
 * A protected value as it lies in the database:
 *
 *     [format 1][algorithm 1][key version u16 BE][nonce 12][ciphertext][tag 16]
 *
 * The header, the organisation and the column are authenticated with it: bytes moved to another organisation or
 * another column do not open.
 */
const FORMAT = 1
const HEADER = 4
const NONCE = 12
const TAG = 16

export const ALGORITHMS = ['aes-256-gcm', 'sm4-ctr-hmac-sm3'] as const
export type Algorithm = (typeof ALGORITHMS)[number]

/** Encrypts and authenticates; keys are 32 bytes, nonces 12, tags 16. */
interface Cipher {
  readonly id: number
  readonly seal: (key: Buffer, nonce: Buffer, associated: Buffer, plain: Uint8Array) => Buffer
  /** Null when the tag does not fit. */
  readonly open: (key: Buffer, nonce: Buffer, associated: Buffer, sealed: Buffer) => Buffer | null
}

/** AES-256-GCM (NIST SP 800-38D). Answers ciphertext ‖ tag. */
export const aes256Gcm: Cipher = {
  id: 1,
  seal: (key, nonce, associated, plain) => {
    const cipher = createCipheriv('aes-256-gcm', aesKey(key), nonce, { authTagLength: TAG }).setAAD(
      associated,
    )
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  },
  open: (key, nonce, associated, sealed) => {
    const cipher = createDecipheriv('aes-256-gcm', aesKey(key), nonce, { authTagLength: TAG })
      .setAAD(associated)
      .setAuthTag(sealed.subarray(-TAG))
    const plain = cipher.update(sealed.subarray(0, -TAG))
    try {
      return Buffer.concat([plain, cipher.final()])
    } catch {
      return null
    }
  },
}

/**
 * SM4 in counter mode (GB/T 32907, counter block = nonce ‖ u32 from 1), then HMAC-SM3 (GB/T 32905) over
 * u32 length of associated data ‖ associated data ‖ nonce ‖ ciphertext, cut to 16 bytes. The two keys come from
 * the 32-byte key by HKDF with SM3.
 */
export const sm4CtrHmacSm3: Cipher = {
  id: 2,
  seal: (key, nonce, associated, plain) => {
    const keys = smKeys(key)
    const cipher = createCipheriv('sm4-ctr', keys.cipher, counterFrom(nonce))
    const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()])
    return Buffer.concat([ciphertext, smTag(keys.tag, nonce, associated, ciphertext)])
  },
  open: (key, nonce, associated, sealed) => {
    const keys = smKeys(key)
    const ciphertext = sealed.subarray(0, -TAG)
    if (!timingSafeEqual(smTag(keys.tag, nonce, associated, ciphertext), sealed.subarray(-TAG))) return null
    const cipher = createDecipheriv('sm4-ctr', keys.cipher, counterFrom(nonce))
    return Buffer.concat([cipher.update(ciphertext), cipher.final()])
  },
}

const CIPHERS: Readonly<Record<Algorithm, Cipher>> = {
  'aes-256-gcm': aes256Gcm,
  'sm4-ctr-hmac-sm3': sm4CtrHmacSm3,
}

const aesKeys = new WeakMap<Buffer, KeyObject>()

/** A key as the library keeps it: importing it again for every value would cost more than the encryption. */
function aesKey(key: Buffer): KeyObject {
  const known = aesKeys.get(key)
  if (known) return known
  const made = createSecretKey(key)
  aesKeys.set(key, made)
  return made
}

interface SmKeys {
  readonly cipher: KeyObject
  readonly tag: KeyObject
}

const smKeyPairs = new WeakMap<Buffer, SmKeys>()

function smKeys(key: Buffer): SmKeys {
  const known = smKeyPairs.get(key)
  if (known) return known
  const derive = (info: string, length: number) =>
    createSecretKey(Buffer.from(hkdfSync('sm3', key, '', info, length)))
  const made = { cipher: derive('quancheng sm4-ctr', 16), tag: derive('quancheng hmac-sm3', 32) }
  smKeyPairs.set(key, made)
  return made
}

function counterFrom(nonce: Buffer): Buffer {
  return Buffer.concat([nonce, Buffer.from([0, 0, 0, 1])])
}

function smTag(key: KeyObject, nonce: Buffer, associated: Buffer, ciphertext: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(associated.length)
  const hmac = createHmac('sm3', key).update(length).update(associated).update(nonce).update(ciphertext)
  return hmac.digest().subarray(0, TAG)
}

export interface EnvelopeKey {
  readonly algorithm: Algorithm
  readonly version: number // 0–65535
  readonly key: Buffer // 32 bytes
}

/** Where an envelope belongs: an organisation (or the house) and `table.column`. */
export interface Place {
  readonly owner: string
  readonly column: string
}

/** Bytes that do not open here: damaged, changed, or brought from another organisation or column. */
export class NotOurEnvelope extends Error {
  override readonly name = 'NotOurEnvelope'
}

export function sealEnvelope(key: EnvelopeKey, place: Place, plain: Uint8Array): Buffer {
  const header = envelopeHeader(key.algorithm, key.version)
  const nonce = freshNonce()
  const sealed = CIPHERS[key.algorithm].seal(key.key, nonce, associatedData(header, place), plain)
  return Buffer.concat([header, nonce, sealed])
}

const pool = Buffer.alloc(NONCE * 512)
let poolUsed = pool.length

/** Random bytes drawn by the pageful; each is given out once. */
function freshNonce(): Buffer {
  if (poolUsed === pool.length) {
    randomFillSync(pool)
    poolUsed = 0
  }
  const nonce = Buffer.from(pool.subarray(poolUsed, poolUsed + NONCE))
  poolUsed += NONCE
  return nonce
}

/** `keyFor` answers the 32-byte key of that version, or null when there is none. */
export function openEnvelope(
  keyFor: (version: number) => Buffer | null,
  place: Place,
  envelope: Uint8Array,
): Buffer {
  const bytes = Buffer.from(envelope.buffer, envelope.byteOffset, envelope.byteLength)
  const algorithm = ALGORITHMS.find((name) => CIPHERS[name].id === bytes[1])
  if (bytes.length < HEADER + NONCE + TAG || bytes[0] !== FORMAT || !algorithm)
    throw new NotOurEnvelope(`${place.column} does not hold an envelope`)
  const version = bytes.readUInt16BE(2)
  const key = keyFor(version)
  if (!key)
    throw new NotOurEnvelope(`${place.column} is sealed with key version ${version}, which is not here`)
  const header = bytes.subarray(0, HEADER)
  const nonce = bytes.subarray(HEADER, HEADER + NONCE)
  const sealed = bytes.subarray(HEADER + NONCE)
  const plain = CIPHERS[algorithm].open(key, nonce, associatedData(header, place), sealed)
  if (!plain) throw new NotOurEnvelope(`${place.column} was changed, or brought from somewhere else`)
  return plain
}

/** The four bytes an envelope of this key begins with: what a search for older envelopes compares. */
export function envelopeHeader(algorithm: Algorithm, version: number): Buffer {
  const header = Buffer.from([FORMAT, CIPHERS[algorithm].id, 0, 0])
  header.writeUInt16BE(version, 2)
  return header
}

export function isAlgorithm(name: string): name is Algorithm {
  return ALGORITHMS.some((algorithm) => algorithm === name)
}

function associatedData(header: Uint8Array, { owner, column }: Place): Buffer {
  return Buffer.concat([header, Buffer.from(`${owner}\0${column}`)])
}
