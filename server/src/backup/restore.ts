import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { hasRows, loadBackup, othersConnected, verifyBackup } from './load-backup.ts'
import { fingerprint, type Manifest } from './manifest.ts'
import { openPlace, type Place } from './place.ts'
import { readTar } from './tar.ts'
import { writeBackup } from './write-backup.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** `npm run restore -- <file> [--replace]` */
async function restore(args: readonly string[]): Promise<void> {
  const named = args.find((arg) => !arg.startsWith('--'))
  if (named === undefined) throw new Error('say which file: npm run restore -- <file> [--replace]')
  const path = resolve(named)
  const manifest = await verifyBackup(path)
  await using place = await openPlace(process.env)
  await refuseInUse(place)
  if (await hasRows(place.url)) await keepOld(place, args.includes('--replace'))
  await loadBackup(path, manifest, place)
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  say(
    `Restored as of ${manifest.takenAt}: ${manifest.tables.length} tables, ${rows} rows, ${manifest.files} files.`,
  )
  say(await settleKey(path, manifest, place))
}

async function refuseInUse(place: Place): Promise<void> {
  if (place.heldBy !== null) throw new Error(`the house is running (process ${place.heldBy}): stop it first.`)
  const others = await othersConnected(place.url)
  if (others > 0)
    throw new Error(`${others} other connections are open to the database: stop the house first.`)
}

/** What is about to be replaced is backed up first, so that a wrong restore can be taken back. */
async function keepOld(place: Place, replace: boolean): Promise<void> {
  if (!replace) throw new Error('the database is not empty. Add --replace to put the backup in its place.')
  const now = new Date()
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-')
  const path = join(place.data, 'backups', `before-restore-${stamp}.tar.gz`)
  await writeBackup(place, path, { withKey: false, now })
  say(`What was there before is kept in ${path}.`)
}

async function settleKey(path: string, manifest: Manifest, place: Place): Promise<string> {
  if (place.key !== null && fingerprint(place.key) === manifest.key.fingerprint) return 'The master key fits.'
  if (place.key !== null) {
    return 'The master key here is NOT the one of this backup: put that one in place before the start.'
  }
  if (!manifest.key.inside) return 'The master key is NOT in this backup: put it in place before the start.'
  for await (const entry of readTar(path)) {
    if (entry.name === 'key')
      await writeFile(join(place.data, 'key'), entry.data, { mode: 0o600, flush: true })
  }
  return `The master key was in this backup and now lies in ${join(place.data, 'key')}.`
}

await restore(process.argv.slice(2)).catch((error: unknown) => {
  say(`Not restored: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})
