import { newId } from '@quancheng/contract/new-id.ts'
import { sql } from 'kysely'
import { inTenant } from '../../db/db.ts'
import type { Parts, Work } from '../../http/call.ts'
import { inWork } from '../../http/work.ts'
import { type Decision, endBatch, findBatch, sheetOf } from './batch-store.ts'
import type { ImportedPerson } from './check-rows.ts'
import { checked } from './checked.ts'
import { type Entering, enter } from './enter.ts'
import { issuerHere, whoIsKnown } from './who-is-known.ts'

const CHUNK = 200

/** Somebody stopped the batch while it ran: everything it entered is taken back. */
class Cancelled extends Error {}

/**
 * Enters a batch: one transaction for all of it, with its progress told in others beside it. Cancelled or broken it
 * leaves nothing but its own state; run again after it is over it does nothing.
 */
export async function runImportJob(
  { orgId, tx, log }: Work,
  payload: Readonly<Record<string, unknown>>,
  parts: Parts,
): Promise<void> {
  const batchId = String(payload.batchId)
  const batch = await findBatch({ tx, orgId }, batchId)
  if (batch?.state !== 'running') return
  const doer = { orgId, actorId: batch.made_by, commandId: null }
  try {
    await inWork(parts, doer, (work) => writeAll(work, parts, batchId))
  } catch (error) {
    if (error instanceof Cancelled) return
    log.error(
      { error: error instanceof Error ? error.name : 'unknown' },
      'clients: an import failed and left nothing',
    )
    await inWork(parts, doer, async (work) => {
      await endBatch(work, batchId, ['running'], 'failed', { done: 0, problems: [{ code: 'broken' }] })
      work.record({
        act: 'clients.import-failed',
        subjectKind: 'import',
        subjectId: batchId,
        clientId: null,
        facts: {},
      })
    })
  }
}

async function writeAll(work: Work, parts: Parts, batchId: string): Promise<void> {
  const batch = await findBatch(work, batchId)
  if (!batch) throw new Cancelled()
  const decision = batch.mapping as Decision
  const rows = await checked(work, sheetOf(work, batch), decision.columns)
  const problems = rows.filter((row) => row.problems.length > 0)
  if (problems.length > 0 && !decision.skipProblems)
    throw new Error('rows that were in order are so no longer')
  const issuer = await issuerHere(work)
  const entering = await whose(
    work,
    issuer,
    rows.flatMap(({ person }) => person ?? []),
  )
  for (let done = 0; done < entering.length; done += CHUNK) {
    await enter(work, issuer, entering.slice(done, done + CHUNK))
    await tellProgress(parts, work.orgId, batchId, Math.min(done + CHUNK, entering.length))
  }
  const ended = await endBatch(work, batchId, ['running'], 'done', {
    done: entering.length,
    problems: problems.map(({ row, problems: all }) => ({ row, codes: all.map(({ code }) => code) })),
  })
  if (ended === null) throw new Cancelled()
  work.record({
    act: 'clients.imported',
    subjectKind: 'import',
    subjectId: batchId,
    clientId: null,
    facts: { entered: entering.length, skipped: problems.length },
  })
}

/** Seen at once by whoever waits, and by it the batch learns that somebody stopped it. */
async function tellProgress(parts: Parts, orgId: string, batchId: string, done: number): Promise<void> {
  const told = await inTenant(parts.pool, orgId, (tx) =>
    sql`update import_batch set done = ${done} where org_id = ${orgId} and id = ${batchId} and state = 'running'`.execute(
      tx,
    ),
  )
  if (told.numAffectedRows === 0n) throw new Cancelled()
}

async function whose(work: Work, issuer: string, people: readonly ImportedPerson[]): Promise<Entering[]> {
  const known = await whoIsKnown(work, issuer, people)
  const fresh = new Map<string, string>()
  return people.map((person, index) => {
    const knownId = known[index] ?? null
    if (knownId !== null) return { clientId: knownId, isNew: false, isFirst: false, person }
    const keys = [
      person.recordNumber && `record ${person.recordNumber}`,
      person.fields.idNumber && `card ${person.fields.idNumber}`,
    ]
    const numbers = keys.filter((key) => key !== null)
    const before = numbers.map((key) => fresh.get(key)).find((id) => id !== undefined)
    const clientId = before ?? newId(work.at.getTime())
    for (const key of numbers) fresh.set(key, clientId)
    return { clientId, isNew: true, isFirst: before === undefined, person }
  })
}
