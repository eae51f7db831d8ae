import { SOURCE_PHRASES } from './source-phrases.ts'
import type { Locale } from './translate.ts'

const REPORT = /(?:national report \(source document 004\),|004) (L\d+(?:[-–]\d+)?(?:, L\d+(?:[-–]\d+)?)*)/g
/** A number in our own list of indicators. */
const LIST_NUMBER = /^G\d-\d+[；;]?\s*/
/** A law by its name and bare numbers of articles: `个保法 55, 56`. */
const LAW = /(\p{Script=Han}+(?:法|条例)) (\d+(?:, \d+)*)(?![\d-])/gu
const WIDE: Readonly<Record<string, string>> = { ';': '；', ',': '，', ':': '：', '.': '。' }

interface Words {
  /** The national report at these lines. */
  readonly report: (lines: string) => string
  /** A law, by the name it is given here, at these articles. */
  readonly law: (name: string, articles: string) => string
  /** What is said where nothing but a number of our own list stands. */
  readonly ours: string
}

/** Where something comes from, in words a reader can follow: the report by its name, what recurs in the reader’s own language. */
export function saidSource(source: string, locale: Locale, words: Words): string {
  const plain = source
    .replace(LIST_NUMBER, '')
    .replace(LAW, (_, name: string, articles: string) =>
      words.law(name, articles.replaceAll(', ', locale === 'zh' ? '、' : ', ')),
    )
    .replace(REPORT, (_, lines: string) => words.report(linesOf(lines, locale)))
    .trim()
  const said = plain
    .split(/(?<=[;.]) /)
    .map((clause) => inOwnWords(clause, locale))
    .join(' ')
  if (said === '') return words.ours
  return locale === 'zh' ? wide(said) : said
}

/** After Chinese words the signs are Chinese. */
function wide(text: string): string {
  return text
    .replace(/(?<=\p{Script=Han}) \((\p{Script=Han}[^()]*)\)/gu, '（$1）')
    .replace(/(?<=[\p{Script=Han}）])([;,:.])(?: |$)/gu, (_, sign: string) => WIDE[sign] ?? sign)
}

/** A clause is said in the reader’s language as a whole or not at all: half a translation reads worse than none. */
function inOwnWords(clause: string, locale: Locale): string {
  const said = SOURCE_PHRASES[locale].reduce((text, [from, to]) => text.replaceAll(from, to), clause)
  const rest = said.replace(/https?:\S+/g, '')
  return locale === 'zh' && /\b[a-z]{2,}\b/.test(rest) ? clause : said
}

function linesOf(lines: string, locale: Locale): string {
  return lines
    .replaceAll('L', '')
    .replaceAll('-', '–')
    .replaceAll(', ', locale === 'zh' ? '、' : ', ')
}
