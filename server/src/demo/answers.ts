import type { Answers } from '@quancheng/rules/scoring-answers.ts'
import type { Chance } from './chance.ts'

/** Answers of PHQ-9 or GAD-7 that add up to a total; the ninth question only as told. */
export function answersOfTotal(
  chance: Chance,
  instrument: 'phq-9' | 'gad-7',
  total: number,
  ninth = 0,
): Answers {
  const count = instrument === 'phq-9' ? 8 : 7
  const answers = Array.from({ length: count }, () => 0)
  let left = Math.min(Math.max(0, total - ninth), count * 3)
  // The first questions weigh more: low mood and sleep come before slowness.
  while (left > 0) {
    const place = Math.min(chance.int(0, count - 1), chance.int(0, count - 1))
    const now = answers[place] ?? 0
    if (now >= 3) continue
    answers[place] = now + 1
    left -= 1
  }
  const list = instrument === 'phq-9' ? [...answers, ninth] : answers
  return Object.fromEntries(list.map((answer, place) => [`q${place + 1}`, answer]))
}

const PROBLEMS = {
  'problems-physical': ['in-pain', 'bad-sleep', 'no-appetite', 'no-strength', 'hard-to-move'],
  'problems-psychological': ['illness-worry', 'low', 'treatment-fear', 'a-burden', 'lonely'],
  'problems-practical': [
    'treatment-cost',
    'living-cost',
    'nobody-at-bedside',
    'paperwork',
    'after-discharge',
    'far-from-home',
  ],
  'problems-social': ['talk-at-home', 'children-elders', 'talk-with-staff', 'lost-touch'],
} as const

/** The thermometer with its list: the higher, the more is ticked. */
export function thermometerAnswers(
  chance: Chance,
  distress: number,
  always: readonly string[] = [],
): Answers {
  const lists = Object.entries(PROBLEMS).map(([item, codes]) => {
    const ticked = codes.filter((code) => always.includes(code) || chance.is(distress / 22))
    return [item, ticked] as const
  })
  return { distress, ...Object.fromEntries(lists.filter(([, ticked]) => ticked.length > 0)) }
}

const NEEDS_ITEMS = [
  'symptoms',
  'self-care',
  'understanding',
  'care-rehab',
  'mood',
  'worry',
  'adapting',
  'grief',
  'money',
  'insurance-aid',
  'housing-travel',
  'work-study',
  'discharge',
  'family-talk',
  'carer-strain',
  'staff-talk',
  'ties',
  'relationship-safety',
  'meaning',
  'faith-customs',
  'end-of-life',
  'peace',
] as const

/** The needs assessment: what the case is about weighs what it weighs, the rest lightly. */
export function needsAnswers(
  chance: Chance,
  heavy: Readonly<Record<string, number>>,
  words: { readonly strengths: string | null; readonly wish: string | null },
): Answers {
  const answers = NEEDS_ITEMS.map((item) => {
    const known = heavy[item]
    if (known !== undefined) return [item, known] as const
    if (item === 'relationship-safety') return [item, 0] as const
    return [
      item,
      chance.weighted([
        [0, 6],
        [1, 3],
        [2, 1],
      ] as const),
    ] as const
  })
  return {
    ...Object.fromEntries(answers),
    ...(words.strengths && { strengths: words.strengths }),
    ...(words.wish && { 'own-wishes': words.wish }),
  }
}
