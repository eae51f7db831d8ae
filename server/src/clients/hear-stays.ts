import { newId } from '@quancheng/contract/new-id.ts'
import { type Selectable, sql } from 'kysely'
import { columnNames, rowsAsTable } from '../db/rows-as-table.ts'
import type { Tables } from '../db/tables.ts'
import type { Work } from '../http/call.ts'
import { isOlder } from './hear-people.ts'
import { hearPlaces, type PlaceNews } from './hear-places.ts'

export type StayRow = Selectable<Tables['encounter']>

/** What happened to a stay, in the words of the hospital's events. */
export type StayEvent = 'begins' | 'moves' | 'ends' | 'changes' | 'never-was' | 'ended-not'

/** What the hospital says about a stay: a key that is not there says nothing, `null` takes away. */
export interface StayNews {
  readonly event: StayEvent
  readonly number: { readonly issuer: string; readonly value: string } | null
  readonly class?: 'inpatient' | 'emergency' | 'outpatient' | 'planned'
  readonly status?: 'planned' | 'in-progress' | 'finished' | 'cancelled'
  /** The ward's or department's codes as the hospital writes them, the nearest first. */
  readonly place?: {
    readonly departments: readonly string[]
    readonly room: string | null
    readonly bed: string | null
  } | null
  readonly attending?: string | null
  readonly admittedAt?: Date | null
  readonly dischargedAt?: Date | null
  readonly disposition?: string | null
  readonly payer?: string | null
  readonly diagnosis?: { readonly code: string | null; readonly text: string | null } | null
  readonly saidAt: Date | null
  readonly happenedAt: Date
}

export interface HeardStay {
  readonly stayId: string
  readonly clientId: string
  readonly isNew: boolean
  readonly changed: readonly string[]
  readonly stale: boolean
  readonly status: string
  /** The ward a stay that was known before has moved to. */
  readonly movedTo: string | null
}

/** Stays by the number their issuer gave them, held for a change. */
export async function lockNumberedStays(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  numbers: readonly { readonly issuer: string; readonly value: string }[],
): Promise<StayRow[]> {
  if (numbers.length === 0) return []
  const { rows } = await sql<StayRow>`
    select e.* from ${rowsAsTable({ issuer: 'text', value: 'text' }, numbers)}
    join encounter e on e.org_id = ${orgId} and e.source = given.issuer and e.visit_number = given.value
    order by e.id for update of e`.execute(tx)
  return rows
}

/** Every stay of these persons that was not cancelled, newest first, held for a change. */
export async function lockStaysOf(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  clientIds: readonly string[],
): Promise<StayRow[]> {
  if (clientIds.length === 0) return []
  const { rows } = await sql<StayRow>`
    select * from encounter
    where org_id = ${orgId} and client_id = any(${[...clientIds]}::uuid[]) and status <> 'cancelled'
    order by id for update`.execute(tx)
  return rows.toSorted((a, b) => (b.admitted_at?.getTime() ?? 0) - (a.admitted_at?.getTime() ?? 0))
}

const CHANGING = {
  id: 'uuid',
  class: 'text',
  status: 'text',
  admitted_at: 'timestamptz',
  discharged_at: 'timestamptz',
  department_id: 'uuid',
  bed: 'text',
  room: 'text',
  attending: 'text',
  diagnosis_code: 'text',
  diagnosis_sealed: 'bytea',
  payer: 'text',
  disposition: 'text',
  heard_at: 'timestamptz',
  revision: 'integer',
} as const
const NEW = { ...CHANGING, client_id: 'uuid', source: 'text', visit_number: 'text' } as const

type Changing = { [K in keyof typeof CHANGING]: Exclude<StayRow[K], undefined> }

interface Planned {
  readonly row: StayRow | null
  readonly clientId: string
  readonly news: StayNews
  readonly next: Changing
  readonly changed: readonly string[]
  readonly stale: boolean
}

/** Writes what the hospital says about any number of stays, each of them once; `row` is the locked stay, null for a new one. */
export async function hearStays(
  work: Work,
  stays: readonly { readonly clientId: string; readonly row: StayRow | null; readonly news: StayNews }[],
): Promise<HeardStay[]> {
  if (stays.length === 0) return []
  const departments = await departmentIds(
    work,
    stays.flatMap(({ news }) => news.place?.departments ?? []),
  )
  const planned = stays.map(({ clientId, row, news }) => plan(work, departments, clientId, row, news))
  const added = planned.filter(({ row }) => row === null)
  const altered = planned.filter(({ row, changed }) => row !== null && changed.length > 0)
  await Promise.all([
    insertStays(work, added),
    updateStays(work, altered),
    hearPlaces(work, planned.map(placeNews)),
  ])
  return planned.map(({ row, clientId, next, changed, stale }) => ({
    stayId: next.id,
    clientId,
    isNew: row === null,
    changed: changed.filter((field) => field !== 'heard_at' && field !== 'revision'),
    stale,
    status: next.status,
    movedTo:
      row !== null && changed.includes('department_id') && next.status === 'in-progress'
        ? next.department_id
        : null,
  }))
}

async function departmentIds({ tx, orgId }: Work, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const { rows } = await sql<{ id: string; code: string }>`
    select id, code from department where org_id = ${orgId} and code = any(${[...new Set(codes)]}::text[])`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.code, row.id]))
}

function plan(
  work: Work,
  departments: ReadonlyMap<string, string>,
  clientId: string,
  row: StayRow | null,
  news: StayNews,
): Planned {
  const stale = isOlder(news.saidAt, row?.heard_at ?? null)
  const before = row ?? nothing(work, news)
  const next = stale ? late(before, news) : heard(work, departments, before, news)
  const changed = row === null ? [] : differences(work, before, next)
  return {
    row,
    clientId,
    news,
    next: { ...next, revision: row === null || changed.length === 0 ? before.revision : before.revision + 1 },
    changed,
    stale,
  }
}

function nothing({ at }: Work, news: StayNews): Changing {
  return {
    id: newId(at.getTime()),
    class: news.class ?? 'inpatient',
    status: 'in-progress',
    admitted_at: null,
    discharged_at: null,
    department_id: null,
    bed: null,
    room: null,
    attending: null,
    diagnosis_code: null,
    diagnosis_sealed: null,
    payer: null,
    disposition: null,
    heard_at: null,
    revision: 1,
  }
}

/** What comes late overwrites nothing; it may still tell when the stay began, which nothing later takes away. */
function late(before: Changing, news: StayNews): Changing {
  return before.admitted_at === null && news.admittedAt ? { ...before, admitted_at: news.admittedAt } : before
}

function heard(
  { protect }: Work,
  departments: ReadonlyMap<string, string>,
  before: Changing,
  news: StayNews,
): Changing {
  const said = <T>(now: T | undefined, was: T) => (now === undefined ? was : now)
  const known = news.place?.departments.map((code) => departments.get(code)).find((id) => id !== undefined)
  const place =
    news.place === undefined
      ? { department_id: before.department_id, bed: before.bed, room: before.room }
      : { department_id: known ?? null, bed: news.place?.bed ?? null, room: news.place?.room ?? null }
  const diagnosis =
    news.diagnosis === undefined
      ? { diagnosis_code: before.diagnosis_code, diagnosis_sealed: before.diagnosis_sealed }
      : {
          diagnosis_code: news.diagnosis?.code ?? null,
          diagnosis_sealed: protect.sealMaybe('encounter.diagnosis', news.diagnosis?.text),
        }
  return {
    ...before,
    ...place,
    ...diagnosis,
    class: news.class ?? before.class,
    status: statusAfter(before, news),
    admitted_at:
      said(news.admittedAt, before.admitted_at) ?? (news.event === 'begins' ? news.happenedAt : null),
    discharged_at: dischargeAfter(before, news),
    attending: said(news.attending, before.attending),
    payer: said(news.payer, before.payer),
    disposition: news.event === 'ended-not' ? null : said(news.disposition, before.disposition),
    heard_at: news.saidAt ?? before.heard_at,
  }
}

function statusAfter(before: Changing, news: StayNews): string {
  if (news.event === 'never-was') return 'cancelled'
  if (news.event === 'ended-not') return 'in-progress'
  if (news.event === 'ends') return 'finished'
  return news.status ?? before.status
}

function dischargeAfter(before: Changing, news: StayNews): Date | null {
  if (news.event === 'ended-not') return null
  if (news.event === 'ends') return news.dischargedAt ?? before.discharged_at ?? news.happenedAt
  if (news.event === 'begins' && statusAfter(before, news) === 'in-progress') return null
  return news.dischargedAt === undefined ? before.discharged_at : news.dischargedAt
}

function differences({ protect }: Work, before: Changing, next: Changing): string[] {
  const plain = (value: unknown) => (value instanceof Date ? value.getTime() : value)
  const open = (row: Changing) => protect.openMaybe('encounter.diagnosis', row.diagnosis_sealed)
  return (Object.keys(CHANGING) as (keyof Changing)[]).filter((field) =>
    field === 'diagnosis_sealed' ? open(before) !== open(next) : plain(before[field]) !== plain(next[field]),
  )
}

async function insertStays({ tx, orgId }: Work, stays: readonly Planned[]): Promise<void> {
  if (stays.length === 0) return
  const rows = stays.map(({ next, clientId, news }) => ({
    ...next,
    client_id: clientId,
    source: news.number?.issuer ?? 'feed',
    visit_number: news.number?.value ?? null,
  }))
  await sql`
    insert into encounter (org_id, ${columnNames(NEW)})
    select ${orgId}, given.* from ${rowsAsTable(NEW, rows)}`.execute(tx)
}

async function updateStays({ tx, orgId }: Work, stays: readonly Planned[]): Promise<void> {
  if (stays.length === 0) return
  const { id: _, ...columns } = CHANGING
  await sql`
    update encounter e set ${sql.join(
      Object.keys(columns).map((name) => sql`${sql.ref(name)} = given.${sql.ref(name)}`),
    )}
    from ${rowsAsTable(
      CHANGING,
      stays.map(({ next }) => next),
    )}
    where e.org_id = ${orgId} and e.id = given.id`.execute(tx)
}

function placeNews({ row, next, news, changed, stale }: Planned): PlaceNews {
  const lies = next.department_id !== null || next.bed !== null
  const at = news.event === 'begins' ? (next.admitted_at ?? news.happenedAt) : news.happenedAt
  const place = { stayId: next.id, departmentId: next.department_id, bed: next.bed, at }
  if (stale) return { kind: 'none', ...place }
  if (next.status === 'finished' || next.status === 'cancelled') {
    const until = next.discharged_at ?? news.happenedAt
    if (row === null)
      return lies
        ? { kind: 'was', ...place, at: next.admitted_at ?? until, until }
        : { kind: 'none', ...place }
    return { kind: 'leaves', ...place, at: until }
  }
  if (news.event === 'ended-not') return { kind: 'returns', ...place }
  const hasMoved = row === null || changed.includes('department_id') || changed.includes('bed')
  return hasMoved && lies && next.status === 'in-progress'
    ? { kind: 'lies', ...place }
    : { kind: 'none', ...place }
}
