import { describe, expect, test } from 'vitest'
import { ACTS } from '../settings/acts.ts'
import { codedText } from './translate.ts'
import { zh } from './zh.ts'

/** What a journal line, a notice or a no is called in the server's own code: there a code is always written as a whole. */
const SERVER = import.meta.glob<string>('../../../server/src/**/*.ts', {
  eager: true,
  query: '?raw',
  import: 'default',
})
const RULES = import.meta.glob<string>('../../../rules/src/**/*.ts', {
  eager: true,
  query: '?raw',
  import: 'default',
})

const isTold = (path: string) => !/\.(test|samples)\.ts$|\/(demo|test)\//.test(path)
const sources = (files: Readonly<Record<string, string>>) =>
  Object.entries(files)
    .filter(([path]) => isTold(path))
    .map(([, text]) => text)

/** What follows up to the end of an argument list, or of one property. */
function restOf(text: string, isProperty: boolean): string {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at)
    if ('([{'.includes(sign)) depth += 1
    if (')]}'.includes(sign)) depth -= 1
    if (depth < 0 || (isProperty && depth === 0 && sign === ',')) return text.slice(0, at)
  }
  return text
}

/** Every code among the words that follow a beginning. */
function codesAfter(texts: readonly string[], beginning: RegExp, code: RegExp): string[] {
  const found = texts.flatMap((text) =>
    [...text.matchAll(beginning)].flatMap(({ 0: start, index }) => {
      const rest = restOf(text.slice(index + start.length), start.endsWith(': '))
      return [...rest.matchAll(/'([^'\n]+)'/g)].map(([, word = '']) => word).filter((word) => code.test(word))
    }),
  )
  return [...new Set(found)].sort()
}

const ROOM_AND_VERB = /^[a-z]+(\.[a-zA-Z-]+)+$/
const texts = sources(SERVER)
const acts = codesAfter(texts, /\bact: |\b(?:note|recordOn)\(/g, ROOM_AND_VERB)
const notices = [
  ...codesAfter(texts, /\b(?:tellOf|safetyNotice|about)\(/g, /^[a-z]+[.-][a-z.-]+$/),
  ...codesAfter(texts, /\bnotify\([^;{]*\{\s*kind: /g, /^[a-z]+[.-][a-z.-]+$/),
]
const refusals = codesAfter([...texts, ...sources(RULES)], /\brefuse\(|\bnew Refusal\(/g, ROOM_AND_VERB)

const silent = (family: string, codes: readonly string[], keyOf = (code: string) => code) =>
  codes.filter((code) => codedText(zh, 'zh', family, keyOf(code), {}) === null)

describe('what the server says', () => {
  test('every act that it writes into the journal has words, and can be looked for', () => {
    expect(acts).toEqual(expect.arrayContaining(['cases.open', 'intake.take', 'staff.changeInstitution']))
    expect(silent('act', acts, (act) => `settings.${act}`)).toEqual([])
    expect(acts.filter((act) => !ACTS.some((known) => known === act))).toEqual([])
    expect(silent('act', ACTS, (act) => `settings.${act}`)).toEqual([])
  })

  test('everything that a line of the journal is about has a name', () => {
    const subjects = codesAfter(texts, /\bsubjectKind: /g, /^[a-z-]+$/)
    expect(subjects).toEqual(expect.arrayContaining(['case', 'department', 'source']))
    expect(silent('subject', subjects, (subject) => `settings.${subject}`)).toEqual([])
  })

  test('every notice that it sends has words', () => {
    expect(notices).toEqual(
      expect.arrayContaining(['intake.taken', 'safety.overdue', 'follow-up-due', 'closure-asked']),
    )
    expect(silent('notice', notices)).toEqual([])
  })

  test('every no that it or a rule answers has a sentence', () => {
    expect(refusals).toEqual(expect.arrayContaining(['staff.team-has-people', 'cases.papers-missing']))
    expect(silent('refusal', refusals)).toEqual([])
  })
})
