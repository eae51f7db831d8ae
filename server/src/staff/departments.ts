import type { staff } from '@quancheng/contract/staff.ts'
import type { Action } from '../http/call.ts'
import { listDepartments } from './member-store.ts'

export const departments: Action<typeof staff.departments> = async ({ tx, orgId }) =>
  listDepartments(tx, orgId)
