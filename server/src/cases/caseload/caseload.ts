import type { caseload as verbs } from '@quancheng/contract/caseload.ts'
import type { CaseLine } from '@quancheng/contract/cases.ts'
import { shareOut } from '@quancheng/rules/caseload.ts'
import { sql } from 'kysely'
import { workers } from '../../access/colleagues.ts'
import { visible } from '../../access/visible.ts'
import { clientLines } from '../../clients/public.ts'
import type { Action, Work } from '../../http/call.ts'
import { orNotFound } from '../../http/refused.ts'
import { CASE_OWNED } from '../case-store.ts'
import { findMember, peopleOf } from '../people.ts'

const MOST = 500

type Row = Pick<CaseLine, 'id' | 'number' | 'stage' | 'state' | 'risk' | 'revision'> & {
  client_id: string
  next_due_at: Date | null
}

/** What a worker carries, the gravest first, and who of the team could take each. */
export const caseload: Action<typeof verbs.caseload> = async (call) => {
  const { tx, orgId, input, actor } = call
  const member = orNotFound(await findMember(call, input.workerId))
  const [{ rows }, everybody, person] = await Promise.all([
    sql<Row>`
      select c.id, c.number, c.client_id, c.stage, c.state, c.risk, c.next_due_at, c.revision
      from case_file c
      where c.org_id = ${orgId} and c.worker_id = ${input.workerId} and c.live = true
        and ${visible(actor, 'cases.assign', CASE_OWNED)}
      order by c.risk_rank desc, c.due_key, c.id limit ${MOST + 1}`.execute(tx),
    workers(call),
    peopleOf(call, [input.workerId]),
  ])
  const shown = rows.slice(0, MOST)
  const others = everybody.filter(({ id }) => id !== input.workerId)
  const team = others.filter(({ teamId }) => teamId === member.teamId)
  const [clients, open] = await Promise.all([
    clientLines(
      call,
      shown.map((row) => row.client_id),
    ),
    openOf(
      call,
      others.map(({ id }) => id),
    ),
  ])
  const loadOf = (id: string) => ({ id, open: open.get(id) ?? 0 })
  const shares = shareOut(
    shown.map(({ id }) => id),
    (team.length > 0 ? team : others).map(({ id }) => loadOf(id)),
  )
  return {
    worker: person(input.workerId),
    cases: shown.flatMap((row) => {
      const client = clients.get(row.client_id)
      if (!client) return []
      return [
        {
          id: row.id,
          number: row.number,
          client,
          stage: row.stage,
          state: row.state,
          risk: row.risk,
          nextDueAt: row.next_due_at?.toISOString() ?? null,
          revision: row.revision,
          proposedId: shares.get(row.id) ?? null,
        },
      ]
    }),
    more: rows.length > MOST,
    receivers: others.map(({ id, name }) => ({ name, ...loadOf(id) })),
  }
}

async function openOf({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>, ids: readonly string[]) {
  const { rows } = await sql<{ worker_id: string; count: number }>`
    select c.worker_id, count(*)::int as count from case_file c
    where c.org_id = ${orgId} and c.worker_id = any(${[...ids]}::uuid[]) and c.live = true
    group by c.worker_id`.execute(tx)
  return new Map(rows.map((row) => [row.worker_id, row.count]))
}
