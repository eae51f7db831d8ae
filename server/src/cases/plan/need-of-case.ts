import type { Work } from '../../http/call.ts'
import { orNotFound } from '../../http/refused.ts'
import { getNeed } from './need-store.ts'

/** A goal answers a need of its own case; a need of another one does not exist here. */
export async function unlessNeedOf(
  work: Pick<Work, 'tx' | 'orgId' | 'protect'>,
  caseId: string,
  needId: string | null,
): Promise<void> {
  if (needId === null) return
  const need = await getNeed(work, needId)
  orNotFound(need.case_id === caseId ? need : null)
}
