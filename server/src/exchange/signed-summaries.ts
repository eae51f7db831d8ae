import { sql } from 'kysely'
import { hospitalNumbers, isStopped } from '../clients/public.ts'
import type { SignedSummary } from '../fhir/public.ts'
import type { Work } from '../http/call.ts'
import { agreedBy } from './covers-record.ts'
import { bodyOf } from './summary-store.ts'

interface Row {
  readonly id: string
  readonly case_id: string
  readonly client_id: string
  readonly version: number
  readonly body_sealed: Buffer
  readonly signed_at: Date
  readonly replaces: string | null
  readonly is_replaced: boolean
  readonly state: string
}

type Which = { readonly id: string } | { readonly clientId: string }

/** Signed summaries as a system of that body may read them (null: the hospital's own), newest first; none while no consent covers it, while the file is restricted, or once erased. */
export async function signedSummaries(
  work: Work,
  which: Which,
  recipient: string | null,
): Promise<SignedSummary[]> {
  const { tx, orgId } = work
  const wanted = 'id' in which ? sql`s.id = ${which.id}` : sql`s.client_id = ${which.clientId}`
  const { rows } = await sql<Row>`
    select s.id, s.case_id, s.client_id, s.version, s.body_sealed, s.signed_at, c.state,
           (select p.id from case_summary p
             where p.org_id = s.org_id and p.case_id = s.case_id and p.version = s.version - 1) as replaces,
           exists (select from case_summary n
             where n.org_id = s.org_id and n.case_id = s.case_id and n.version = s.version + 1) as is_replaced
    from case_summary s join case_file c on c.org_id = s.org_id and c.id = s.case_id
    where s.org_id = ${orgId} and ${wanted}
    order by s.signed_at desc, s.version desc limit 50`.execute(tx)
  const [first] = rows
  if (!first || !(await agreedBy(work, first.client_id))(recipient)) return []
  if (await isStopped(work, first.client_id, 'read-outside')) return []
  const numbers = await hospitalNumbers(work, first.client_id)
  const summaries = rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    clientId: row.client_id,
    version: row.version,
    signedAt: row.signed_at,
    replaces: row.replaces,
    isReplaced: row.is_replaced,
    isCaseOpen: row.state !== 'closed',
    body: bodyOf(work, row),
    numbers,
  }))
  return summaries.filter(({ body }) => body.title !== '')
}
