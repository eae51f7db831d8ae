import type { RequestLine } from '@quancheng/contract/intake.ts'
import type { Person, Work } from '../http/call.ts'
import { queuePage } from './queue-store.ts'
import { requestLines } from './request-lines.ts'

type Reading = Pick<Work, 'tx' | 'orgId' | 'protect' | 'at' | 'content'>

const NO_FILTER = { urgency: [], source: [], department: [] }

/** The requests that wait for this worker, the most pressing first. */
export async function queueFor(
  work: Reading,
  actor: Person,
  limit: number,
): Promise<{ rows: RequestLine[]; more: boolean }> {
  const { rows, next } = await queuePage(work, actor, 'mine', NO_FILTER, { limit })
  return { rows: await requestLines(work, rows), more: next !== null }
}
