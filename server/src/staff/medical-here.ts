import { isMedicalInstitution } from '@quancheng/rules/medical-institution.ts'
import type { Work } from '../http/call.ts'
import { readInstitution } from './institution-store.ts'

/** Whether this organisation is a medical institution. */
export async function isMedicalHere({ tx, orgId, content }: Work): Promise<boolean> {
  const { medical, kind } = await readInstitution(tx, orgId)
  return isMedicalInstitution(medical, kind, content.medicalKinds)
}
