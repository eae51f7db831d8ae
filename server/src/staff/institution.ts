import { medicalMethods } from '@quancheng/contract/content/medical-methods.ts'
import type { staff } from '@quancheng/contract/staff.ts'
import { isMedicalInstitution, unlessMedical } from '@quancheng/rules/medical-institution.ts'
import type { Action } from '../http/call.ts'
import { orRefuse, refuse } from '../http/refused.ts'
import { findPackHere, ownPacksHere } from '../library/public.ts'
import { readInstitution, writeInstitution } from './institution-store.ts'
import { unlessSeen } from './unless-seen.ts'

export const institution: Action<typeof staff.institution> = async ({ tx, orgId }) =>
  readInstitution(tx, orgId)

/** Cases that are open keep the standard they were opened under; the next ones follow the change. */
export const changeInstitution: Action<typeof staff.changeInstitution> = async (call) => {
  const { orgId, input, asOwner } = call
  const { name, shortName, beds, casePrefix, pack, medical } = input
  const packs = [...new Set(input.packs)].filter((code) => code !== pack)
  for (const code of [...packs, ...(pack === null ? [] : [pack])])
    if (!(await findPackHere(call, code))) refuse('staff.unknown-pack', { pack: code })
  const inUse = (await ownPacksHere(call)).flatMap((one) => medicalMethods(one, null))
  const revision = await asOwner(async (tx) => {
    const before = await readInstitution(tx, orgId, true)
    unlessSeen(before, input, { ...before })
    const { medicalKinds } = call.content
    orRefuse(unlessMedical(inUse, isMedicalInstitution(medical, before.kind, medicalKinds)))
    return writeInstitution(tx, orgId, { name, shortName, beds, casePrefix, pack, packs, medical })
  })
  call.record({
    act: 'staff.changeInstitution',
    subjectKind: 'organisation',
    subjectId: orgId,
    clientId: null,
    facts: { pack, packs, medical },
  })
  return { id: orgId, revision }
}
