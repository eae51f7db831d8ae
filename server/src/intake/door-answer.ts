import type { DoorAnswer } from '@quancheng/contract/intake-door.ts'
import type { RequestState } from '@quancheng/rules/request.ts'
import { namesOf } from '../access/colleagues.ts'
import { doorOf, promiseOf } from '../access/house-door.ts'
import type { Work } from '../http/call.ts'
import type { RequestRow } from './request-store.ts'

type Told = Pick<RequestRow, 'state' | 'taken_by' | 'urgency' | 'raised_at' | 'due_at'>

/** What whoever asked may know: how it stands, who took it and by when somebody comes. No more than that. */
export async function doorAnswer(work: Work, row: Told, number: string): Promise<DoorAnswer> {
  const { organisation, hours, phones, night } = await doorOf(work)
  const names = row.taken_by === null ? null : await namesOf(work, [row.taken_by])
  const told = promiseOf(hours, row.state === 'waiting' ? row.due_at : null, work.at)
  return {
    organisation,
    number,
    state: row.state as RequestState,
    takenBy: names?.get(row.taken_by ?? '') ?? null,
    crisis: row.urgency === 'crisis',
    askedAt: row.raised_at.toISOString(),
    ...told,
    night,
    phones,
  }
}
