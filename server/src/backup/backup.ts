import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { openPlace, type Place } from './place.ts'
import { writeBackup } from './write-backup.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

/** `npm run backup -- [file] [--with-key]` */
async function backUp(args: readonly string[]): Promise<void> {
  const withKey = args.includes('--with-key')
  const named = args.find((arg) => !arg.startsWith('--'))
  await using place = await openPlace(process.env)
  const now = new Date()
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-')
  const path = resolve(named ?? join(place.data, 'backups', `quancheng-${stamp}.tar.gz`))
  const manifest = await writeBackup(place, path, { withKey, now })
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  const megabytes = ((await stat(path)).size / 1_048_576).toFixed(1)
  say(`${path}: ${manifest.tables.length} tables, ${rows} rows, ${manifest.files} files, ${megabytes} MB.`)
  if (place.files === null)
    say('Uploaded files are not inside: they lie in your S3 store, which you back up there.')
  say(keySentence(manifest.key.inside, place))
}

function keySentence(inside: boolean, place: Place): string {
  if (inside)
    return 'The master key IS inside: whoever has this file can read everything in it. Lock it away.'
  const where = place.key === null ? 'QUANCHENG_KEY' : `QUANCHENG_KEY or ${join(place.data, 'key')}`
  return `The master key is NOT inside, and without it no name can be read again: keep ${where} somewhere else.`
}

await backUp(process.argv.slice(2)).catch((error: unknown) => {
  say(`Nothing was backed up: ${error instanceof Error ? error.message : String(error)}`)
  process.exitCode = 1
})
