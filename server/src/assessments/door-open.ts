import type { assessmentDoor } from '@quancheng/contract/assessment-links.ts'
import { namesOf } from '../access/colleagues.ts'
import { doorOf } from '../access/house-door.ts'
import { encountersOf } from '../clients/public.ts'
import type { Work } from '../http/call.ts'
import { type DoorLink, lockLinkBySecret, organisationOf, unlessOpen } from '../http/door-link.ts'
import type { DoorAction } from '../http/doorway.ts'
import { instrumentInUse } from './keep-assessment.ts'
import { askedIn } from './link-store.ts'

/** What a link asks, and nothing of the person it was given to. */
export const openLink: DoorAction<typeof assessmentDoor.openLink> = async (way, { secret }) => {
  const orgId = await organisationOf(way, secret)
  return way.within(orgId, null, async (work) => {
    const link = await lockLinkBySecret(work, secret)
    const instrument = askedIn(link)
    unlessOpen(link, work.at)
    const { organisation } = await doorOf(work)
    const { id, version, shortName, name, instruction, items, scales, mainScale, flags, minutes, wordings } =
      await instrumentInUse(work, instrument, null, { givenBefore: true })
    return {
      organisation,
      ...(await aboutDoor(work, link)),
      expiresAt: link.expires_at.toISOString(),
      definition: {
        id,
        version,
        shortName,
        name,
        instruction,
        minutes,
        wordings,
        items,
        scales: scales.map((scale) => ({ ...scale, bands: [] })),
        mainScale,
        flags: flags.filter(({ action }) => action === 'safety-task'),
      },
    }
  })
}

/** Who asks, where to turn, and whether there is a bed with a bell. */
export async function aboutDoor(work: Work, link: DoorLink) {
  const { phones } = await doorOf(work)
  const names = await namesOf(work, [link.made_by])
  const stays = await encountersOf(work, link.client_id)
  return {
    from: names.get(link.made_by) ?? null,
    phones,
    isInHouse: stays.some(
      (stay) => stay.status === 'in-progress' && (stay.class === 'inpatient' || stay.class === 'emergency'),
    ),
  }
}
