import { readIdNumber } from '@quancheng/rules/id-number.ts'
import { compareBirthDates, type IdentityFacts, type NameFact } from '@quancheng/rules/identity.ts'
import { nameKey, plainName, readTemporaryName, tidyName } from '@quancheng/rules/names.ts'
import { Refusal } from '@quancheng/rules/refusal.ts'
import { spellingsOf } from './pinyin.ts'
import {
  bornToken,
  fullIdNumber,
  identifierToken,
  initialsOf,
  phoneDigits,
  type Token,
  type TokenQuery,
  wholeSpelling,
} from './search-tokens.ts'

/** What two records are compared by. */
export interface Comparable {
  readonly name: string
  readonly sex: 0 | 1 | 2 | 9 // GB/T 2261.1
  readonly birthDate: string | null
  readonly birthEstimated: boolean
  readonly idType: string | null // CV02.01.101; 01 is the resident identity card
  readonly idNumber: string | null
  readonly phone: string | null
  readonly address: string | null
  readonly identifiers: readonly { readonly issuer: string; readonly type: string; readonly value: string }[]
}

/** What to look up for records that may be this person; a temporary name is looked up by the mother's. */
export function candidateTokens(person: Comparable): TokenQuery {
  const alternatives: Token[] = []
  if (person.idNumber !== null && person.idNumber.trim() !== '')
    alternatives.push({ kind: 'id-number', value: fullIdNumber(person.idNumber) })
  alternatives.push(...person.identifiers.map(({ value }) => identifierToken(value)))
  if (person.phone !== null && phoneDigits(person.phone).length >= 5)
    alternatives.push({ kind: 'phone', value: phoneDigits(person.phone) })

  const temporary = readTemporaryName(person.name)
  if (temporary === null) {
    alternatives.push({ kind: 'name', value: nameKey(person.name) })
    const birthDate = bornOn(person)
    for (const spelling of spellingsOf(person.name).slice(0, 2)) {
      const whole = { kind: 'pinyin', value: wholeSpelling(spelling).slice(0, 12) } as const
      alternatives.push(...(birthDate === null ? [whole] : bornToken(spelling, birthDate)))
    }
  } else if (temporary.kind === 'child-of') {
    alternatives.push({ kind: 'name', value: nameKey(person.name) })
    alternatives.push({ kind: 'name', value: nameKey(temporary.mother) })
  }
  return alternatives.map((token) => [token])
}

/** The facts about a person and one candidate that `rules/identity.ts` weighs. */
export function compareWith(
  person: Comparable,
  candidate: Comparable & { readonly id: string; readonly phoneHolders: number },
): IdentityFacts {
  return {
    candidateId: candidate.id,
    idNumber: compareIdNumbers(person, candidate),
    identifier: shareIdentifier(person, candidate) ? 'same' : null,
    name: compareNames(person.name, candidate.name),
    temporary: readTemporaryName(person.name) !== null || readTemporaryName(candidate.name) !== null,
    birthDate: compareBirthDates(
      bornOn(person),
      bornOn(candidate),
      isEstimated(person) || isEstimated(candidate),
    ),
    sex: compareSexes(person.sex, candidate.sex),
    phone: compareOr(person.phone, candidate.phone, phoneDigits),
    phoneHolders: candidate.phoneHolders,
    address: compareAddresses(person.address, candidate.address),
  }
}

/** The birth date on record, or the one the identity number tells. */
function bornOn(person: Comparable): string | null {
  if (person.birthDate !== null && !person.birthEstimated) return person.birthDate
  return residentNumber(person)?.birthDate ?? person.birthDate
}

function isEstimated(person: Comparable): boolean {
  return person.birthEstimated && residentNumber(person) === null
}

function residentNumber(person: Comparable) {
  if (person.idNumber === null || (person.idType !== null && person.idType !== '01')) return null
  const read = readIdNumber(person.idNumber)
  return read instanceof Refusal ? null : read
}

function compareIdNumbers(one: Comparable, other: Comparable): IdentityFacts['idNumber'] {
  if (one.idNumber === null || other.idNumber === null) return null
  if (fullIdNumber(one.idNumber) === fullIdNumber(other.idNumber)) return 'same'
  return residentNumber(one) && residentNumber(other) ? 'different' : null
}

function shareIdentifier(one: Comparable, other: Comparable): boolean {
  const keyOf = ({ issuer, type, value }: Comparable['identifiers'][number]) =>
    `${issuer}\0${type}\0${identifierToken(value).value}`
  const known = new Set(one.identifiers.map(keyOf))
  return other.identifiers.some((identifier) => known.has(keyOf(identifier)))
}

function compareSexes(one: Comparable['sex'], other: Comparable['sex']): IdentityFacts['sex'] {
  const isTold = (sex: number) => sex === 1 || sex === 2
  if (!isTold(one) || !isTold(other)) return null
  return one === other ? 'same' : 'different'
}

function compareOr(
  one: string | null,
  other: string | null,
  plain: (text: string) => string,
): 'same' | 'different' | null {
  if (one === null || other === null) return null
  const [left, right] = [plain(one), plain(other)]
  if (left === '' || right === '') return null
  return left === right ? 'same' : 'different'
}

/** How two names agree; a temporary name agrees with nothing but the mother it names. */
export function compareNames(one: string, other: string): NameFact {
  const [left, right] = [readTemporaryName(one), readTemporaryName(other)]
  if (left?.kind === 'child-of' && right?.kind === 'child-of') {
    const ofOneMother = nameKey(left.mother) === nameKey(right.mother)
    return ofOneMother && left.child === right.child ? 'same-mother' : 'different'
  }
  if (left?.kind === 'child-of' && right === null)
    return nameKey(left.mother) === nameKey(other) ? 'mother' : null
  if (right?.kind === 'child-of' && left === null)
    return nameKey(right.mother) === nameKey(one) ? 'mother' : null
  if (left || right) return null

  if (plainName(one).replaceAll(' ', '') === plainName(other).replaceAll(' ', '')) return 'same'
  if (nameKey(one) === nameKey(other)) return 'variant'
  if (soundAlike(one, other)) return 'same-pinyin'
  return isInitialsOf(one, other) || isInitialsOf(other, one) ? 'initials' : 'different'
}

/** Any reading of one is a reading of the other, also with the given name first (Jianguo Wang). */
function soundAlike(one: string, other: string): boolean {
  const ways = new Set(spellingsOf(one).map(wholeSpelling))
  return spellingsOf(other).some((spelling) => {
    const turned = { parts: spelling.parts.toReversed() }
    return ways.has(wholeSpelling(spelling)) || ways.has(wholeSpelling(turned))
  })
}

/** WJG, W.J.G. or w j g for 王建国. */
function isInitialsOf(short: string, name: string): boolean {
  const letters = tidyName(short).replace(/[.\s]/gu, '').toLowerCase()
  return (
    /^[a-z]{2,4}$/u.test(letters) && spellingsOf(name).some((spelling) => initialsOf(spelling) === letters)
  )
}

const SIMILAR_FROM = 0.75

/** Equal without spaces and marks, or three quarters of the neighbouring characters the same (Dice). */
export function compareAddresses(one: string | null, other: string | null): IdentityFacts['address'] {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}]/gu, '')
      .toLowerCase()
  const equal = compareOr(one, other, plain)
  if (equal !== 'different') return equal
  const [left, right] = [pairs(plain(one ?? '')), pairs(plain(other ?? ''))]
  const shared = [...left].filter((pair) => right.has(pair)).length
  return (2 * shared) / Math.max(1, left.size + right.size) >= SIMILAR_FROM ? 'similar' : 'different'
}

function pairs(text: string): ReadonlySet<string> {
  const characters = [...text]
  return new Set(characters.slice(1).map((character, place) => `${characters[place]}${character}`))
}
