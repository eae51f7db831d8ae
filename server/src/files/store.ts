import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where sealed bytes of attachments lie. What is stored is always an envelope, never the file itself. */
export interface FileStore {
  readonly name: string
  put(orgId: string, id: string, sealed: Buffer): Promise<void>
  get(orgId: string, id: string): Promise<Buffer>
  remove(orgId: string, id: string): Promise<void>
}

export function localStore(folder: string): FileStore {
  const pathOf = (orgId: string, id: string) => join(folder, orgId, id.slice(-2), id)
  return {
    name: 'local',
    async put(orgId, id, sealed) {
      const path = pathOf(orgId, id)
      await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
      await writeFile(`${path}.part`, sealed, { mode: 0o600, flush: true })
      await rename(`${path}.part`, path)
    },
    get: (orgId, id) => readFile(pathOf(orgId, id)),
    remove: (orgId, id) => rm(pathOf(orgId, id), { force: true }),
  }
}
