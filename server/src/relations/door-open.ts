import type { relationsDoor } from '@quancheng/contract/relations.ts'
import { namesOf } from '../access/colleagues.ts'
import { doorOf } from '../access/house-door.ts'
import { aboutDoor } from '../assessments/public.ts'
import { lockLinkBySecret, organisationOf, unlessOpen } from '../http/door-link.ts'
import type { DoorAction } from '../http/doorway.ts'
import { caseOfLink } from './rating-store.ts'

/** What somebody is asked, and nothing of the person it was given to. */
export const openRating: DoorAction<typeof relationsDoor.openRating> = async (way, { secret }) => {
  const orgId = await organisationOf(way, secret)
  return way.within(orgId, null, async (work) => {
    const link = await lockLinkBySecret(work, secret)
    const { worker_id: worker } = await caseOfLink(work, link)
    unlessOpen(link, work.at)
    const { organisation } = await doorOf(work)
    const { phones, isInHouse } = await aboutDoor(work, link)
    const { version, questions, words, contact } = work.content.ratingForm
    return {
      organisation,
      phones,
      isInHouse,
      worker: (await namesOf(work, [worker])).get(worker) ?? null,
      expiresAt: link.expires_at.toISOString(),
      form: { version, questions, words, contact },
      alarming: work.content.door.crisis.words,
    }
  })
}
