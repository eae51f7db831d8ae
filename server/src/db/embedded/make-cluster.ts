import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { access, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { EngineBinaries } from './engine-binaries.ts'
import { isAlive } from './holder.ts'
import { give, identity, type RunAs } from './run-as.ts'

const run = promisify(execFile)

/** Where the password of a cluster that listens on a port is kept (only where there are no unix sockets). */
export const passwordFile = 'quancheng-password'

export async function clusterExists(cluster: string): Promise<boolean> {
  return access(join(cluster, 'PG_VERSION')).then(
    () => true,
    () => false,
  )
}

/**
 * Makes a cluster beside its place and moves it there in one step, so that an interrupted first start leaves
 * nothing half-made and of two first starts one wins.
 */
export async function makeCluster(
  cluster: string,
  binaries: EngineBinaries,
  runAs: RunAs,
  durable: boolean,
): Promise<void> {
  const folder = dirname(cluster)
  await clearAbandoned(folder)
  const draft = await mkdtemp(join(folder, `postgres.new-${process.pid}-`))
  await give(draft, runAs)
  const password = randomBytes(24).toString('base64url')
  const login = await loginOptions(folder, password)
  const [command = '', ...options] = [...runAs.prefix, binaries.initdb]
  try {
    await run(
      command,
      [...options, '-D', draft, ...characterOptions(), ...login.options, ...(durable ? [] : ['--no-sync'])],
      {
        ...identity(runAs),
        env: { ...process.env, LC_ALL: 'C' },
      },
    )
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    throw new Error(`PostgreSQL could not make its data folder ${cluster}: ${lastWords(error)}`)
  } finally {
    await login.clear()
  }
  if (login.password) await writeFile(join(draft, passwordFile), password, { mode: 0o600 })
  try {
    await rename(draft, cluster)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!(await clusterExists(cluster))) throw error
  }
}

/** Sorted by code point, classified by Unicode: under plain C the letters of Chinese text would not be letters. */
function characterOptions(): string[] {
  const type = { darwin: 'en_US.UTF-8', win32: 'en-US' }[process.platform as string] ?? 'C.UTF-8'
  return ['--encoding=UTF8', '--locale-provider=libc', '--locale=C', `--lc-ctype=${type}`]
}

async function loginOptions(folder: string, password: string) {
  const user = '--username=quancheng'
  if (process.platform !== 'win32') {
    const options = [user, '--auth-local=trust', '--auth-host=reject']
    return { options, password: false, clear: async () => {} }
  }
  const secret = join(folder, `postgres.new-${process.pid}.password`)
  await writeFile(secret, password, { mode: 0o600 })
  return {
    options: [user, '--auth=scram-sha-256', `--pwfile=${secret}`],
    password: true,
    clear: () => rm(secret, { force: true }),
  }
}

async function clearAbandoned(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder)) {
    const maker = /^postgres\.new-(\d+)-/.exec(name)?.[1]
    if (maker === undefined || isAlive(Number(maker))) continue
    await rm(join(folder, name), { recursive: true, force: true })
  }
}

function lastWords(error: unknown): string {
  const said = (error as { stderr?: string }).stderr?.trim().split('\n').slice(-3).join(' ')
  return said || String(error)
}
