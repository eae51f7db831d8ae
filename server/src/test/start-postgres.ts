import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '../db/embedded/start-embedded.ts'
import { makeTemplate } from './postgres.ts'

/** What a test database may lose in a power cut it may lose: it lives for one run. */
const forTests = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_connections: '150',
}

/** Before a run of tests: one PostgreSQL (or the one TEST_DATABASE_URL names) with a migrated template. */
export async function setup(): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    process.env.TEST_DATABASE_TEMPLATE = await makeTemplate(given)
    return async () => {}
  }
  const folder = await mkdtemp(join(tmpdir(), 'quancheng-test-'))
  const engine = await startEmbedded(folder, forTests)
  process.env.TEST_DATABASE_URL = engine.url
  process.env.TEST_DATABASE_UNSAFE = 'true'
  process.env.TEST_DATABASE_TEMPLATE = await makeTemplate(engine.url)
  return async () => {
    delete process.env.TEST_DATABASE_URL
    delete process.env.TEST_DATABASE_UNSAFE
    await engine.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
