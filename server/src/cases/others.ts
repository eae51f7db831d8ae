import type { alreadyServed } from '@quancheng/contract/already-served.ts'
import { newId } from '@quancheng/contract/new-id.ts'
import { type Serving, servedByOthers } from '@quancheng/rules/already-served.ts'
import type { Stage } from '@quancheng/rules/course.ts'
import { sql } from 'kysely'
import { namesOf } from '../access/colleagues.ts'
import { ofMyTeam } from '../access/of-my-team.ts'
import { visible } from '../access/visible.ts'
import { clientLines, isRemoved } from '../clients/public.ts'
import type { Action, Person, Slice, Work } from '../http/call.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { CASE_OWNED } from './case-store.ts'

const MS_PER_MINUTE = 60_000
/** Of one person, the newest of each kind. */
const MOST = 20

type Asking = Work & { readonly actor: Person }

interface Row {
  kind: Serving['kind']
  id: string
  case_id: string | null
  colleagues: string[]
  ended_at: Date | null
  may_read: boolean
  number: string | null
  stage: string | null
  opened_at: Date | null
  closed_at: Date | null
  last_service_at: Date | null
}

/** A person's cases, requests in somebody's hands, and services: three short walks along the indexes by client. */
async function othersOf(
  call: Asking,
  clientId: string,
  requestId: string | null,
): Promise<(Row & Serving)[]> {
  const { tx, orgId, actor, at, content } = call
  orNotFound((await clientLines(call, [clientId])).get(clientId))
  if (await isRemoved(call, clientId)) orNotFound(null)
  const mayRead = visible(actor, 'cases.read', CASE_OWNED)
  const minutes = content.deadlines.alreadyServedMinutes
  const within = minutes === null ? null : minutes * MS_PER_MINUTE
  const since = new Date(at.getTime() - (within ?? 0))
  const { rows } = await sql<Row>`
    select o.kind, o.id, o.case_id, o.colleagues, o.ended_at, coalesce(${mayRead}, false) as may_read,
           c.number, c.stage, c.opened_at, c.closed_at, c.last_service_at
    from (
      (select 'case' as kind, f.id, f.id as case_id, array_prepend(f.worker_id, f.co_worker_ids) as colleagues, f.closed_at as ended_at
       from case_file f where f.org_id = ${orgId} and f.client_id = ${clientId} and (f.live or f.closed_at >= ${since})
       order by f.opened_at desc limit ${MOST})
      union all
      (select 'request', r.id, null, array[r.offered_to], null
       from request r where r.org_id = ${orgId} and r.client_id = ${clientId} and r.state in ('waiting', 'paused') and r.offered_to is not null
         and r.about_id is null
         and r.id is distinct from ${requestId}::uuid
       order by r.raised_at desc limit ${MOST})
      union all
      (select 'service', s.id, s.case_id, array[s.worker_id], s.occurred_at
       from service_record s where s.org_id = ${orgId} and s.client_id = ${clientId} and s.state = 'signed' and s.occurred_at >= ${since}
       order by s.occurred_at desc limit ${MOST})
    ) o left join case_file c on c.org_id = ${orgId} and c.id = o.case_id`.execute(tx)
  const found = rows.map((row) => ({
    ...row,
    caseId: row.case_id,
    colleagueIds: row.colleagues,
    endedMs: row.ended_at?.getTime() ?? null,
  }))
  return [...servedByOthers(found, actor.accountId, at.getTime(), within)]
}

const others: Action<typeof alreadyServed.others> = async (call) => {
  const found = await othersOf(call, call.input.clientId, call.input.requestId ?? null)
  const names = await namesOf(
    call,
    found.map(({ colleagues }) => colleagues[0] ?? null),
  )
  return found.map((row) => {
    const id = row.colleagues[0] ?? ''
    return {
      kind: row.kind,
      colleague: { id, name: names.get(id) ?? '' },
      case:
        row.may_read && row.case_id !== null
          ? {
              id: row.case_id,
              number: row.number ?? '',
              stage: row.stage as Stage,
              openedAt: row.opened_at?.toISOString() ?? '',
              closedAt: row.closed_at?.toISOString() ?? null,
              lastServiceAt: row.last_service_at?.toISOString() ?? null,
            }
          : null,
    }
  })
}

/** One line for each colleague; nothing that is begun waits for it. */
const goOn: Action<typeof alreadyServed.goOn> = async (call) => {
  const { tx, orgId, at, actor, input, protect } = call
  const found = await othersOf(call, input.clientId, null)
  const besides = [...new Map(found.map((row) => [row.colleagues[0], row])).values()]
  if (besides.length === 0) refuse('cases.nobody-else')
  await tx
    .insertInto('gone_on')
    .values(
      besides.map((row) => ({
        org_id: orgId,
        id: newId(at.getTime()),
        client_id: input.clientId,
        case_id: row.case_id,
        kind: input.kind,
        beside: row.kind,
        beside_id: row.id,
        colleague_id: row.colleagues[0] ?? '',
        by: actor.accountId,
        team_id: actor.teamIds[0] ?? null,
        at,
        reason_sealed: protect.seal('gone_on.reason', input.reason),
      })),
    )
    .execute()
  call.record({
    act: 'cases.go-on',
    subjectKind: 'client',
    subjectId: input.clientId,
    clientId: input.clientId,
    facts: { kind: input.kind, beside: besides.map(({ kind }) => kind) },
  })
  return { kept: besides.length }
}

/** How often somebody of the team went on beside a colleague. */
export async function countGoneOn({ tx, orgId, actor }: Asking, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from gone_on g
    where g.org_id = ${orgId} and g.at >= ${since} and ${ofMyTeam(actor)('g')}`.execute(tx)
  return rows[0]?.count ?? 0
}

const goneOn: Action<typeof alreadyServed.goneOn> = async (call) => {
  const { tx, orgId, actor, input, protect } = call
  const [at = '', id = ''] = (input.after ?? '').split('~')
  if (input.after && (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))) refuse('not-found')
  const since = input.since === undefined ? new Date(0) : new Date(input.since)
  const { rows } = await sql<{
    id: string
    client_id: string
    kind: 'take' | 'open' | 'record'
    by: string
    colleague_id: string
    at: Date
    reason_sealed: Buffer
  }>`
    select g.id, g.client_id, g.kind, g.by, g.colleague_id, g.at, g.reason_sealed from gone_on g
    where g.org_id = ${orgId} and g.at >= ${since} and ${ofMyTeam(actor)('g')}
      and ${at === '' ? sql<boolean>`true` : sql<boolean>`(g.at, g.id) < (${at}::timestamptz, ${id}::uuid)`}
    order by g.at desc, g.id desc limit ${input.limit + 1}`.execute(tx)
  const shown = rows.slice(0, input.limit)
  const last = shown.at(-1)
  const [lines, names] = await Promise.all([
    clientLines(
      call,
      shown.map((row) => row.client_id),
    ),
    namesOf(
      call,
      shown.flatMap((row) => [row.by, row.colleague_id]),
    ),
  ])
  const person = (account: string) => ({ id: account, name: names.get(account) ?? '' })
  return {
    rows: shown.map((row) => ({
      id: row.id,
      client: lines.get(row.client_id)?.name ?? null,
      clientId: row.client_id,
      kind: row.kind,
      by: person(row.by),
      colleague: person(row.colleague_id),
      at: row.at.toISOString(),
      reason: protect.open('gone_on.reason', row.reason_sealed),
    })),
    next: rows.length > input.limit && last ? `${last.at.toISOString()}~${last.id}` : null,
    count: shown.length,
    more: rows.length > input.limit,
  }
}

export const othersSlice: Slice<typeof alreadyServed> = { others, goOn, goneOn }
