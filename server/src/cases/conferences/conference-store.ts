import type { Permission } from '@quancheng/contract/permission.ts'
import { may } from '@quancheng/rules/access.ts'
import { isOpenToGuests } from '@quancheng/rules/conference.ts'
import { type Selectable, sql } from 'kysely'
import { visible } from '../../access/visible.ts'
import type { Tables } from '../../db/tables.ts'
import type { Person, Work } from '../../http/call.ts'
import { orNotFound, refuse } from '../../http/refused.ts'
import { CASE_OWNED, type CaseRow, lockCase } from '../case-store.ts'

export type ConferenceRow = Selectable<Tables['conference']>
export type GuestRow = Selectable<Tables['conference_guest']>

interface Asking extends Pick<Work, 'tx' | 'orgId' | 'at'> {
  readonly actor: Person
}

export async function getConference({ tx, orgId }: Pick<Work, 'tx' | 'orgId'>, id: string) {
  return orNotFound(
    await tx
      .selectFrom('conference')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
}

/** A conference with its case, both held for a change by who may write in the case. */
export async function lockConference(
  asking: Asking,
  id: string,
): Promise<{ row: ConferenceRow; caseRow: CaseRow }> {
  const { case_id: caseId } = await getConference(asking, id)
  const caseRow = await lockCase(asking, 'cases.write', caseId)
  return { row: await getConference(asking, id), caseRow }
}

/** Who is invited. */
export async function guestsOf(work: Pick<Work, 'tx' | 'orgId'>, id: string): Promise<GuestRow[]> {
  return (await everInvited(work, id)).filter((guest) => guest.removed_at === null)
}

/** Who is or was invited. */
export async function everInvited(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  id: string,
): Promise<GuestRow[]> {
  return tx
    .selectFrom('conference_guest')
    .selectAll()
    .where('org_id', '=', orgId)
    .where('conference_id', '=', id)
    .orderBy('invited_at')
    .orderBy('id')
    .execute()
}

/** Whether an invitation still opens it: from the invitation until the days after the meeting are over. */
export function invitationOf(
  { at, actor }: Asking,
  row: Pick<ConferenceRow, 'open_until'>,
  guests: readonly GuestRow[],
): GuestRow | null {
  const guest = guests.find((each) => each.account_id === actor.accountId)
  return guest && isOpenToGuests(row.open_until.getTime(), at.getTime()) ? guest : null
}

/** The case of a conference, as far as the actor may do this to it; null when not. */
export async function reaches(
  { tx, orgId, actor }: Asking,
  permission: Permission,
  caseId: string,
): Promise<boolean> {
  if (!may(actor, permission)) return false
  const row = await tx
    .selectFrom('case_file as c')
    .select('c.id')
    .where('c.org_id', '=', orgId)
    .where('c.id', '=', caseId)
    .where(visible(actor, permission, CASE_OWNED))
    .executeTakeFirst()
  return row !== undefined
}

/** Colleagues who work here and may be invited; one who does not is not found. */
export async function unlessColleagues(
  { tx, orgId }: Pick<Work, 'tx' | 'orgId'>,
  ids: readonly string[],
): Promise<void> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from member m
    where m.org_id = ${orgId} and m.left_at is null and m.account_id = any(${[...ids]}::uuid[])`.execute(tx)
  if ((rows[0]?.count ?? 0) < ids.length) refuse('not-found')
}
