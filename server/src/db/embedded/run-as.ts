import { execFile } from 'node:child_process'
import { chmod, chown, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** As whom the engine's programs run: `prefix` goes before the command, `uid` is the owner of its files. */
export type RunAs = { readonly prefix: readonly string[]; readonly uid: number | null }

const ordinary: RunAs = { prefix: [], uid: null }
const namespaced: RunAs = { prefix: ['unshare', '--user', '--'], uid: 0 }
const nobody: RunAs = { prefix: [], uid: 65534 }

/**
 * PostgreSQL refuses to run as root. As root it therefore runs in a user namespace, where root is nobody;
 * where namespaces are forbidden it runs as the owner of the folder, else as the user nobody.
 */
export async function chooseRunAs(folder: string, cluster: string, program: string): Promise<RunAs> {
  if (process.getuid?.() !== 0) return ordinary
  const owner = await ownerOf(cluster)
  const keeper = owner ?? (await ownerOf(folder)) ?? 0
  const candidates =
    keeper === 0
      ? [namespaced, nobody]
      : owner === null
        ? [namespaced, asUser(keeper), nobody]
        : [asUser(keeper)]
  for (const candidate of candidates) {
    if (candidate.uid !== 0 && candidate.uid !== null) await chmod(folder, 0o711)
    if (await reaches(candidate, folder, program)) return candidate
  }
  throw new Error(
    `PostgreSQL does not run as root, and no other user can reach ${folder} and ${program}. ` +
      'Start as an ordinary user, or move both to where others may enter.',
  )
}

/** Gives a folder and all in it to the user the engine runs as. */
export async function give(path: string, runAs: RunAs): Promise<void> {
  if (runAs.uid === null) return
  await chown(path, runAs.uid, runAs.uid)
  for (const entry of await readdir(path, { withFileTypes: true, recursive: true })) {
    await chown(join(entry.parentPath, entry.name), runAs.uid, runAs.uid)
  }
}

/** The options that make `spawn` and `execFile` run a program as that user. */
export function identity(runAs: RunAs): { uid?: number; gid?: number } {
  return runAs.uid === null || runAs.uid === 0 ? {} : { uid: runAs.uid, gid: runAs.uid }
}

function asUser(uid: number): RunAs {
  return { prefix: [], uid }
}

export async function ownerOf(path: string): Promise<number | null> {
  return stat(path).then(
    (found) => found.uid,
    () => null,
  )
}

function reaches(runAs: RunAs, folder: string, program: string): Promise<boolean> {
  const [command = 'sh', ...rest] = [...runAs.prefix, 'sh']
  const question = 'test -x "$1" && test -x "$2"'
  return new Promise((resolve) => {
    execFile(command, [...rest, '-c', question, 'sh', folder, program], identity(runAs), (error) =>
      resolve(error === null),
    )
  })
}
