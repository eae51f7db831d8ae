import { type Runner, run, runMigrations, type TaskList, Logger as WorkerLogger } from 'graphile-worker'
import type { Parts, Work } from '../http/call.ts'
import { inWork } from '../http/work.ts'

/** A job works in one organisation, as nobody in particular; its journal lines have no actor. */
export type Job = (work: Work, payload: Readonly<Record<string, unknown>>, parts: Parts) => Promise<void>

/** Prepares the queue's own tables; before the first command may enqueue anything. */
export async function prepareJobs(parts: Parts): Promise<void> {
  await runMigrations({ pgPool: parts.pool, logger: quiet(parts) })
}

export async function runJobs(parts: Parts, jobs: Readonly<Record<string, Job>>): Promise<Runner> {
  const taskList: TaskList = Object.fromEntries(
    Object.entries(jobs).map(([name, job]) => [
      name,
      async (payload: unknown) => runOne(parts, job, payload),
    ]),
  )
  return run({
    pgPool: parts.pool,
    taskList,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2000,
    logger: quiet(parts),
  })
}

/** Runs one job now; also how tests run what is due without waiting. */
export async function runOne(parts: Parts, job: Job, payload: unknown): Promise<void> {
  const given = payload as Readonly<Record<string, unknown>>
  const doer = { orgId: String(given.orgId), actorId: null, commandId: null }
  await inWork(parts, doer, (work) => job(work, given, parts))
}

function quiet(parts: Parts): WorkerLogger {
  return new WorkerLogger(() => (level, message) => {
    if (level === 'error') parts.log.error({ job: message }, 'job')
    if (level === 'warning') parts.log.warn({ job: message }, 'job')
  })
}
