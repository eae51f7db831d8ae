import { sql } from 'kysely'
import type { Work } from '../http/call.ts'
import type { DoorLink } from '../http/door-link.ts'
import { orNotFound, refuse } from '../http/refused.ts'

type Reading = Pick<Work, 'tx' | 'orgId'>

/** The approved closure a case stands on; null while it is open or was opened again. */
export async function standingClosure({ tx, orgId }: Reading, caseId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('closure')
    .select('id')
    .where('org_id', '=', orgId)
    .where('case_id', '=', caseId)
    .where('state', '=', 'approved')
    .where('reopened_at', 'is', null)
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The link that stands for a closure, else the one given out last. */
export async function linkOf(
  { tx, orgId }: Reading,
  clientId: string,
  closureId: string,
): Promise<DoorLink | null> {
  const row = await tx
    .selectFrom('door_link')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('client_id', '=', clientId)
    .where('closure_id', '=', closureId)
    .orderBy(sql`withdrawn_at is null`, 'desc')
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

/** A link about a service that has ended, and the case that it was. */
export async function caseOfLink({ tx, orgId }: Reading, link: Pick<DoorLink, 'closure_id'>) {
  const closureId = link.closure_id ?? refuse('not-found')
  return orNotFound(
    await tx
      .selectFrom('closure as l')
      .innerJoin('case_file as c', (join) =>
        join.onRef('c.org_id', '=', 'l.org_id').onRef('c.id', '=', 'l.case_id'),
      )
      .select(['c.id', 'c.worker_id', 'c.team_id', 'c.department_id'])
      .where('l.org_id', '=', orgId)
      .where('c.org_id', '=', orgId)
      .where('l.id', '=', closureId)
      .executeTakeFirst(),
  )
}
