import type { Work } from '../http/call.ts'
import { readInstitution, writeInstitution } from './institution-store.ts'

/** Cases are opened under this standard from now on, where nobody chooses another. */
export async function chooseStandard({ orgId, asOwner }: Work, pack: string): Promise<void> {
  await asOwner(async (tx) => {
    const before = await readInstitution(tx, orgId, true)
    await writeInstitution(tx, orgId, { ...before, pack })
  })
}
