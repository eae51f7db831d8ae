import type { intakePlaces } from '@quancheng/contract/intake-door.ts'
import { sql } from 'kysely'
import { ownDoor } from '../access/house-door.ts'
import type { Tx } from '../db/db.ts'
import type { Action } from '../http/call.ts'
import { refuse } from '../http/refused.ts'

export const doorSettings: Action<typeof intakePlaces.doorSettings> = async ({ tx, orgId, content }) => {
  const { settings, revision } = await readOrganisation(tx, orgId)
  const { hours, links, phones } = content.door
  const { office, onDuty, helpLine } = phones
  return {
    own: ownDoor(settings),
    otherwise: {
      hours: hours.value,
      ratingDays: links.ratingDays.value,
      phones: {
        office: office.value,
        onDuty: onDuty.value,
        helpLine: helpLine.status === 'verified' ? helpLine.value : null,
      },
    },
    revision,
  }
}

/** The journal says which parts were changed, and not the numbers. */
export const changeDoor: Action<typeof intakePlaces.changeDoor> = async (call) => {
  const { orgId, input, asOwner } = call
  const { revision, changed } = await asOwner(async (tx) => {
    const before = await readOrganisation(tx, orgId, true)
    if (before.revision !== input.seen) refuse('conflict', { fields: [], revision: before.revision })
    await tx
      .updateTable('organisation')
      .set({
        settings: JSON.stringify({ ...(before.settings as object), door: input.settings }),
        revision: before.revision + 1,
      })
      .where('id', '=', orgId)
      .execute()
    const was = ownDoor(before.settings)
    return {
      revision: before.revision + 1,
      changed: Object.entries(input.settings)
        .filter(([part, now]) => JSON.stringify(was[part as keyof typeof was]) !== JSON.stringify(now))
        .map(([part]) => part),
    }
  })
  call.record({
    act: 'intake.changeDoor',
    subjectKind: 'organisation',
    subjectId: orgId,
    clientId: null,
    facts: { changed },
  })
  return { id: orgId, revision }
}

async function readOrganisation(tx: Tx, orgId: string, held = false) {
  return tx
    .selectFrom('organisation')
    .select(['settings', 'revision'])
    .where('id', '=', orgId)
    .$if(held, (query) => query.modifyEnd(sql`for update`))
    .executeTakeFirstOrThrow()
}
