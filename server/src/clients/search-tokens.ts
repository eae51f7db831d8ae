import { readIdNumber, tidyIdNumber } from '@quancheng/rules/id-number.ts'
import { isChineseName, nameKey, tidyName } from '@quancheng/rules/names.ts'
import { Refusal } from '@quancheng/rules/refusal.ts'
import { type Spelling, spellingsOf } from './pinyin.ts'

export type TokenKind =
  | 'name'
  | 'born'
  | 'fragment'
  | 'pinyin'
  | 'given'
  | 'initials'
  | 'id-number'
  | 'phone'
  | 'number-tail'
  | 'identifier'

/** What becomes one keyed blind token: two tokens meet when kind and value are equal. */
export interface Token {
  readonly kind: TokenKind
  readonly value: string
}

/** What of a person can be searched; every text as it is kept. */
export interface Searchable {
  readonly name: string
  readonly birthDate: string | null
  readonly idNumber: string | null
  readonly phone: string | null
  readonly identifiers: readonly string[]
}

export const MOST_TOKENS = 40
const PINYIN_LETTERS = 12
const GIVEN_LETTERS = 7
const MOST_INITIALS = 6
/** Longer typed letters are not meant as initials. */
const LONGEST_INITIALS = 10
const SHORTEST = 2

/**
 * The tokens a person is found by, most telling first, forty at most: a very long name keeps its beginnings and gives
 * up some of its middle.
 */
export function personTokens(person: Searchable): readonly Token[] {
  const seen = new Set<string>()
  const tokens: Token[] = []
  const isNew = ({ kind, value }: Token) => !seen.has(kind + value)
  const add = (more: readonly Token[]) => {
    for (const token of more) {
      if (!isNew(token)) continue
      seen.add(token.kind + token.value)
      tokens.push(token)
    }
  }
  const [usual, ...others] = spellingsOf(person.name)
  add([{ kind: 'name', value: nameKey(person.name) }])
  add(numberTokens(person))
  add(fragmentTokens(person.name))
  if (usual) add([...bornToken(usual, person.birthDate), ...spellingTokens(usual)])
  for (const spelling of others) {
    const more = [...bornToken(spelling, person.birthDate), ...spellingTokens(spelling)].filter(isNew)
    if (tokens.length + more.length <= MOST_TOKENS) add(more)
  }
  return tokens.slice(0, MOST_TOKENS)
}

/** A whole spelling with the year of birth: what makes a search for duplicates short among a million names. */
export function bornToken(spelling: Spelling, birthDate: string | null): readonly Token[] {
  const letters = wholeSpelling(spelling)
  return birthDate === null || letters === ''
    ? []
    : [{ kind: 'born', value: `${letters} ${birthDate.slice(0, 4)}` }]
}

/** The letters of a whole spelling, without spaces. */
export function wholeSpelling({ parts }: Spelling): string {
  return parts.flat().join('')
}

/** The first letter of every syllable. */
export function initialsOf({ parts }: Spelling): string {
  return parts
    .flat()
    .map((syllable) => syllable[0])
    .join('')
}

function spellingTokens(spelling: Spelling): readonly Token[] {
  const [, ...later] = spelling.parts
  return [
    ...prefixes('initials', initialsOf(spelling), MOST_INITIALS),
    ...prefixes('pinyin', wholeSpelling(spelling), PINYIN_LETTERS),
    ...later.flatMap((part) => prefixes('given', part.join(''), GIVEN_LETTERS)),
  ]
}

function prefixes(kind: TokenKind, letters: string, longest: number): readonly Token[] {
  const tokens: Token[] = []
  for (let length = SHORTEST; length <= Math.min(longest, letters.length); length += 1)
    tokens.push({ kind, value: letters.slice(0, length) })
  return tokens
}

/** Two neighbouring characters each, and single ones; longer pieces are searched as pairs that all must be there. */
function fragmentTokens(name: string): readonly Token[] {
  if (!isChineseName(name)) return []
  const characters = [...nameKey(name)]
  const single = characters.length > 4 ? beginnings(name) : characters
  return [...pairsOf(characters), ...single].map((value) => ({ kind: 'fragment', value }))
}

/** The first character of each part of a long name. */
function beginnings(name: string): readonly string[] {
  return tidyName(name)
    .split('·')
    .map((part) => [...nameKey(part)][0] ?? '')
}

function pairsOf(characters: readonly string[]): readonly string[] {
  return characters.slice(1).map((character, place) => `${characters[place]}${character}`)
}

function numberTokens(person: Searchable): readonly Token[] {
  const tokens: Token[] = []
  if (person.idNumber !== null) {
    const number = fullIdNumber(person.idNumber)
    tokens.push({ kind: 'id-number', value: number })
    if (number.length > 6) tokens.push(tail(number, 4), tail(number, 6))
  }
  if (person.phone !== null) {
    const digits = phoneDigits(person.phone)
    if (digits.length >= 5) tokens.push({ kind: 'phone', value: digits })
    if (digits.length >= 7) tokens.push(tail(digits, 4))
  }
  return [...tokens, ...person.identifiers.map(identifierToken)]
}

function tail(number: string, length: number): Token {
  return { kind: 'number-tail', value: number.slice(-length) }
}

/** A hospital's number is compared without spaces and case; leading zeros count. */
export function identifierToken(value: string): Token {
  return { kind: 'identifier', value: value.normalize('NFKC').replace(/\s/gu, '').toUpperCase() }
}

/** The number to compare: eighteen characters where it is a resident's number of either form, else as it stands. */
export function fullIdNumber(text: string): string {
  const read = readIdNumber(text)
  return read instanceof Refusal ? tidyIdNumber(text) : read.number
}

/** A phone's digits, without China's country code. */
export function phoneDigits(phone: string): string {
  const digits = phone.normalize('NFKC').replace(/\D/gu, '')
  return digits.replace(/^(?:00)?86(?=1\d{10}$)/u, '')
}

/** Alternatives, best first; a person is found when every token of one alternative is theirs. */
export type TokenQuery = readonly (readonly Token[])[]

const MOST_ALTERNATIVES = 16

/**
 * What to look up for the text in the search box: 欧阳慧, ouyang hui, oyhm, 欧阳hm, 4027, 王4027, a whole number.
 * No alternative means there is too little to search by (a single letter).
 */
export function queryTokens(text: string): TokenQuery {
  const tidy = tidyName(text)
  if (isChineseName(tidy)) return chineseQuery(tidy)
  if (/^[\d\s()+-]+x?$/iu.test(tidy)) return numberQuery(tidy)
  const runs = [
    ...tidy.matchAll(/[\p{Script=Han}〇·]+|[\p{Script=Latin}\p{Mn}'’ .-]+(?![\dA-Za-z])|[\dA-Za-z-]+/gu),
  ]
    .map(([run]) => run.trim())
    .filter((run) => run !== '')
  if (runs.length === 1) return runQuery(runs[0] ?? '')
  const [first = '', second = '', ...rest] = runs
  if (isChineseName(first) && isLetters(second) && rest.length === 0) return halfTyped(first, second)
  return combine(runs.map(runQuery).filter((query) => query.length > 0))
}

function runQuery(run: string): TokenQuery {
  if (isChineseName(run)) return chineseQuery(run)
  return isLetters(run) ? lettersQuery(run) : numberQuery(run)
}

function isLetters(run: string): boolean {
  return /^[\p{Script=Latin}\p{Mn}'’ .-]+$/u.test(run)
}

function combine(queries: readonly TokenQuery[]): TokenQuery {
  let combined: TokenQuery = queries.length > 0 ? [[]] : []
  for (const query of queries)
    combined = combined.flatMap((head) => query.map((one) => [...head, ...one])).slice(0, MOST_ALTERNATIVES)
  return combined
}

function chineseQuery(text: string): TokenQuery {
  const key = nameKey(text)
  const characters = [...key]
  if (characters.length === 0) return []
  if (characters.length <= 2) return [[{ kind: 'fragment', value: key }]]
  const pairs = pairsOf(characters).map((value): Token => ({ kind: 'fragment', value }))
  return [[{ kind: 'name', value: key }], pairs]
}

/** 欧阳hm, 王jian: the characters already chosen, and how the rest begins. */
function halfTyped(characters: string, letters: string): TokenQuery {
  const rest = lettersOf(letters)
  const known = chineseQuery(characters).at(-1) ?? []
  return spellingsOf(characters)
    .flatMap((spelling) =>
      waysToWrite(rest).flatMap((way) => [
        [...known, prefix('initials', initialsOf(spelling) + way, MOST_INITIALS)],
        [...known, prefix('pinyin', wholeSpelling(spelling) + way, PINYIN_LETTERS)],
      ]),
    )
    .slice(0, MOST_ALTERNATIVES)
}

function lettersQuery(text: string): TokenQuery {
  const words = text
    .split(/[\s.]+/u)
    .map(lettersOf)
    .filter((word) => word !== '')
  const joined = waysToWrite(words.join('')).filter((way) => way.length >= SHORTEST)
  const together = joined.flatMap((way) => [
    [prefix('pinyin', way, PINYIN_LETTERS)],
    [prefix('given', way, GIVEN_LETTERS)],
    ...(way.length <= LONGEST_INITIALS ? [[prefix('initials', way, MOST_INITIALS)]] : []),
  ])
  return [...together, ...twoWords(words)].slice(0, MOST_ALTERNATIVES)
}

/** Given name first (jianguo wang), or one of the two only by its initials (w jianguo, wang jg). */
function twoWords(words: readonly string[]): TokenQuery {
  const [first = '', ...others] = words
  const last = others.join('')
  if (last === '') return []
  const alternatives: (readonly Token[])[] = []
  if (first.length >= SHORTEST && last.length >= SHORTEST)
    for (const one of waysToWrite(first))
      for (const other of waysToWrite(last))
        alternatives.push([prefix('given', one, GIVEN_LETTERS), prefix('pinyin', other, PINYIN_LETTERS)])
  if (first.length === 1 && last.length >= SHORTEST)
    for (const way of waysToWrite(last))
      alternatives.push([prefix('given', way, GIVEN_LETTERS), { kind: 'initials', value: first + way[0] }])
  if (first.length >= SHORTEST && last.length <= 3)
    for (const way of waysToWrite(first))
      alternatives.push([prefix('pinyin', way, PINYIN_LETTERS), { kind: 'initials', value: way[0] + last }])
  return alternatives
}

function prefix(kind: TokenKind, letters: string, longest: number): Token {
  return { kind, value: letters.slice(0, longest) }
}

/** Plain small letters; ü as v. */
function lettersOf(text: string): string {
  const plain = text
    .toLowerCase()
    .normalize('NFC')
    .replaceAll(/[üǖǘǚǜ]/gu, 'v')
    .normalize('NFD')
  return plain.replace(/[^a-z]/gu, '')
}

/** lü and nü are kept as lv and nv, but typed as lv, lyu or lu: every way the typed letters may be meant. */
function waysToWrite(letters: string): readonly string[] {
  const withYu = (text: string) => text.replace(/([ln])yu/gu, '$1v')
  const withU = (text: string) => text.replace(/([ln])u(?![ao]|n(?![aeiou]))/gu, '$1v')
  return [...new Set([letters, withYu(letters), withU(letters), withU(withYu(letters))])]
}

function numberQuery(text: string): TokenQuery {
  const number = tidyIdNumber(text)
  const identifier = [identifierToken(text)]
  if (/^\d{3}[\dX]$|^\d{5}[\dX]$/u.test(number)) return [[{ kind: 'number-tail', value: number }], identifier]
  const phone = phoneDigits(text)
  const alternatives: (readonly Token[])[] = []
  if (/^1\d{10}$|^0\d{9,11}$/u.test(phone)) alternatives.push([{ kind: 'phone', value: phone }])
  if (number.length >= 8) alternatives.push([{ kind: 'id-number', value: fullIdNumber(number) }])
  if (/^\d{5,8}$/u.test(phone)) alternatives.push([{ kind: 'phone', value: phone }])
  return [...alternatives, identifier]
}
