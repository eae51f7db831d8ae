import type { access } from '@quancheng/contract/access.ts'
import type { Slice } from '../http/call.ts'
import { decideUrgent } from './decide-urgent.ts'
import { endUrgently } from './end-urgently.ts'
import { journal } from './journal.ts'
import { journalWhole } from './journal-whole.ts'
import { listDuties } from './list-duties.ts'
import { openUrgently } from './open-urgently.ts'
import { openings } from './openings.ts'

export const accessSlice: Slice<typeof access> = {
  duties: listDuties,
  journal,
  journalWhole,
  openUrgently,
  endUrgently,
  decideUrgent,
  openings,
}
