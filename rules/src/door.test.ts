import { expect, test } from 'vitest'
import { type DoorHours, doorHours, doorPromise, speaksOfCrisis } from './door.ts'

const ZONE = 480
const HOURS = { fromMinute: 480, toMinute: 1050, days: [1, 2, 3, 4, 5], closed: [], worked: [] }
const WEEK = { from: '08:00', to: '17:30', days: [1, 2, 3, 4, 5] }
const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
/** Monday the 5th of January 2026, midnight in Shanghai. */
const MONDAY_MS = 1767542400000

/** `Tue 10:00`, of that week or of the next one with a plus. */
const at = (told: string) => {
  const [day = '', time = ''] = told.replace('+', '').split(' ')
  const [hour, minute] = time.split(':').map(Number)
  const days = DAYS.indexOf(day) + (told.includes('+') ? 7 : 0)
  return MONDAY_MS + ((days * 24 + (hour ?? 0)) * 60 + (minute ?? 0)) * 60_000
}
const told = (due: string | null, now: string, hours: DoorHours | null = HOURS) =>
  doorPromise(due === null ? null : at(due), at(now), hours, ZONE)

test('by day the deadline is told as it is', () => {
  expect(told('Tue 10:00', 'Mon 10:00')).toEqual({ byMs: at('Tue 10:00'), closedUntilMs: null })
})

test('in the evening one hears when somebody is there again', () => {
  expect(told('Tue 01:40', 'Mon 21:40')).toEqual({ byMs: at('Tue 08:00'), closedUntilMs: at('Tue 08:00') })
})

test('on Friday night nobody is promised for Saturday', () => {
  expect(told('Sat 21:00', 'Fri 21:00')).toEqual({ byMs: at('+Mon 08:00'), closedUntilMs: at('+Mon 08:00') })
})

test('before the day begins the same morning counts, and the closing minute is closed', () => {
  expect(told(null, 'Mon 07:59')).toEqual({ byMs: null, closedUntilMs: at('Mon 08:00') })
  expect(told(null, 'Mon 17:30')).toEqual({ byMs: null, closedUntilMs: at('Tue 08:00') })
})

test('where no deadline is set nothing is promised, and where no hours are set nobody is said to be away', () => {
  expect(told(null, 'Mon 10:00')).toEqual({ byMs: null, closedUntilMs: null })
  expect(told('Tue 03:00', 'Mon 23:00', null)).toEqual({ byMs: at('Tue 03:00'), closedUntilMs: null })
})

test('a word of crisis is heard however it is spaced or written', () => {
  const alarming = ['不想活', 'want to die']
  expect(speaksOfCrisis('我真的 不想 活 了', alarming)).toBe(true)
  expect(speaksOfCrisis('I WANT  TO DIE', alarming)).toBe(true)
  expect(speaksOfCrisis('想问押金能不能缓几天', alarming)).toBe(false)
})

test('a holiday counts as a day on which nobody is there, and the next opening comes after all of it', () => {
  const hours = doorHours(WEEK, { closed: [{ from: '2026-01-06', to: '2026-01-08' }], worked: [] })
  expect(told('Wed 10:00', 'Tue 10:00', hours)).toEqual({
    byMs: at('Fri 08:00'),
    closedUntilMs: at('Fri 08:00'),
  })
  expect(told('Mon 12:00', 'Mon 10:00', hours)).toEqual({ byMs: at('Mon 12:00'), closedUntilMs: null })
  expect(doorHours(null, { closed: [], worked: [] })).toBeNull()
})

test('a Saturday worked in exchange for a holiday counts as a working day, and a holiday stays one', () => {
  const worked = [{ from: '2026-01-10', to: '2026-01-11' }]
  const hours = doorHours(WEEK, { closed: [{ from: '2026-01-11', to: '2026-01-12' }], worked })
  expect(told('Sat 21:00', 'Fri 21:00', hours)).toEqual({
    byMs: at('+Tue 08:00'),
    closedUntilMs: at('Sat 08:00'),
  })
  expect(told('Sat 11:00', 'Sat 10:00', hours)).toEqual({ byMs: at('Sat 11:00'), closedUntilMs: null })
})
