import type { Actor } from '@quancheng/rules/access.ts'
import { type RawBuilder, sql } from 'kysely'
import { visible } from '../access/visible.ts'
import type { Work } from '../http/call.ts'
import type { DoorLink } from '../http/door-link.ts'
import { orNotFound, refuse } from '../http/refused.ts'
import { caseReadable } from './assessment-store.ts'

/** What a link to a questionnaire asks. */
export function askedIn(link: Pick<DoorLink, 'instrument'>): string {
  return link.instrument ?? refuse('not-found')
}

type Reading = Pick<Work, 'tx' | 'orgId'>

const MOST_SHOWN = 100

/** Rows of `door_link l`: one's own, those of the whole house, and those of a client whose case one may read. */
function readable(actor: Actor, orgId: string): RawBuilder<boolean> {
  const byRow = visible(actor, 'assessments.read', { own: ['l.made_by'] })
  return sql<boolean>`(${byRow} or exists (
    select from case_file c where c.org_id = ${orgId} and c.client_id = l.client_id and ${caseReadable(actor)}))`
}

/** The links to questionnaires of a client, newest first. */
export async function readableLinks(
  { tx, orgId }: Reading,
  actor: Actor,
  clientId: string,
): Promise<DoorLink[]> {
  return tx
    .selectFrom('door_link as l')
    .selectAll('l')
    .where('l.org_id', '=', orgId)
    .where('l.client_id', '=', clientId)
    .where('l.instrument', 'is not', null)
    .where(readable(actor, orgId))
    .orderBy('l.made_at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(MOST_SHOWN)
    .execute()
}

export async function lockReadableLink({ tx, orgId }: Reading, actor: Actor, id: string): Promise<DoorLink> {
  return orNotFound(
    await tx
      .selectFrom('door_link as l')
      .selectAll('l')
      .where('l.org_id', '=', orgId)
      .where('l.id', '=', id)
      .where('l.instrument', 'is not', null)
      .where(readable(actor, orgId))
      .forUpdate()
      .executeTakeFirst(),
  )
}
