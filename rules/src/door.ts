/** When somebody is there, in minutes of the day and days of the week (1 Monday to 7 Sunday), in the house's own zone. */
export interface DoorHours {
  readonly fromMinute: number
  readonly toMinute: number
  readonly days: readonly number[]
}

/** What a person at the door may be told of when somebody comes. */
export interface DoorPromise {
  /** The deadline; when it falls where nobody is there, the next opening after it. Null while no rule sets one. */
  readonly byMs: number | null
  /** Nobody is there now; the next opening. Null while somebody is, and where the hours are not configured. */
  readonly closedUntilMs: number | null
}

const MS_PER_MINUTE = 60_000
const MINUTES_PER_DAY = 1440
/** Days from the first Monday of the epoch to its beginning, a Thursday. */
const THURSDAY = 3

/** Never earlier than a deadline promises, and never at an hour when nobody is there to keep it. */
export function doorPromise(
  dueAtMs: number | null,
  nowMs: number,
  hours: DoorHours | null,
  zoneMinutes: number,
): DoorPromise {
  if (hours === null) return { byMs: dueAtMs, closedUntilMs: null }
  const opening = nextOpening(nowMs, hours, zoneMinutes)
  return {
    byMs: dueAtMs === null ? null : nextOpening(dueAtMs, hours, zoneMinutes),
    closedUntilMs: opening === nowMs ? null : opening,
  }
}

/** The instant itself while somebody is there, else when somebody is there next. */
function nextOpening(atMs: number, { fromMinute, toMinute, days }: DoorHours, zoneMinutes: number): number {
  const local = Math.floor(atMs / MS_PER_MINUTE) + zoneMinutes
  const today = Math.floor(local / MINUTES_PER_DAY)
  const minute = local - today * MINUTES_PER_DAY
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const weekday = ((today + ahead + THURSDAY) % 7) + 1
    if (!days.includes(weekday)) continue
    if (ahead === 0 && minute >= fromMinute && minute < toMinute) return atMs
    if (ahead > 0 || minute < fromMinute)
      return ((today + ahead) * MINUTES_PER_DAY + fromMinute - zoneMinutes) * MS_PER_MINUTE
  }
  return atMs
}

/** Whether a sentence holds one of the words at which somebody should be called at once. */
export function speaksOfCrisis(words: string, alarming: readonly string[]): boolean {
  const plain = words.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ')
  const closed = plain.replace(/\s/g, '')
  return alarming.some((word) => {
    const wanted = word.toLowerCase()
    return plain.includes(wanted) || (!wanted.includes(' ') && closed.includes(wanted))
  })
}
