import { DoorSettings } from '@quancheng/contract/content/door.ts'
import { type DoorHours, doorPromise } from '@quancheng/rules/door.ts'
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
  const given = DoorSettings.safeParse((row.settings as { door?: unknown }).door ?? {})
  const own = given.success ? given.data : DoorSettings.parse({})
  const { door } = work.content
  const { office, onDuty, helpLine } = door.phones
  return {
    organisation: row.name,
    hours: own.hours ?? door.hours.value,
    ratingDays: own.ratingDays ?? door.links.ratingDays.value,
    phones: {
      office: own.office ?? office.value,
      onDuty: own.onDuty ?? onDuty.value,
      helpLine: own.helpLine ?? (helpLine.status === 'verified' ? helpLine.value : null),
    },
  }
}

/** By when somebody looks, and until when nobody is there, as far as it is known. */
export function promiseOf(
  hours: DoorSettings['hours'],
  dueAt: Date | null,
  at: Date,
): { readonly by: string | null; readonly closedUntil: string | null } {
  const told = doorPromise(dueAt?.getTime() ?? null, at.getTime(), hours && readHours(hours), ZONE_MINUTES)
  return { by: instant(told.byMs), closedUntil: instant(told.closedUntilMs) }
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}

function readHours({ from, to, days }: NonNullable<DoorSettings['hours']>): DoorHours {
  return { fromMinute: minuteOf(from), toMinute: minuteOf(to), days }
}

function minuteOf(time: string): number {
  const [hour, minute] = time.split(':').map(Number)
  return (hour ?? 0) * 60 + (minute ?? 0)
}
