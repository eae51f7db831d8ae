import { isChineseName, splitName } from './names.ts'

/** Who and what must not be made out in a copy for eyes outside, in the order in which they are first named. */
export interface KnownOfFile {
  readonly names: readonly string[]
  /** Numbers of cases, cards and patients, telephones. */
  readonly numbers: readonly string[]
  readonly addresses: readonly string[]
  readonly beds: readonly string[]
  /** Days of birth, with the age to be said instead. */
  readonly births: readonly { readonly day: string; readonly age: string }[]
  readonly words: MaskWords
}

/** What stands in place of what was taken out; `person` goes before a number. */
export interface MaskWords {
  readonly person: string
  readonly number: string
  readonly address: string
  readonly bed: string
}

type Rule = readonly [pattern: string, instead: string]

const escaped = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
/** The same characters, also with spaces between them. */
const loose = (text: string) => [...text].map(escaped).join('\\s*')
const DOT = '[·•・．.]'

/**
 * Makes a function that takes names, numbers, addresses and beds out of any text; the same person is called the same
 * throughout, so that a reader can follow, and nothing of it can be turned back.
 */
export function masker(known: KnownOfFile): (text: string) => string {
  const rules = [
    ...known.names.flatMap(nameRules(known)),
    ...known.births.flatMap(({ day, age }) => birthRules(day, age)),
    ...known.addresses.flatMap((address) => addressRules(address, known.words.address)),
    ...known.numbers
      .filter((number) => number.trim().length >= 3)
      .map((number): Rule => [loose(number.trim()), known.words.number]),
    ...known.beds.flatMap((bed): Rule[] => [
      [`(?<=　)${escaped(bed)}(?=　|$)`, known.words.bed],
      [`\\b${escaped(bed)}\\s*[号]?床`, known.words.bed],
    ]),
    ...shapes(known.words),
  ].toSorted((one, other) => other[0].length - one[0].length)
  const all = new RegExp(rules.map(([pattern]) => `(${pattern})`).join('|'), 'gu')
  return (text) =>
    text.replace(all, (found: string, ...groups: unknown[]) => {
      const at = groups.slice(0, rules.length).findIndex((group) => group !== undefined)
      return rules[at]?.[1] ?? found
    })
}

/** A surname alone is not told apart from ordinary words, a given name of two characters is. */
function nameRules({ names, words }: KnownOfFile): (name: string) => Rule[] {
  const counts = new Map<string, number>()
  const called = new Map<string, string>()
  for (const name of names) {
    if (called.has(name) || name.trim() === '') continue
    const surname = isChineseName(name) ? (splitName(name).surname ?? '') : ''
    const stem = surname === '' ? words.person : `${surname}某`
    const count = (counts.get(stem) ?? 0) + 1
    counts.set(stem, count)
    called.set(name, `${stem}${count}`)
  }
  return (name) => {
    const alias = called.get(name)
    called.delete(name)
    return alias === undefined ? [] : patternsOf(name).map((pattern): Rule => [pattern, alias])
  }
}

function patternsOf(name: string): string[] {
  if (!isChineseName(name)) {
    const parts = name.split(/[\s,.·-]+/u).filter((part) => [...part].length >= 2)
    const whole = name.trim().split(/\s+/u).map(escaped).join('\\s+')
    return [
      apart(caseless(whole)),
      ...parts.map((part) => apart(`${escaped(part)}|${escaped(part.toUpperCase())}`)),
    ]
  }
  const pieces = name.split(/[·•・．.]/u).filter((piece) => [...piece].length >= 2)
  if (pieces.length > 1) return [pieces.map(loose).join(`\\s*${DOT}?\\s*`), ...pieces.map(loose)]
  const { given } = splitName(name)
  return [
    loose(name),
    ...([...given].length >= 2
      ? [loose(given)]
      : [`[小阿老]${escaped(given)}`, `${escaped(given)}(?:儿|哥|姐|子)`]),
  ]
}

/** No letter before or after makes it another word; a Chinese sentence goes on without a space. */
const apart = (pattern: string) => `(?<!(?!\\p{Script=Han})\\p{L})(?:${pattern})(?!(?!\\p{Script=Han})\\p{L})`

const caseless = (pattern: string) =>
  pattern.replaceAll(/(?<!\\)[a-z]/giu, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)

function birthRules(day: string, age: string): Rule[] {
  const [year = '', month = '', date = ''] = day.split('-')
  if (date === '') return []
  const [m, d] = [Number(month), Number(date)]
  return [
    [`${year}\\s*[-./年]\\s*0?${m}\\s*[-./月]\\s*0?${d}\\s*日?(?!\\d)`, age],
    [`${year}${month}${date}`, age],
  ]
}

/** The whole, and each of its parts that says where it is, as people write it in a sentence. */
function addressRules(address: string, instead: string): Rule[] {
  const whole = address.trim()
  if (whole === '') return []
  const parts = whole
    .split(/(?<=[省市区县镇乡村道路街巷弄号栋幢])/u)
    .filter((part) => /^\p{Script=Han}{3,}$/u.test(part))
  const tail = /\p{Script=Han}{2,}(?:路|街|巷|弄|村|道)[\dA-Za-z].*$/u.exec(whole)?.[0]
  return [whole, ...(tail ? [tail] : []), ...parts].map((part): Rule => [loose(part), instead])
}

/** What nobody entered as such and yet looks like it. */
function shapes({ number, address, bed }: MaskWords): Rule[] {
  return [
    ['(?<!\\d)\\d{6}[-\\s]?\\d{8}[-\\s]?\\d{3}[\\dXx](?!\\d)', number],
    ['(?<!\\d)\\d{4}(?:[-\\s]\\d{4}){2,3}(?:[-\\s]\\d{1,3})?(?!\\d)', number],
    ['(?<!\\d)(?:\\+?86[-\\s]?)?1[3-9]\\d(?:[-\\s]?\\d{4}){2}(?!\\d)', number],
    ['(?<!\\d)0\\d{2,3}[-\\s]?\\d{7,8}(?!\\d)', number],
    ['(?<!\\d)\\d{7,}(?!\\d)', number],
    ['[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+', number],
    ['(?<=微信号?[:：\\s]{0,3})[A-Za-z][-\\w]{5,19}', number],
    [
      '(?:(?![在住到去是于从和至])\\p{Script=Han}){2,4}(?:路|街|巷|弄)\\d+号?(?:\\d+[栋幢座弄])?(?:\\d+单元)?(?:\\d+室)?',
      address,
    ],
    ['\\d+[栋幢座](?:\\d+单元)?\\d*室?', address],
    ['\\d{1,3}[A-Za-z]?\\s*[号]?床', bed],
    ['\\b[Bb]ed\\s*\\d{1,3}\\b', bed],
  ]
}
