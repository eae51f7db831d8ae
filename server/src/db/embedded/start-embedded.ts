import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, open, readFile, rename } from 'node:fs/promises'
import { createServer, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { type EngineBinaries, engineBinaries } from './engine-binaries.ts'
import { clearHolder, clearStaleLock, clusterOf, findHolder, findPostmaster, writeHolder } from './holder.ts'
import { clusterExists, makeCluster, passwordFile } from './make-cluster.ts'
import { chooseRunAs, give, identity, ownerOf, type RunAs } from './run-as.ts'

export type Embedded = { readonly url: string; stop(): Promise<void> }
export type EngineSettings = Readonly<Record<string, string>>

const databaseName = 'quancheng'

/** Modest, because the whole house at rest is to fit into 350 MB. No statement and no row reaches the log. */
const settings: EngineSettings = {
  shared_buffers: '96MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_connections: '60',
  max_wal_size: '1GB',
  random_page_cost: '1.1',
  io_method: 'sync',
  jit: 'off',
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/**
 * A shell holds PostgreSQL and reads from a pipe that only the starting process has open. When that process
 * ends, however it ends, the pipe closes and PostgreSQL is told to stop (SIGINT: roll back, write down, leave).
 */
const keeper = `
scratch=$1; shift
exec 3<&0 </dev/null
"$@" 3<&- &
postgres=$!
( while read -r _ <&3; do :; done; kill -INT $postgres ) &
watcher=$!
exec 3<&-
wait $postgres; code=$?
kill $watcher 2>/dev/null
[ -n "$scratch" ] && rmdir "$scratch" 2>/dev/null
exit $code
`

/**
 * Starts PostgreSQL on `<folder>/postgres`, made on the first start, and resolves when it answers. One process
 * at a time holds a folder; the engine ends with the process that started it.
 */
export async function startEmbedded(folder: string, extra: EngineSettings = {}): Promise<Embedded> {
  const home = resolve(folder)
  const cluster = clusterOf(home)
  await mkdir(home, { recursive: true, mode: 0o700 })
  await refuseHeld(home)
  const called = randomUUID()
  const chosen: EngineSettings = { ...settings, ...extra, cluster_name: called }
  const binaries = await engineBinaries()
  const runAs = await chooseRunAs(home, cluster, binaries.postgres)
  if (!(await clusterExists(cluster))) await makeCluster(cluster, binaries, runAs, chosen.fsync === 'on')
  else if (runAs.uid !== null && runAs.uid !== (await ownerOf(cluster))) await give(cluster, runAs)
  await clearStaleLock(home)

  const door = process.platform === 'win32' ? await portDoor(cluster) : await socketDoor(cluster, runAs)
  const log = await openLog(home)
  const child = launch(binaries, cluster, runAs, door, chosen, log.fd)
  await log.close()
  try {
    await ensureDatabase(child, door, called)
    await writeHolder(home, door.url(databaseName))
  } catch (error) {
    await end(child, binaries, cluster)
    await refuseHeld(home)
    throw new Error(`PostgreSQL did not start on ${cluster}: ${await lastWords(home, error)}`, {
      cause: error,
    })
  }
  letGo(child)
  return {
    url: door.url(databaseName),
    stop: async () => {
      await end(child, binaries, cluster)
      await clearHolder(home)
    },
  }
}

type Door = {
  readonly options: readonly string[]
  readonly scratch: string
  url(database: string): string
  isOpen(): boolean
}

/** A private socket in the cluster itself; where that path is too long for a socket, in a short private folder. */
async function socketDoor(cluster: string, runAs: RunAs): Promise<Door> {
  const longest = process.platform === 'darwin' ? 103 : 107
  const socketIn = (path: string) => join(path, '.s.PGSQL.5432')
  const fits = Buffer.byteLength(socketIn(cluster)) <= longest
  const home = fits ? cluster : await mkdtemp(join(tmpdir(), 'quancheng-'))
  if (!fits) await give(home, runAs)
  return {
    options: [
      '-c',
      'listen_addresses=',
      '-c',
      `unix_socket_directories=${home}`,
      '-c',
      'unix_socket_permissions=0700',
      '-p',
      '5432',
    ],
    scratch: fits ? '' : home,
    url: (database) => `postgres://quancheng@localhost/${database}?host=${encodeURIComponent(home)}`,
    isOpen: () => existsSync(socketIn(home)),
  }
}

async function portDoor(cluster: string): Promise<Door> {
  const password = await readFile(join(cluster, passwordFile), 'utf8')
  const port = await freePort()
  return {
    options: ['-c', 'listen_addresses=127.0.0.1', '-p', String(port)],
    scratch: '',
    url: (database) => `postgres://quancheng:${password}@127.0.0.1:${port}/${database}`,
    isOpen: () => true,
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('The machine gave no free port.')
  return address.port
}

function launch(
  binaries: EngineBinaries,
  cluster: string,
  runAs: RunAs,
  door: Door,
  chosen: EngineSettings,
  log: number,
): ChildProcess {
  const values = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const engine = [binaries.postgres, '-D', cluster, ...door.options, ...values]
  const kept =
    process.platform === 'win32'
      ? engine
      : [...runAs.prefix, 'sh', '-c', keeper, 'keeper', door.scratch, ...engine]
  const [command = '', ...options] = kept
  return spawn(command, options, {
    ...identity(runAs),
    stdio: ['pipe', log, log],
    // Its own session: Ctrl-C reaches the house first, which then lets the engine go in order.
    detached: process.platform !== 'win32',
    windowsHide: true,
    env: { ...process.env, LC_ALL: '' },
  })
}

/** Two houses may start on one folder in the same moment: what answers at the door can be the other's engine. */
async function ensureDatabase(child: ChildProcess, door: Door, called: string): Promise<void> {
  const admin = await connectWhenReady(child, door)
  try {
    const answers = await admin.query("select current_setting('cluster_name') as called")
    if (answers.rows[0]?.called !== called) throw new Error('another house started on this folder first.')
    const found = await admin.query('select from pg_database where datname = $1', [databaseName])
    if (found.rowCount === 0) await admin.query(`create database ${databaseName}`)
  } finally {
    await admin.end()
  }
}

async function connectWhenReady(child: ChildProcess, door: Door): Promise<pg.Client> {
  const failed = once(child, 'error').then(([error]) => Promise.reject(error))
  failed.catch(() => {})
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error('it ended at once.')
    if (door.isOpen()) {
      const client = new pg.Client({ connectionString: door.url('postgres') })
      client.on('error', () => {})
      const refused = await client.connect().then(
        () => null,
        (error: NodeJS.ErrnoException) => error,
      )
      if (refused === null) return client
      if (!['ENOENT', 'ECONNREFUSED', '57P03'].includes(refused.code ?? '')) throw refused
    }
    await Promise.race([pause(5), failed])
  }
}

/** The open pipe is what keeps the engine alive; it is no reason for the process to stay. */
function letGo(child: ChildProcess): void {
  child.unref()
  if (child.stdin instanceof Socket) child.stdin.unref()
}

async function end(child: ChildProcess, binaries: EngineBinaries, cluster: string): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  const ended = once(child, 'exit')
  if (process.platform === 'win32')
    spawn(binaries.pgCtl, ['stop', '-m', 'fast', '-D', cluster], { windowsHide: true })
  else child.stdin?.end()
  await ended
}

/** Waits for the engine of a process that was killed to finish stopping; refuses while a living one holds it. */
async function refuseHeld(folder: string): Promise<void> {
  const patience = Date.now() + 30_000
  for (let pid = await findPostmaster(folder); pid !== null; pid = await findPostmaster(folder)) {
    const holder = await findHolder(folder)
    if (holder !== null || Date.now() > patience) {
      const who = holder ? `process ${holder.pid} since ${holder.since}` : `PostgreSQL process ${pid}`
      throw new Error(
        `The data folder ${folder} is in use by ${who}. Stop it first, or set QUANCHENG_DATA to another folder.`,
      )
    }
    await pause(20)
  }
}

async function openLog(folder: string) {
  const path = join(folder, 'postgres.log')
  await rename(path, `${path}.previous`).catch(() => {})
  return open(path, 'w', 0o600)
}

async function lastWords(folder: string, error: unknown): Promise<string> {
  const log = await readFile(join(folder, 'postgres.log'), 'utf8').catch(() => '')
  return log.trim().split('\n').slice(-3).join(' ') || String(error)
}
