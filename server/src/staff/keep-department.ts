import { newId } from '@quancheng/contract/new-id.ts'
import type { staff } from '@quancheng/contract/staff.ts'
import type { Action, Work } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import {
  type DepartmentFields,
  insertDepartment,
  lockCodes,
  lockDepartment,
  patientsIn,
  saveDepartment,
  withCode,
} from './department-store.ts'
import { unlessSeen } from './unless-seen.ts'

export const addDepartment: Action<typeof staff.addDepartment> = async (call) => {
  const { tx, orgId, at, input } = call
  const fields = await freeOf(call, input, null)
  const id = newId(at.getTime())
  await insertDepartment(tx, orgId, id, fields)
  note(call, 'staff.addDepartment', id, { code: fields.code, kind: fields.kind })
  return { id, revision: 1 }
}

export const changeDepartment: Action<typeof staff.changeDepartment> = async (call) => {
  const { tx, orgId, input } = call
  const row = orNotFound(await lockDepartment(tx, orgId, input.departmentId))
  unlessSeen(row, input, { code: row.code, name: row.name, kind: row.kind, floor: row.floor, beds: row.beds })
  const fields = await freeOf(call, input, row.id)
  note(call, 'staff.changeDepartment', row.id, { code: fields.code, kind: fields.kind })
  return saveDepartment(tx, row, fields)
}

/** Who lies in a ward that closes stays there until the hospital moves them; the answer says how many. */
export const closeDepartment: Action<typeof staff.closeDepartment> = async (call) => {
  const { tx, orgId, at, input } = call
  const row = orNotFound(await lockDepartment(tx, orgId, input.departmentId))
  unlessSeen(row, input, {})
  const patients = await patientsIn(tx, orgId, row.id)
  note(call, input.closed ? 'staff.closeDepartment' : 'staff.reopenDepartment', row.id, { patients })
  return { ...(await saveDepartment(tx, row, { closed_at: input.closed ? at : null })), patients }
}

async function freeOf(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  { code, name, kind, floor, beds }: DepartmentFields,
  except: string | null,
): Promise<DepartmentFields> {
  await lockCodes(tx, orgId)
  const taken = await withCode(tx, orgId, code, except)
  if (taken) refuse('staff.department-code-taken', { code, name: taken.name })
  return { code, name, kind, floor, beds }
}

function note(work: Work, act: string, id: string, facts: Readonly<Record<string, unknown>>): void {
  work.record({ act, subjectKind: 'department', subjectId: id, clientId: null, facts })
}
