import type { cases } from '@quancheng/contract/cases.ts'
import type { Call } from '../../http/call.ts'
import { peopleOf } from '../people.ts'
import { getSupervisedCase, peopleOfProcesses, processRows, processView } from './process-store.ts'

/** The process recordings of a case, for the line of supervision alone; that they were opened is recorded. */
export async function processes(call: Call<typeof cases.processes>) {
  const caseFile = await getSupervisedCase(call, call.input.caseId)
  const rows = await processRows(call, caseFile.id)
  const person = await peopleOf(call, peopleOfProcesses(rows))
  call.record({
    act: 'cases.process.read',
    subjectKind: 'case',
    subjectId: caseFile.id,
    clientId: caseFile.client_id,
    facts: { count: rows.length },
  })
  return rows.map((row) => processView(call, row, person))
}
