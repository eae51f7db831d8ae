import type { intakeDoor } from '@quancheng/contract/intake-door.ts'
import { doorOf } from '../access/house-door.ts'
import type { DoorAction } from '../http/doorway.ts'
import { orNotFound } from '../http/refused.ts'
import { findPlace, openWards, wardsNamed } from './door-store.ts'

/** Where a printed code stands; one that was withdrawn is as unknown as one that never was. */
export const door: DoorAction<typeof intakeDoor.door> = async (way, { place: token }) => {
  const place = orNotFound(await way.find((tx) => findPlace(tx, token)))
  return way.within(place.org_id, null, async (work) => {
    const { organisation, phones } = await doorOf(work)
    const [department] = await wardsNamed(work, [place.department_id])
    const { topics, crisis, consent } = work.content.door
    return {
      organisation,
      phones,
      department: department ?? null,
      bed: place.bed,
      wards: department ? [] : await openWards(work),
      topics: [...topics],
      alarming: [...crisis.words],
      consent,
    }
  })
}
