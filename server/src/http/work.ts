import { newId } from '@quancheng/contract/new-id.ts'
import { sql } from 'kysely'
import { inTenant, type Tx } from '../db/db.ts'
import { rowsAsTable } from '../db/rows-as-table.ts'
import { append, type Entry } from '../journal/append.ts'
import type { KeyRing } from '../protection/keys.ts'
import type { NoticeDraft, Parts, Protection, Work } from './call.ts'

export interface Doer {
  readonly orgId: string
  readonly actorId: string | null
  readonly commandId: string | null
}

/**
 * One transaction of work in one organisation: rows, notices, jobs and journal commit together or not at all.
 */
export async function inWork<T>(parts: Parts, doer: Doer, act: (work: Work) => Promise<T>): Promise<T> {
  await parts.keys.load(doer.orgId)
  return inTenant(parts.pool, doer.orgId, async (tx) => {
    const entries: Entry[] = []
    const jobs: JobRow[] = []
    const work = workOn(parts, tx, doer, entries, jobs)
    const result = await act(work)
    await Promise.all([handOver(tx, jobs), append(tx, { ...doer, at: work.at }, entries)])
    return result
  })
}

const JOB_COLUMNS = { task: 'text', payload: 'json', run_at: 'timestamptz', job_key: 'text' } as const
type JobRow = Readonly<Record<keyof typeof JOB_COLUMNS, unknown>>

/** All jobs of the work in one statement, in the order they were enqueued. */
async function handOver(tx: Tx, jobs: readonly JobRow[]): Promise<void> {
  if (jobs.length === 0) return
  await sql`
    select enqueue(given.task, given.payload, given.run_at, given.job_key)
    from ${rowsAsTable(JOB_COLUMNS, jobs)}`.execute(tx)
}

function workOn(parts: Parts, tx: Tx, doer: Doer, entries: Entry[], jobs: JobRow[]): Work {
  const at = parts.clock()
  const { orgId } = doer
  const enqueue: Work['enqueue'] = async (task, payload, runAt, key) => {
    jobs.push({
      task,
      payload: JSON.stringify({ orgId, ...payload }),
      run_at: runAt ?? at,
      job_key: key ?? null,
    })
  }
  return {
    tx,
    orgId,
    at,
    content: parts.content,
    keys: parts.keys,
    protect: protection(parts.keys, orgId),
    log: parts.log,
    record: (entry) => {
      entries.push(entry)
    },
    notify: async (accountIds, draft) => tell(tx, enqueue, orgId, at, accountIds, draft),
    enqueue,
    asOwner: async (work) => {
      await sql`set local role none`.execute(tx)
      const result = await work(tx)
      await sql`set local role quancheng_app`.execute(tx)
      return result
    },
  }
}

async function tell(
  tx: Tx,
  enqueue: Work['enqueue'],
  orgId: string,
  at: Date,
  accountIds: readonly (string | null)[],
  draft: NoticeDraft,
): Promise<void> {
  const to = [...new Set(accountIds.filter((id) => id !== null))]
  if (to.length === 0) return
  const rows = to.map((accountId) => ({
    org_id: orgId,
    id: newId(at.getTime()),
    account_id: accountId,
    kind: draft.kind,
    subject_kind: draft.subjectKind,
    subject_id: draft.subjectId,
    facts: JSON.stringify(draft.facts),
    at,
    read_at: null,
    mailed_at: null,
  }))
  await tx.insertInto('notice').values(rows).execute()
  for (const row of rows) await enqueue('mail-notice', { noticeId: row.id })
}

export function protection(keys: KeyRing, orgId: string): Protection {
  return {
    seal: (column, text) => keys.seal(orgId, column, text),
    sealMaybe: (column, text) =>
      text === null || text === undefined ? null : keys.seal(orgId, column, text),
    open: (column, bytes) => keys.open(orgId, column, bytes),
    openMaybe: (column, bytes) => (bytes === null ? null : keys.open(orgId, column, bytes)),
  }
}
