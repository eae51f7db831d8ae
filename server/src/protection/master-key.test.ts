import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { masterKey, parseMasterKey } from './master-key.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quancheng-key-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('a master key written by an administrator', () => {
  const key = randomBytes(32)

  test.each([
    ['base64', key.toString('base64')],
    ['base64 for addresses', key.toString('base64url')],
    ['hexadecimal', key.toString('hex').toUpperCase()],
    ['base64 with a line end', `${key.toString('base64')}\n`],
  ])('is read from %s', (_form, written) => {
    expect(parseMasterKey(written, 'QUANCHENG_KEY')).toEqual(key)
  })

  test.each([
    ['a password', 'quancheng-demo'],
    ['sixteen bytes', randomBytes(16).toString('hex')],
    ['nothing', ''],
    ['only zeros', '0'.repeat(64)],
    ['one letter again and again', Buffer.alloc(32, 'a').toString('base64')],
  ])('is refused when it is %s', (_what, written) => {
    expect(() => parseMasterKey(written, 'QUANCHENG_KEY')).toThrow(/^QUANCHENG_KEY /u)
  })
})

describe('an installation', () => {
  test('for demonstration makes its key once and keeps it for its owner', async () => {
    const file = join(folder, 'data', 'key')
    const made = await masterKey({ given: null, mode: 'demo', file })
    expect(made).toHaveLength(32)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await masterKey({ given: null, mode: 'demo', file })).toEqual(made)
  })

  test('does not use a kept key that others can read', async () => {
    const file = join(folder, 'key')
    await writeFile(file, randomBytes(32).toString('base64'))
    await chmod(file, 0o644)
    await expect(masterKey({ given: null, mode: 'demo', file })).rejects.toThrow(/can be read by others/u)
  })

  test('in production does not start without a key of its own', async () => {
    const file = join(folder, 'key')
    await expect(masterKey({ given: null, mode: 'production', file })).rejects.toThrow(
      /QUANCHENG_KEY is not set/u,
    )
  })

  test('in production takes the key it is given', async () => {
    const key = randomBytes(32)
    const given = key.toString('base64')
    expect(await masterKey({ given, mode: 'production', file: join(folder, 'key') })).toEqual(key)
  })
})
