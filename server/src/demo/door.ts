import { randomBytes } from 'node:crypto'
import { newId } from '@quancheng/contract/new-id.ts'
import { asOwner } from '../db/db.ts'
import type { Parts } from '../http/call.ts'
import { HOUSES } from './houses.ts'

/** Wards with a poster; the whole house has one besides. */
const WARDS = ['SJN', 'XY', 'EXY']

/** An invented house may have hours and telephones. */
const SETTINGS = {
  hours: { from: '08:00', to: '17:30', days: [1, 2, 3, 4, 5] },
  office: '6120',
  onDuty: '6000',
  helpLine: '12356',
  ratingDays: 14,
}

/**
 * Puts the posters of the general hospital up, once, and answers the address of one that still hangs. Their codes are
 * drawn and not invented: nobody can guess one, not even here.
 */
export async function openDemoDoor(parts: Parts): Promise<string | null> {
  const name = HOUSES.find(({ key }) => key === 'general')?.name ?? ''
  return asOwner(parts.pool, async (tx) => {
    const house = await tx
      .selectFrom('organisation')
      .select(['id', 'settings'])
      .where('name', '=', name)
      .forUpdate()
      .executeTakeFirst()
    if (!house) return null
    const places = tx.selectFrom('door_place').where('org_id', '=', house.id)
    const any = await places.select('id').limit(1).executeTakeFirst()
    if (!any) {
      const wards = await tx
        .selectFrom('department')
        .select('id')
        .where('org_id', '=', house.id)
        .where('code', 'in', WARDS)
        .execute()
      const at = parts.clock()
      await tx
        .insertInto('door_place')
        .values(
          [null, ...wards.map(({ id }) => id)].map((departmentId) => ({
            org_id: house.id,
            id: newId(at.getTime()),
            token: randomBytes(16).toString('base64url'),
            department_id: departmentId,
            bed: null,
            made_by: null,
            made_at: at,
          })),
        )
        .execute()
      await tx
        .updateTable('organisation')
        .set({ settings: JSON.stringify({ ...(house.settings as object), door: SETTINGS }) })
        .where('id', '=', house.id)
        .execute()
    }
    const hanging = await places
      .select('token')
      .where('withdrawn_at', 'is', null)
      .where('department_id', 'is not', null)
      .orderBy('made_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    return hanging ? new URL(`/h/ask/${hanging.token}`, parts.settings.origin).href : null
  })
}
