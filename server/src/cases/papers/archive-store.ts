import type { ARCHIVE_VIEWS } from '@quancheng/contract/archive.ts'
import { type RawBuilder, sql } from 'kysely'
import { visible } from '../../access/visible.ts'
import type { Call, Work } from '../../http/call.ts'
import { CASE_OWNED } from '../case-store.ts'

type Asking = Pick<Work, 'tx' | 'orgId'> & Pick<Call<never>, 'actor'>

export interface ArchiveRow {
  readonly id: string
  readonly number: string
  readonly client_id: string
  readonly worker_id: string
  readonly closed_at: Date
  readonly shelf: string | null
  readonly missing: readonly string[] | null
  readonly archived_by: string | null
  readonly archived_at: Date | null
  readonly loan_id: string | null
  readonly borrower_id: string | null
  readonly purpose_sealed: Buffer | null
  readonly lent_by: string | null
  readonly lent_at: Date | null
  readonly due_on: string | null
}

/** What orders each view, newest first; on loan: what has to come back first. */
const VIEWS = {
  waiting: { where: sql`not c.put_away`, key: sql`c.closed_at` },
  kept: { where: sql`c.put_away and e.case_id is not null`, key: sql`e.archived_at` },
  lent: { where: sql`l.id is not null`, key: sql`l.lent_at` },
} as const

function fromView({ orgId, actor }: Asking, view: (typeof ARCHIVE_VIEWS)[number]): RawBuilder<unknown> {
  return sql`
    from case_file c
    left join archive_entry e on e.org_id = c.org_id and e.case_id = c.id
    left join archive_loan l on l.org_id = c.org_id and l.case_id = c.id and l.returned_at is null
    where c.org_id = ${orgId} and c.state = 'closed' and c.closed_at is not null and ${VIEWS[view].where}
      and ${visible(actor, 'cases.archive', CASE_OWNED)}`
}

export async function pageOfArchive(
  asking: Asking,
  view: (typeof ARCHIVE_VIEWS)[number],
  after: readonly [at: string, id: string] | null,
  limit: number,
): Promise<readonly (ArchiveRow & { readonly key: Date })[]> {
  const { key } = VIEWS[view]
  const further =
    after === null ? sql`true` : sql`(${key}, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
  const { rows } = await sql<ArchiveRow & { readonly key: Date }>`
    select c.id, c.number, c.client_id, c.worker_id, c.closed_at, e.shelf, e.missing, e.archived_by, e.archived_at,
           l.id as loan_id, l.borrower_id, l.purpose_sealed, l.lent_by, l.lent_at, l.due_on,
           date_trunc('milliseconds', ${key}) as key
    ${fromView(asking, view)} and ${further}
    order by ${key} desc, c.id desc limit ${sql.lit(limit)}`.execute(asking.tx)
  return rows
}

export async function countArchive(
  asking: Asking,
  view: (typeof ARCHIVE_VIEWS)[number],
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 ${fromView(asking, view)} limit ${sql.lit(most)}) found`.execute(
    asking.tx,
  )
  return rows[0]?.count ?? 0
}

export interface NewEntry {
  readonly caseId: string
  readonly shelf: string
  readonly missing: string[]
  readonly by: string
  readonly at: Date
}

export async function insertEntry({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>, entry: NewEntry) {
  await tx
    .insertInto('archive_entry')
    .values({
      org_id: orgId,
      case_id: entry.caseId,
      shelf: entry.shelf,
      missing: entry.missing,
      archived_by: entry.by,
      archived_at: entry.at,
    })
    .execute()
  await tx
    .updateTable('case_file')
    .set({ put_away: true })
    .where('org_id', '=', orgId)
    .where('id', '=', entry.caseId)
    .execute()
}

export async function findEntry({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>, caseId: string) {
  return tx
    .selectFrom('archive_entry')
    .select('shelf')
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .executeTakeFirst()
}

export interface NewLoan {
  readonly id: string
  readonly caseId: string
  readonly borrowerId: string
  readonly purpose: string
  readonly lentBy: string
  readonly at: Date
  readonly dueOn: string
}

export async function insertLoan(
  { tx, orgId, protect }: Pick<Work, 'tx' | 'orgId' | 'protect'>,
  loan: NewLoan,
) {
  await tx
    .insertInto('archive_loan')
    .values({
      org_id: orgId,
      id: loan.id,
      case_id: loan.caseId,
      borrower_id: loan.borrowerId,
      purpose_sealed: protect.seal('archive_loan.purpose', loan.purpose),
      lent_by: loan.lentBy,
      lent_at: loan.at,
      due_on: loan.dueOn,
    })
    .execute()
}

export async function markLoan(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  loanId: string,
  mark: { readonly told_at: Date } | { readonly returned_at: Date; readonly returned_by: string },
) {
  await tx
    .updateTable('archive_loan')
    .set(mark)
    .where('org_id', '=', orgId)
    .where('id', '=', loanId)
    .execute()
}

/** Locked until the transaction ends. */
export async function lockLoan({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>, loanId: string) {
  return tx
    .selectFrom('archive_loan')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('id', '=', loanId)
    .forUpdate()
    .executeTakeFirst()
}

export async function isOnLoan({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>, caseId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('archive_loan')
    .select('id')
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .where('returned_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}
