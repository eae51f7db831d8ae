import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPool } from '@quancheng/server/db/db.ts'
import { findPostmaster } from '@quancheng/server/db/embedded/holder.ts'
import { type EngineSettings, startEmbedded } from '@quancheng/server/db/embedded/start-embedded.ts'
import { migrate } from '@quancheng/server/db/migrate.ts'
import { fill, filledSize } from './fill/fill.ts'

/** While filling nothing need survive a power cut; everything measured runs on the settings people run. */
const whileFilling = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '16GB',
  shared_buffers: '512MB',
  maintenance_work_mem: '1GB',
  work_mem: '128MB',
}

export interface Ground extends AsyncDisposable {
  readonly url: string
  readonly masterKey: Buffer
  /** The process id of its PostgreSQL. */
  readonly postmaster: number
  readonly size: number
}

/** A database of its own, filled to size, on the engine and settings of the house, unless others are asked for. A named folder is kept and used again. */
export async function openGround(
  size: number,
  kept: string | null,
  settings: EngineSettings,
  say: (text: string) => void,
): Promise<Ground> {
  const folder = kept ?? (await mkdtemp(join(tmpdir(), 'quancheng-bench-')))
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const masterKey = await keyOf(join(folder, 'key'))
  if (!existsSync(join(folder, 'filled'))) {
    say(`Filling ${size} persons and cases …`)
    const since = performance.now()
    const loading = await startEmbedded(folder, whileFilling)
    await fill(loading.url, masterKey, size, say)
    await loading.stop()
    await writeFile(join(folder, 'filled'), String(size))
    say(`  filled in ${Math.round((performance.now() - since) / 1000)} s`)
  }
  const engine = await startEmbedded(folder, settings)
  // A folder that was kept may have been filled before the newest tables.
  const pool = openPool(engine.url, 1)
  await migrate(pool)
  await pool.end()
  const found = await filledSize(engine.url)
  if (found === null) throw new Error(`${folder} was not filled to the end: remove it and start again.`)
  return {
    url: engine.url,
    masterKey,
    postmaster: (await findPostmaster(folder)) ?? 0,
    size: found,
    async [Symbol.asyncDispose]() {
      await engine.stop()
      if (kept === null) await rm(folder, { recursive: true, force: true })
    },
  }
}

async function keyOf(file: string): Promise<Buffer> {
  if (!existsSync(file)) await writeFile(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  return Buffer.from(await readFile(file, 'utf8'), 'hex')
}
