import type { cases } from '@quancheng/contract/cases.ts'
import type { Call } from '../../http/call.ts'
import { getCase } from '../case-store.ts'
import { peopleOf } from '../people.ts'
import { reviewRows, reviewView } from './review-store.ts'

export async function reviews(call: Call<typeof cases.reviews>) {
  const caseFile = await getCase(call, 'cases.read', call.input.caseId)
  const rows = await reviewRows(call, caseFile.id)
  const person = await peopleOf(
    call,
    rows.map((row) => row.worker_id),
  )
  return rows.map((row) => reviewView(call, row, person))
}
