/**
 * Is this new person one we already know? Facts compared elsewhere are weighed here into a ranked list with reasons.
 * The weights are our own common practice, not a standard's; docs/protection.md tells how they were chosen.
 */
export interface IdentityFacts {
  readonly candidateId: string
  /** Two numbers that both pass their check; null when either is missing or of another type. */
  readonly idNumber: 'same' | 'different' | null
  /** A hospital or insurer's number from the same issuer. */
  readonly identifier: 'same' | null
  readonly name: NameFact
  /** Either of the two goes by a temporary name. */
  readonly temporary: boolean
  readonly birthDate: BirthDateFact
  readonly sex: 'same' | 'different' | null
  readonly phone: 'same' | 'different' | null
  /** How many persons on file have this phone, the candidate included. */
  readonly phoneHolders: number
  readonly address: 'same' | 'similar' | 'different' | null
}

/** `mother`: one is a baby's temporary name that names the other as its mother; `same-mother`: two such babies. */
export type NameFact =
  | 'same'
  | 'variant'
  | 'same-pinyin'
  | 'initials'
  | 'different'
  | 'mother'
  | 'same-mother'
  | null

export type BirthDateFact = 'same' | 'day-month-swapped' | 'one-digit' | 'year-only' | 'different' | null

export const IDENTITY_REASONS = [
  'id-number-same',
  'identifier-same',
  'name-same',
  'name-variant',
  'name-same-pinyin',
  'name-initials',
  'name-same-mother',
  'birth-date-same',
  'birth-date-day-month-swapped',
  'birth-date-one-digit',
  'birth-date-year-only',
  'sex-same',
  'phone-same',
  'phone-shared',
  'address-same',
  'address-similar',
  'address-shared',
] as const
export type IdentityReason = (typeof IDENTITY_REASONS)[number]

export const IDENTITY_CONTRADICTIONS = [
  'id-number-different',
  'sex-different',
  'birth-date-different',
  'name-different',
  'name-is-mother',
  'temporary-name',
] as const
export type IdentityContradiction = (typeof IDENTITY_CONTRADICTIONS)[number]

/** How much each reason counts for, and each contradiction against; a sum of 100 and more shows as 100. */
export const IDENTITY_WEIGHTS: Readonly<Record<IdentityReason | IdentityContradiction, number>> = {
  'id-number-same': 70,
  'identifier-same': 60,
  'name-same': 30,
  'name-variant': 26,
  'name-same-pinyin': 16,
  'name-initials': 6,
  'name-same-mother': 10,
  'birth-date-same': 25,
  'birth-date-day-month-swapped': 16,
  'birth-date-one-digit': 14,
  'birth-date-year-only': 6,
  'sex-same': 2,
  'phone-same': 20,
  'phone-shared': 6,
  'address-same': 10,
  'address-similar': 5,
  'address-shared': 2,
  'id-number-different': -55,
  'sex-different': -25,
  'birth-date-different': -20,
  'name-different': -20,
  'name-is-mother': -40,
  'temporary-name': 0,
}

const LIKELY_FROM = 50
const POSSIBLE_FROM = 30

export interface Weighed<Code> {
  readonly code: Code
  readonly points: number
  readonly facts: Readonly<Record<string, number>>
}

export type IdentityStrength = 'certain' | 'likely' | 'possible'

export interface IdentityMatch {
  readonly candidateId: string
  readonly score: number // 0–100
  readonly strength: IdentityStrength
  readonly reasons: readonly Weighed<IdentityReason>[]
  readonly contradictions: readonly Weighed<IdentityContradiction>[]
}

/** The candidates worth a person's look, best first; a candidate nobody would take for the same person is left out. */
export function rankCandidates(candidates: readonly IdentityFacts[]): readonly IdentityMatch[] {
  return candidates
    .map(weighCandidate)
    .filter((match) => match !== null)
    .toSorted(
      (a, b) =>
        STRENGTH_ORDER[a.strength] - STRENGTH_ORDER[b.strength] ||
        b.score - a.score ||
        (a.candidateId < b.candidateId ? -1 : 1),
    )
}

const STRENGTH_ORDER: Readonly<Record<IdentityStrength, number>> = { certain: 0, likely: 1, possible: 2 }

/** One candidate's reasons, contradictions, score and strength; null when it is not worth showing. */
export function weighCandidate(facts: IdentityFacts): IdentityMatch | null {
  const reasons = reasonsFor(facts)
  const contradictions = contradictionsOf(facts)
  const sum = [...reasons, ...contradictions].reduce((total, { points }) => total + points, 0)
  const score = Math.min(100, Math.max(0, sum))
  const strength = strengthOf(facts, score)
  return strength === null
    ? null
    : { candidateId: facts.candidateId, score, strength, reasons, contradictions }
}

function reasonsFor(facts: IdentityFacts): Weighed<IdentityReason>[] {
  const reasons: Weighed<IdentityReason>[] = []
  const say = (code: IdentityReason, more: Record<string, number> = {}) =>
    reasons.push({ code, points: IDENTITY_WEIGHTS[code], facts: more })

  if (facts.idNumber === 'same') say('id-number-same')
  if (facts.identifier === 'same') say('identifier-same')

  const nameReason = facts.name === null ? null : NAME_REASONS[facts.name]
  if (facts.name === 'same-mother' || (nameReason && !facts.temporary)) say(nameReason ?? 'name-same-mother')

  if (facts.birthDate !== null && facts.birthDate !== 'different') say(`birth-date-${facts.birthDate}`)
  if (facts.sex === 'same') say('sex-same')

  const nameAgrees = namesAgree(facts)
  if (facts.phone === 'same')
    if (nameAgrees && facts.phoneHolders <= 1) say('phone-same')
    else say('phone-shared', { holders: facts.phoneHolders })

  if (facts.address === 'same') say(nameAgrees ? 'address-same' : 'address-shared')
  if (facts.address === 'similar' && nameAgrees) say('address-similar')
  return reasons
}

const NAME_REASONS: Readonly<Record<Exclude<NameFact, null>, IdentityReason | null>> = {
  same: 'name-same',
  variant: 'name-variant',
  'same-pinyin': 'name-same-pinyin',
  initials: 'name-initials',
  'same-mother': 'name-same-mother',
  different: null,
  mother: null,
}

function contradictionsOf(facts: IdentityFacts): Weighed<IdentityContradiction>[] {
  const codes: IdentityContradiction[] = []
  if (facts.idNumber === 'different') codes.push('id-number-different')
  if (facts.sex === 'different') codes.push('sex-different')
  if (facts.birthDate === 'different') codes.push('birth-date-different')
  if (facts.name === 'mother') codes.push('name-is-mother')
  if (facts.name === 'different' && !facts.temporary) codes.push('name-different')
  if (facts.temporary) codes.push('temporary-name')
  return codes.map((code) => ({ code, points: IDENTITY_WEIGHTS[code], facts: {} }))
}

function namesAgree(facts: IdentityFacts): boolean {
  return (
    !facts.temporary && (facts.name === 'same' || facts.name === 'variant' || facts.name === 'same-pinyin')
  )
}

/**
 * Certain needs an issued number and a name that agree and nothing against; a name and birth date alone never do
 * (too many people share them), a temporary name never does. A shared number is always shown, however much is
 * against it: a mother's number on her baby's file is a mistake somebody should see.
 */
function strengthOf(facts: IdentityFacts, score: number): IdentityStrength | null {
  const numbered = facts.idNumber === 'same' || facts.identifier === 'same'
  const hard = facts.idNumber === 'different' || facts.sex === 'different' || facts.name === 'mother'
  const against = hard || facts.birthDate === 'different'
  if (numbered && namesAgree(facts) && !against) return 'certain'
  if (score >= LIKELY_FROM && !hard) return 'likely'
  return score >= POSSIBLE_FROM || numbered ? 'possible' : null
}

/** Compares two birth dates, `YYYY-MM-DD` or null; `estimated` when either is known to the year only. */
export function compareBirthDates(
  one: string | null,
  other: string | null,
  estimated = false,
): BirthDateFact {
  if (one === null || other === null) return null
  if (estimated) return one.slice(0, 4) === other.slice(0, 4) ? 'year-only' : 'different'
  if (one === other) return 'same'
  if (`${one.slice(0, 5)}${one.slice(8)}-${one.slice(5, 7)}` === other) return 'day-month-swapped'
  const digitsOff = [...one].filter((digit, place) => digit !== other[place]).length
  if (digitsOff === 1) return 'one-digit'
  return one.slice(0, 4) === other.slice(0, 4) ? 'year-only' : 'different'
}
