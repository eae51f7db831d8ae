import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { schemaVersion } from '../db/migrate.ts'
import { fingerprint, type Manifest, sha256 } from './manifest.ts'
import { findSequences, findTables, quoted, type Table } from './tables.ts'
import { tarEnd, tarEntry } from './tar.ts'

export type BackupSource = {
  readonly url: string
  /** The folder of uploaded files, or null where they lie in an S3 store. */
  readonly files: string | null
  readonly key: Buffer | null
}
export type BackupOptions = { readonly withKey: boolean; readonly now: Date }

const rowsAtOnce = 2000

/**
 * Writes everything the house keeps into one compressed archive, as it was at one instant, while people go on
 * working. The file appears under its name only when it is whole.
 */
export async function writeBackup(
  source: BackupSource,
  path: string,
  options: BackupOptions,
): Promise<Manifest> {
  await mkdir(dirname(path), { recursive: true })
  const draft = `${path}.partial`
  const archive = openArchive(draft)
  const client = new pg.Client({ connectionString: source.url, application_name: 'quancheng-backup' })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    // A table whose rows this user may not all see stops the backup instead of thinning it.
    await client.query('set local row_security = off')
    const found = await findTables(client)
    const tables: Manifest['tables'] = []
    for (const table of found) tables.push({ ...table, rows: await writeTable(client, table, archive) })
    const files = source.files === null ? 0 : await writeFiles(source.files, archive)
    const key = options.withKey ? source.key : null
    if (key) await archive.add('key', Buffer.from(key.toString('hex')))
    const manifest: Manifest = {
      format: 'quancheng-backup-1',
      takenAt: options.now.toISOString(),
      schemaVersion: await schemaVersion(client),
      hasQueue: found.some((table) => table.schema === 'graphile_worker'),
      tables,
      sequences: await findSequences(client),
      files,
      key: { inside: key !== null, fingerprint: source.key && fingerprint(source.key) },
      checksums: archive.checksums,
    }
    await archive.close(Buffer.from(JSON.stringify(manifest, null, 2)))
    await rename(draft, path)
    return manifest
  } catch (error) {
    await archive.abandon()
    await rm(draft, { force: true })
    throw error
  } finally {
    await client.end()
  }
}

type Archive = ReturnType<typeof openArchive>

function openArchive(path: string) {
  const gzip = createGzip({ level: 5 })
  const file = createWriteStream(path, { mode: 0o600, flush: true })
  gzip.pipe(file)
  file.on('error', (error) => gzip.destroy(error))
  gzip.on('error', () => {})
  const checksums: Record<string, string> = {}
  const write = async (bytes: Buffer) => {
    if (!gzip.write(bytes)) await once(gzip, 'drain')
  }
  return {
    checksums,
    add: async (name: string, data: Buffer) => {
      checksums[name] = sha256(data)
      await write(tarEntry(name, data))
    },
    close: async (manifest: Buffer) => {
      await write(tarEntry('manifest.json', manifest))
      gzip.end(tarEnd)
      await finished(file)
    },
    abandon: async () => {
      gzip.destroy()
      file.destroy()
      if (!file.closed) await once(file, 'close')
    },
  }
}

/** Each line is one row in PostgreSQL's own text form of it, which reads back into exactly the same row. */
async function writeTable(client: pg.Client, table: Table, archive: Archive): Promise<number> {
  await client.query(`declare every no scroll cursor for select t::text as row from ${quoted(table)} t`)
  let rows = 0
  for (let part = 1; ; part += 1) {
    const batch = await client.query<{ row: string }>(`fetch ${rowsAtOnce} from every`)
    if (batch.rows.length === 0) break
    rows += batch.rows.length
    const lines = batch.rows.map(({ row }) => `${JSON.stringify(row)}\n`).join('')
    await archive.add(partName(table, part), Buffer.from(lines))
  }
  await client.query('close every')
  return rows
}

function partName(table: Table, part: number): string {
  return `tables/${table.schema}.${table.name}/${String(part).padStart(6, '0')}.rows`
}

async function writeFiles(folder: string, archive: Archive): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  let count = 0
  for (const entry of entries) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    await archive.add(`files/${relative(folder, path).split(sep).join('/')}`, await readFile(path))
    count += 1
  }
  return count
}
