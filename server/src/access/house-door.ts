import { DoorSettings } from '@quancheng/contract/content/door.ts'
import { type DoorHours, doorHours, doorPromise } from '@quancheng/rules/door.ts'
import type { Work } from '../http/call.ts'

/** The house's own clock: China has one. */
const ZONE_MINUTES = 480

/** The house as its door shows it. */
export async function doorOf(work: Pick<Work, 'tx' | 'orgId' | 'content'>) {
  const row = await work.tx
    .selectFrom('organisation')
    .select(['name', 'settings'])
    .where('id', '=', work.orgId)
    .executeTakeFirstOrThrow()
  const own = ownDoor(row.settings)
  const { door } = work.content
  const { office, onDuty, helpLine } = door.phones
  return {
    organisation: row.name,
    hours: doorHours(own.hours ?? door.hours.value, own),
    night: own.night,
    ratingDays: own.ratingDays ?? door.links.ratingDays.value,
    phones: {
      office: own.office ?? office.value,
      onDuty: own.onDuty ?? onDuty.value,
      helpLine: own.helpLine ?? (helpLine.status === 'verified' ? helpLine.value : null),
    },
  }
}

/** What the institution has set for its own door. */
export function ownDoor(settings: unknown): DoorSettings {
  const given = DoorSettings.safeParse((settings as { door?: unknown }).door ?? {})
  return given.success ? given.data : DoorSettings.parse({})
}

/** By when somebody looks, and until when nobody is there, as far as it is known. */
export function promiseOf(
  hours: DoorHours | null,
  dueAt: Date | null,
  at: Date,
): { readonly by: string | null; readonly closedUntil: string | null } {
  const told = doorPromise(dueAt?.getTime() ?? null, at.getTime(), hours, ZONE_MINUTES)
  return { by: instant(told.byMs), closedUntil: instant(told.closedUntilMs) }
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}
