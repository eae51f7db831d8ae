import type { compliance } from '@quancheng/contract/compliance.ts'
import { openFile } from '../files/public.ts'
import type { Action } from '../http/call.ts'
import { orNotFound } from '../http/refused.ts'
import { findImpact } from './impact-store.ts'

/** The document beside an assessment. */
export const openImpactFile: Action<typeof compliance.openImpactFile> = async (call) => {
  const { file_id } = orNotFound(await findImpact(call, call.input.impactId))
  const { name, type, bytes } = orNotFound(await openFile(call, call.parts.files, orNotFound(file_id)))
  return { fileName: name, type, base64: bytes.toString('base64') }
}
