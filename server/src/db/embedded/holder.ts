import { execFile } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The process that started the engine of a folder, and how to reach that engine. */
export type Holder = {
  readonly pid: number
  readonly postmaster: number
  readonly since: string
  readonly url: string
}

/** Where the engine's own data lies inside a data folder. */
export function clusterOf(folder: string): string {
  return join(folder, 'postgres')
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** The engine that runs on this folder now, if the process that started it still lives. */
export async function findHolder(folder: string): Promise<Holder | null> {
  const postmaster = await findPostmaster(folder)
  const text = await readFile(holderFile(folder), 'utf8').catch(() => null)
  if (postmaster === null || text === null) return null
  const holder = JSON.parse(text) as Holder
  return holder.postmaster === postmaster && isAlive(holder.pid) ? holder : null
}

export async function writeHolder(folder: string, url: string): Promise<void> {
  const postmaster = await findPostmaster(folder)
  if (postmaster === null) throw new Error(`PostgreSQL on ${folder} stopped while it was starting.`)
  const holder: Holder = { pid: process.pid, postmaster, since: new Date().toISOString(), url }
  await writeFile(holderFile(folder), JSON.stringify(holder), { mode: 0o600 })
}

export async function clearHolder(folder: string): Promise<void> {
  await rm(holderFile(folder), { force: true })
}

/** The process id of the PostgreSQL that runs on this folder. */
export async function findPostmaster(folder: string): Promise<number | null> {
  const pid = await writtenPostmaster(folder)
  return pid !== null && isAlive(pid) && (await isPostgres(pid)) ? pid : null
}

/**
 * After a crash the lock file names a process that is gone. When its number has since gone to some other
 * program (usual in containers), PostgreSQL would refuse to start: then the file is stale, and removed.
 */
export async function clearStaleLock(folder: string): Promise<void> {
  const pid = await writtenPostmaster(folder)
  if (pid === null || !isAlive(pid) || (await isPostgres(pid))) return
  await rm(join(clusterOf(folder), 'postmaster.pid'), { force: true })
}

async function writtenPostmaster(folder: string): Promise<number | null> {
  const text = await readFile(join(clusterOf(folder), 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number.parseInt(text.split('\n')[0] ?? '', 10)
  return Number.isNaN(pid) ? null : pid
}

async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform === 'win32') return true
  if (process.platform === 'linux') {
    const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')
    return name.trim() === 'postgres' && !(await isZombie(pid))
  }
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'comm=', '-p', String(pid)], (_error, out) => resolve(/postgres\s*$/.test(out)))
  })
}

/** A process that has ended but was not yet collected by its parent holds nothing any more. */
async function isZombie(pid: number): Promise<boolean> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return / Z /.test(line.slice(line.lastIndexOf(')')))
}

function holderFile(folder: string): string {
  return join(folder, 'engine.json')
}
