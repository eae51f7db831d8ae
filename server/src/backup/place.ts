import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readConfig } from '../config.ts'
import { findHolder } from '../db/embedded/holder.ts'
import { startEmbedded } from '../db/embedded/start-embedded.ts'
import { parseMasterKey } from '../protection/master-key.ts'

/** What the environment says to back up or restore, with the embedded engine reached or started. */
export type Place = {
  readonly data: string
  readonly url: string
  readonly files: string | null
  readonly key: Buffer | null
  /** The process that runs the house on this folder now, when the engine is ours. */
  readonly heldBy: number | null
  [Symbol.asyncDispose](): Promise<void>
}

export async function openPlace(env: Readonly<Record<string, string | undefined>>): Promise<Place> {
  const config = readConfig(env)
  if ('problems' in config) throw new Error(config.problems.join(' '))
  const data = resolve(config.QUANCHENG_DATA)
  const keptKey = await readFile(join(data, 'key'), 'utf8').catch(() => null)
  const keyText = config.QUANCHENG_KEY ?? keptKey
  const fixed = {
    data,
    files: config.S3_URL ? null : join(data, 'files'),
    key: keyText === null ? null : parseMasterKey(keyText, 'the master key'),
  }
  if (config.DATABASE_URL) {
    return { ...fixed, url: config.DATABASE_URL, heldBy: null, [Symbol.asyncDispose]: async () => {} }
  }
  const holder = await findHolder(data)
  if (holder) return { ...fixed, url: holder.url, heldBy: holder.pid, [Symbol.asyncDispose]: async () => {} }
  const engine = await startEmbedded(data)
  return { ...fixed, url: engine.url, heldBy: null, [Symbol.asyncDispose]: () => engine.stop() }
}
