import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The key that wraps every organisation's keys, and the one before it while a change of master is under way. */
export interface MasterKeys {
  readonly current: Buffer
  readonly previous: Buffer | null
}

/** Reads a master key as written in an environment variable: 32 bytes in base64 or hexadecimal. */
export function parseMasterKey(text: string, called: string): Buffer {
  const written = text.trim()
  const key = /^[0-9a-f]{64}$/iu.test(written) ? Buffer.from(written, 'hex') : fromBase64(written)
  if (key?.length !== 32)
    throw new Error(`${called} must be 32 bytes in base64 (44 characters) or hexadecimal (64 characters)`)
  if (new Set(key).size < 8)
    throw new Error(`${called} is a pattern, not a key: make one with "openssl rand -base64 32"`)
  return key
}

function fromBase64(text: string): Buffer | null {
  return /^[\w+/-]{43}=?$/u.test(text) ? Buffer.from(text, 'base64') : null
}

/** The master key of this installation: the one given, or, for a demonstration only, one kept in a file. */
export async function masterKey(from: {
  readonly given: string | null
  readonly mode: 'demo' | 'production'
  readonly file: string
}): Promise<Buffer> {
  if (from.given !== null) return parseMasterKey(from.given, 'QUANCHENG_KEY')
  if (from.mode === 'production')
    throw new Error(
      'QUANCHENG_KEY is not set: production needs a master key of its own ("openssl rand -base64 32")',
    )
  return keptMasterKey(from.file)
}

/** The demonstration's master key: made once, readable by its owner only, and kept beside the data. */
async function keptMasterKey(path: string): Promise<Buffer> {
  await mkdir(dirname(path), { recursive: true })
  try {
    const file = await open(path, 'wx', 0o600)
    try {
      const key = randomBytes(32)
      await file.writeFile(`${key.toString('base64')}\n`)
      await file.sync()
      return key
    } finally {
      await file.close()
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new Error(`${path} can be read by others on this machine: chmod 600 ${path}`)
  return parseMasterKey(await readFile(path, 'utf8'), path)
}

/** Which master wrapped a key: two bytes of its hash stand where an envelope keeps its key version. */
export function masterMark(master: Buffer): number {
  return createHash('sha256').update('quancheng master\0').update(master).digest().readUInt16BE(0)
}
