import type { staff } from '@quancheng/contract/staff.ts'
import type { Action } from '../http/call.ts'
import { refuse } from '../http/refused.ts'
import { readInstitution, writeInstitution } from './institution-store.ts'
import { unlessSeen } from './unless-seen.ts'

export const institution: Action<typeof staff.institution> = async ({ tx, orgId }) =>
  readInstitution(tx, orgId)

/** Cases that are open keep the standard they were opened under; the next ones follow the change. */
export const changeInstitution: Action<typeof staff.changeInstitution> = async (call) => {
  const { orgId, input, content, asOwner } = call
  const { name, shortName, beds, casePrefix, pack } = input
  const packs = [...new Set(input.packs)].filter((code) => code !== pack)
  const unknown = [...packs, ...(pack === null ? [] : [pack])].find((code) => !content.findPack(code))
  if (unknown !== undefined) refuse('staff.unknown-pack', { pack: unknown })
  const revision = await asOwner(async (tx) => {
    const before = await readInstitution(tx, orgId, true)
    unlessSeen(before, input, { ...before })
    return writeInstitution(tx, orgId, { name, shortName, beds, casePrefix, pack, packs })
  })
  call.record({
    act: 'staff.changeInstitution',
    subjectKind: 'organisation',
    subjectId: orgId,
    clientId: null,
    facts: { pack, packs },
  })
  return { id: orgId, revision }
}
