import type { staff } from '@quancheng/contract/staff.ts'
import type { Action } from '../http/call.ts'
import { keptDepartments, listDepartments } from './department-store.ts'

export const departments: Action<typeof staff.departments> = async ({ tx, orgId }) =>
  listDepartments(tx, orgId)

/** The same as whoever runs the house keeps them: with what would be left behind in each. */
export const departmentList: Action<typeof staff.departmentList> = async ({ tx, orgId }) =>
  keptDepartments(tx, orgId)
