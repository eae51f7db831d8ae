import { isCalendarDay } from './calendar-day.ts'
import { Refusal } from './refusal.ts'

/** A resident identity number as it should be kept: 18 characters, with what it says about its holder. */
export interface IdNumber {
  readonly number: string
  readonly birthDate: string
  readonly sex: 1 | 2 // GB/T 2261.1
  readonly province: string // GB/T 2260, first two digits
}

/** Every refusal names the places to look at, `from`–`to` counted from 1 (`length`: how many digits there are), and never the number itself. */
export type IdNumberRefusal = Refusal<
  | 'clients.id-number-length'
  | 'clients.id-number-region'
  | 'clients.id-number-date'
  | 'clients.id-number-check-digit'
>

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECK_CHARACTERS = '10X98765432'

/** GB/T 2260 provinces; 81, 82, 83 also open the residence permits of Hong Kong, Macao and Taiwan. */
const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
)

/** The eighteenth character for the first seventeen digits (GB 11643-1999: weights, modulo 11). */
export function checkCharacter(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(first17[place]), 0)
  return CHECK_CHARACTERS[sum % 11] ?? ''
}

/** What a person typed or a feed sent, in plain half-width characters: no spaces, no dashes, x as X. */
export function tidyIdNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}\p{Pd}]/gu, '')
    .toUpperCase()
}

/**
 * Reads a resident identity number (GB 11643-1999; the 15-digit form of before 1999 is brought to 18).
 * `today` (`YYYY-MM-DD`), when given, refuses a birth date still to come.
 */
export function readIdNumber(text: string, today: string | null = null): IdNumber | IdNumberRefusal {
  const typed = tidyIdNumber(text)
  if (typed.length !== 18 && typed.length !== 15)
    return new Refusal('clients.id-number-length', { length: typed.length })

  const stray = [...typed].findIndex((character, place) => !(place === 17 ? /[\dX]/u : /\d/u).test(character))
  if (stray >= 0)
    return new Refusal('clients.id-number-length', {
      length: typed.replace(/\D/gu, '').length,
      from: stray + 1,
      to: stray + 1,
    })

  const province = typed.slice(0, 2)
  if (!PROVINCES.has(province)) return new Refusal('clients.id-number-region', { from: 1, to: 2 })

  const old = typed.length === 15
  const first17 = old ? `${typed.slice(0, 6)}19${typed.slice(6)}` : typed.slice(0, 17)
  const birthDate = `${first17.slice(6, 10)}-${first17.slice(10, 12)}-${first17.slice(12, 14)}`
  if (!isCalendarDay(birthDate) || birthDate < '1800' || (today !== null && birthDate > today))
    return new Refusal('clients.id-number-date', { from: 7, to: old ? 12 : 14 })

  const check = checkCharacter(first17)
  if (!old && typed[17] !== check) return new Refusal('clients.id-number-check-digit', { from: 17, to: 18 })

  return { number: first17 + check, birthDate, sex: Number(first17[16]) % 2 === 1 ? 1 : 2, province }
}

/** `1101**********002X`: the first and last four; a number too short to hide anything is hidden whole. */
export function maskIdNumber(number: string): string {
  if (number.length <= 10) return '*'.repeat(number.length)
  return number.slice(0, 4) + '*'.repeat(number.length - 8) + number.slice(-4)
}
