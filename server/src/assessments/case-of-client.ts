import type { Actor } from '@quancheng/rules/access.ts'
import type { Risk } from '@quancheng/rules/course.ts'
import { sql } from 'kysely'
import type { Work } from '../http/call.ts'
import { caseReadable } from './assessment-store.ts'

export interface CaseOfClient {
  readonly id: string
  readonly state: string
  readonly risk: Risk
  readonly workerId: string
  readonly supervisorId: string | null
  readonly departmentId: string | null
  readonly teamId: string | null
}

type Reading = Pick<Work, 'tx' | 'orgId'>

/** A case as seen from the assessments of its client. */
function ofClient({ tx, orgId }: Reading, clientId: string) {
  return tx
    .selectFrom('case_file as c')
    .select([...COLUMNS, sql<Risk>`c.risk`.as('risk')])
    .where('c.org_id', '=', orgId)
    .where('c.client_id', '=', clientId)
}

const COLUMNS = [
  'c.id',
  'c.state',
  'c.worker_id as workerId',
  'c.supervisor_id as supervisorId',
  'c.department_id as departmentId',
  'c.team_id as teamId',
] as const

/** A case of this client that the actor may read. */
export async function findCase(
  reading: Reading,
  actor: Actor,
  clientId: string,
  caseId: string,
): Promise<CaseOfClient | null> {
  const row = await ofClient(reading, clientId)
    .where('c.id', '=', caseId)
    .where(caseReadable(actor))
    .executeTakeFirst()
  return row ?? null
}

/** A case of this client that is still open, for answers that come without anybody signed in. */
export async function findCaseFile(
  reading: Reading,
  clientId: string,
  caseId: string,
): Promise<CaseOfClient | null> {
  const row = await ofClient(reading, clientId)
    .where('c.id', '=', caseId)
    .where('c.state', '<>', 'closed')
    .executeTakeFirst()
  return row ?? null
}

/** The case a client has now, whoever carries it: a risk is told there also when it was found outside the case. */
export async function findOpenCase(reading: Reading, clientId: string): Promise<CaseOfClient | null> {
  const row = await ofClient(reading, clientId)
    .where('c.state', '<>', 'closed')
    .orderBy('c.opened_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** Sets the risk a case carries after an alarm or a finding. */
export async function setRisk(work: Work, caseId: string, clientId: string, risk: Risk): Promise<void> {
  const { tx, orgId } = work
  const changed = await tx
    .updateTable('case_file')
    .set({
      risk,
      revision: sql`revision + 1`,
      field_revisions: sql`jsonb_set(field_revisions, '{risk}', to_jsonb(revision + 1))`,
    })
    .where('org_id', '=', orgId)
    .where('id', '=', caseId)
    .where('state', '<>', 'closed')
    .where('risk', '<>', risk)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) return
  work.record({
    act: 'cases.risk',
    subjectKind: 'case',
    subjectId: caseId,
    clientId,
    facts: { risk, because: 'safety' },
  })
}
