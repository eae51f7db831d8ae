import type { caseload } from '@quancheng/contract/caseload.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { type RawBuilder, sql } from 'kysely'
import { type Colleague, workers } from '../../access/colleagues.ts'
import { visible } from '../../access/visible.ts'
import { rowsAsTable } from '../../db/rows-as-table.ts'
import type { Action, Call } from '../../http/call.ts'
import { refuse } from '../../http/refused.ts'
import { CASE_COLUMNS, CASE_OWNED, type CaseRow, getCase } from '../case-store.ts'

type TransferCall = Call<typeof caseload.transfer>

interface Move {
  readonly row: CaseRow
  readonly to: Colleague
  readonly note: string
}

/**
 * Somebody's cases go to colleagues as one act. Tasks, follow-ups and a closure that waits go along: what the worker had
 * open in these cases is the receiver's now. Drafts stay with who gave the service. One statement a table, however many
 * cases there are.
 */
export const transfer: Action<typeof caseload.transfer> = async (call) => {
  const { input } = call
  const moves = await movesOf(call)
  await giveCases(call, moves)
  await giveWhatIsOpen(call, givenTo(moves))
  await writeNotes(call, moves)
  await tell(call, moves)
  for (const { row, to } of moves)
    call.record({
      act: 'cases.hand-over',
      subjectKind: 'case',
      subjectId: row.id,
      clientId: row.client_id,
      facts: {
        from: input.fromId,
        to: to.id,
        reason: input.reason,
        together: moves.length,
      },
    })
  return { moved: moves.length }
}

/** Locks every case, in one order for everybody; one that is not there, has moved on or is closed ends it all. */
async function movesOf(call: TransferCall): Promise<readonly Move[]> {
  const { tx, orgId, input, actor } = call
  const asked = new Map(input.cases.map((each) => [each.caseId, each]))
  if (asked.size < input.cases.length) refuse('cases.twice')
  const rows = await tx
    .selectFrom('case_file as c')
    .select(CASE_COLUMNS)
    .where('c.org_id', '=', orgId)
    .where('c.id', '=', sql<string>`any(${[...asked.keys()]}::uuid[])`)
    .where(visible(actor, 'cases.assign', CASE_OWNED))
    .orderBy('c.id')
    .forUpdate()
    .execute()
  if (rows.length < asked.size) {
    const found = new Set(rows.map((row) => row.id))
    const gone = [...asked.keys()].find((id) => !found.has(id))
    if (gone !== undefined) await readableElsewhere(call, gone)
  }
  const everybody = new Map((await workers(call)).map((worker) => [worker.id, worker]))
  return rows.map((row) => {
    const wish = asked.get(row.id)
    const to = wish && everybody.get(wish.toId)
    if (!wish || !to || to.id === input.fromId) return refuse('cases.not-a-worker', { id: wish?.toId })
    if (row.state === 'closed') refuse('cases.closed', { state: row.state, number: row.number })
    if (row.worker_id !== input.fromId || row.revision !== wish.seen) moved(row)
    return { row, to, note: wish.note }
  })
}

/** A case that is no longer the actor's to give is a conflict when they may still read it, and not there otherwise. */
async function readableElsewhere(call: TransferCall, id: string): Promise<never> {
  const row = await getCase(call, 'cases.read', id)
  return row.worker_id === call.input.fromId ? refuse('not-found') : moved(row)
}

function moved(row: CaseRow): never {
  const fields = [
    { field: 'number', theirs: row.number, yours: null },
    { field: 'worker', theirs: row.worker_id, yours: null },
  ]
  return refuse('conflict', { fields, revision: row.revision })
}

const GIVEN = { case_id: 'uuid', to_id: 'uuid', team_id: 'uuid', supervisor_id: 'uuid' } as const

function givenTo(moves: readonly Move[]): RawBuilder<unknown> {
  return rowsAsTable(
    GIVEN,
    moves.map(({ row, to }) => ({
      case_id: row.id,
      to_id: to.id,
      team_id: to.teamId,
      supervisor_id: to.supervisorId,
    })),
  )
}

/** The note is due at once, so what the list sorts by is at latest now. */
async function giveCases({ tx, orgId, at }: TransferCall, moves: readonly Move[]): Promise<void> {
  await sql`
    update case_file c set
      worker_id = given.to_id, team_id = given.team_id, supervisor_id = given.supervisor_id,
      co_worker_ids = array_remove(c.co_worker_ids, given.to_id),
      next_due_at = least(c.next_due_at, ${at}), revision = c.revision + 1
    from ${givenTo(moves)} where c.org_id = ${orgId} and c.id = given.case_id`.execute(tx)
}

async function giveWhatIsOpen({ tx, orgId, input }: TransferCall, given: RawBuilder<unknown>): Promise<void> {
  await sql`
    update task t set assignee_id = given.to_id, team_id = given.team_id, revision = t.revision + 1
    from ${given}
    where t.org_id = ${orgId} and t.case_id = given.case_id and t.assignee_id = ${input.fromId} and t.state in ('open', 'answered')`.execute(
    tx,
  )
  await sql`
    update follow_up f set assignee_id = given.to_id, team_id = given.team_id, revision = f.revision + 1
    from ${given}
    where f.org_id = ${orgId} and f.case_id = given.case_id and f.assignee_id = ${input.fromId} and f.state in ('planned', 'missed', 'unreachable')`.execute(
    tx,
  )
}

async function writeNotes(call: TransferCall, moves: readonly Move[]): Promise<void> {
  const { tx, orgId, at, actor, protect } = call
  await tx
    .insertInto('task')
    .values(
      moves.map(({ row, to, note }) => ({
        org_id: orgId,
        id: newId(at.getTime()),
        kind: 'to-do',
        client_id: row.client_id,
        case_id: row.id,
        department_id: row.department_id,
        team_id: to.teamId,
        assignee_id: to.id,
        title_sealed: protect.seal('task.title', note),
        facts: JSON.stringify({ code: 'handed-over', by: actor.accountId }),
        due_at: at,
        state: 'open',
        made_by: actor.accountId,
        made_at: at,
      })),
    )
    .execute()
}

/** One notice for each who receives, and one for each supervisor, with how many it is about. */
async function tell(call: TransferCall, moves: readonly Move[]): Promise<void> {
  const people = new Map<string, number>()
  for (const { to } of moves)
    for (const id of new Set([to.id, to.supervisorId]))
      if (id !== null && id !== call.actor.accountId) people.set(id, (people.get(id) ?? 0) + 1)
  for (const [id, count] of people)
    await call.notify([id], {
      kind: 'caseload-handed-over',
      subjectKind: 'caseload',
      subjectId: null,
      facts: { count },
    })
}
