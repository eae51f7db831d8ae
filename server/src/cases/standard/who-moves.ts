import { reachOf, within } from '@quancheng/rules/access.ts'
import type { Person } from '../../http/call.ts'
import { type CaseRow, ownersOf } from '../case-store.ts'

/** Whoever answers for a case moves it to another standard; helping in it is not enough. */
export function mayMove(actor: Person, row: CaseRow): boolean {
  return within(actor, reachOf(actor, 'cases.standard'), { ...ownersOf(row), ownerIds: [row.worker_id] })
}
