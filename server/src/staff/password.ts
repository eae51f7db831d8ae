import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** OWASP's first recommendation for Argon2id: 19 MiB, two passes, one lane. */
const MEMORY_KIB = 19_456
const PASSES = 2
const LANES = 1
const SALT_BYTES = 16
const HASH_BYTES = 32

const derive = promisify(argon2)

interface Shape {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
  readonly nonce: Buffer
  readonly tagLength: number
}

/** A password as it is kept: `$argon2id$v=19$m=…,t=…,p=…$salt$hash` (PHC string format). */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(SALT_BYTES)
  const hash = await hashOf(password, freshShape(nonce))
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${unpadded(nonce)}$${unpadded(hash)}`
}

/** Whether it is the password. Where there is none to compare with, it takes as long to say no. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const known = kept === null ? null : parse(kept)
  if (!known) {
    await hashOf(password, freshShape(randomBytes(SALT_BYTES)))
    return false
  }
  return timingSafeEqual(await hashOf(password, known.shape), known.hash)
}

function freshShape(nonce: Buffer): Shape {
  return { memory: MEMORY_KIB, passes: PASSES, parallelism: LANES, nonce, tagLength: HASH_BYTES }
}

/** The same letters typed on another keyboard are the same password (NIST SP 800-63B: normalise first). */
function hashOf(password: string, shape: Shape): Promise<Buffer> {
  return derive('argon2id', { message: Buffer.from(password.normalize('NFKC')), ...shape })
}

function parse(kept: string): { readonly shape: Shape; readonly hash: Buffer } | null {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(kept)
  const [, memory = '', passes = '', parallelism = '', salt = '', hashed = ''] = match ?? []
  if (!match) return null
  const hash = Buffer.from(hashed, 'base64')
  return {
    hash,
    shape: {
      memory: Number(memory),
      passes: Number(passes),
      parallelism: Number(parallelism),
      nonce: Buffer.from(salt, 'base64'),
      tagLength: hash.length,
    },
  }
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
