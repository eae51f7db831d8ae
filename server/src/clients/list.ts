import type { ClientLine, clients } from '@quancheng/contract/clients.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Call } from '../http/call.ts'
import { asCount, COUNT_UP_TO, cursorOf, cut, readCursor } from '../http/page.ts'
import { refuse } from '../http/refused.ts'
import { casesOfClients } from './case-lines.ts'
import { clientLines } from './client-lines.ts'
import { findByText } from './find-by-text.ts'
import { seesClient } from './seen.ts'

type ListCall = Call<typeof clients.list>

interface Row {
  readonly client_id: string
  readonly id: string
  readonly at: string
  readonly admitted_at: Date | null
  readonly discharged_at: Date | null
  readonly payer: string | null
}

/** Persons by their stays, the newest first: who is here, who has left, or everybody by when they were first known. */
export async function list(call: ListCall) {
  const { tx, input } = call
  const view = VIEWS[input.view]
  const matching = sql.join(await conditions(call), sql` and `)
  const after = input.after === undefined ? sql`true` : view.after(readCursor(input.after, ['instant', 'id']))
  const [{ rows }, counted] = await Promise.all([
    sql<Row>`
      select ${view.columns} from ${view.from} where ${view.where} and ${matching} and ${after}
      order by ${view.order} limit ${input.limit + 1}`.execute(tx),
    sql<{ count: number }>`
      select count(*)::int as count from (
        select from ${view.from} where ${view.where} and ${matching} limit ${COUNT_UP_TO + 1}
      ) found`.execute(tx),
  ])
  const { shown, last } = cut(rows, input.limit)
  const ids = shown.map((row) => row.client_id)
  const [lines, cases] = await Promise.all([clientLines(call, ids), casesOfClients(call, ids)])
  const count = counted.rows[0]?.count ?? 0
  return {
    rows: shown.map((row) => {
      const open = cases.get(row.client_id)?.find(({ state }) => state !== 'closed')
      return {
        ...lineOf(lines, row.client_id),
        admittedAt: row.admitted_at?.toISOString() ?? null,
        dischargedAt: row.discharged_at?.toISOString() ?? null,
        payer: row.payer,
        openCase: open ? { id: open.id, number: open.number, worker: open.worker } : null,
      }
    }),
    next: last ? cursorOf(last.at, last.id) : null,
    ...asCount(count),
  }
}

function lineOf(lines: ReadonlyMap<string, ClientLine>, id: string): ClientLine {
  return lines.get(id) ?? refuse('not-found')
}

async function conditions(call: ListCall): Promise<RawBuilder<unknown>[]> {
  const { input, orgId, actor } = call
  const all: RawBuilder<unknown>[] = [
    sql`c.org_id = ${orgId}`,
    sql`c.active`,
    seesClient(actor, 'clients.find'),
  ]
  if (input.department.length > 0) all.push(sql`s.department_id = any(${[...input.department]}::uuid[])`)
  if (input.q !== undefined && input.q.trim() !== '') {
    const found = await findByText(call, input.q)
    all.push(sql`c.id = any(${found.map(({ clientId }) => clientId)}::uuid[])`)
  }
  return all
}

interface View {
  readonly columns: RawBuilder<unknown>
  readonly from: RawBuilder<unknown>
  readonly where: RawBuilder<unknown>
  readonly order: RawBuilder<unknown>
  after(cursor: readonly [at: string, id: string]): RawBuilder<unknown>
}

/** A view that is walked along the stays: each person by the newest of those it shows. */
function byStays(status: 'in-progress' | 'finished', key: RawBuilder<unknown>): View {
  return {
    columns: sql`s.client_id, s.id, to_jsonb(${key}) #>> '{}' as at, s.admitted_at, s.discharged_at, s.payer`,
    from: sql`encounter s join client c on c.org_id = s.org_id and c.id = s.client_id`,
    where: sql`s.status = ${sql.lit(status)} and not exists (
      select from encounter n where n.org_id = s.org_id and n.client_id = s.client_id and n.id <> s.id
        and ${status === 'in-progress' ? sql`n.status = 'in-progress'` : sql`n.status in ('in-progress', 'finished')`}
        and ((n.status = 'in-progress' and s.status = 'finished')
          or (coalesce(n.admitted_at, '-infinity'), n.id) > (coalesce(s.admitted_at, '-infinity'), s.id)))`,
    order: sql`${key} desc, s.id desc`,
    after: ([at, id]) => sql`(${key}, s.id) < (${at}::timestamptz, ${id}::uuid)`,
  }
}

const ADMITTED = sql`coalesce(s.admitted_at, '-infinity')`
const LEFT = sql`coalesce(s.discharged_at, '-infinity')`

const VIEWS: Readonly<Record<ListCall['input']['view'], View>> = {
  'in-hospital': byStays('in-progress', ADMITTED),
  discharged: byStays('finished', LEFT),
  all: {
    columns: sql`c.id as client_id, c.id, to_jsonb(c.made_at) #>> '{}' as at, s.admitted_at, s.discharged_at, coalesce(s.payer, c.payer) as payer`,
    from: sql`client c left join lateral (
      select e.admitted_at, e.discharged_at, e.payer, e.department_id from encounter e
      where e.org_id = c.org_id and e.client_id = c.id and e.status <> 'cancelled'
      order by e.admitted_at desc nulls last limit 1) s on true`,
    where: sql`true`,
    order: sql`c.made_at desc, c.id desc`,
    after: ([at, id]) => sql`(c.made_at, c.id) < (${at}::timestamptz, ${id}::uuid)`,
  },
}
