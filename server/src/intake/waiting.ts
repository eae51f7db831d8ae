import type { RequestLine } from '@quancheng/contract/intake.ts'
import { sql } from 'kysely'
import type { Person, Work } from '../http/call.ts'
import { queuePage } from './queue-store.ts'
import { requestLines } from './request-lines.ts'
import type { RequestRow } from './request-store.ts'

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

/** Requests of the whole organisation that nobody has answered in time, the longest overdue first. */
export async function overdueRequests(
  work: Reading,
  limit: number,
): Promise<{ rows: RequestLine[]; more: boolean }> {
  const { rows } = await sql<RequestRow>`
    select * from request
    where org_id = ${work.orgId} and state in ('waiting', 'paused') and state = 'waiting' and due_at < ${work.at}
    order by due_at, id limit ${limit + 1}`.execute(work.tx)
  return { rows: await requestLines(work, rows.slice(0, limit)), more: rows.length > limit }
}
