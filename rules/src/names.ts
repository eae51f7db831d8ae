import { VARIANT_CHARACTERS } from './names-variants.ts'

const HAN = '\\p{Script=Han}〇'
const MIDDLE_DOTS = /[·•・･‧∙⋅●．]/gu
const DOT_BETWEEN_HAN = new RegExp(`(?<=[${HAN}])\\s*[.。]\\s*(?=[${HAN}])`, 'gu')
const SPACE_BESIDE_HAN = new RegExp(`(?<=[${HAN}·])\\s+|\\s+(?=[${HAN}·])`, 'gu')
const ONLY_HAN = new RegExp(`^[${HAN}]+$`, 'u')

/** Surnames of two characters met in household registers today; a longer name that begins so is split after them. */
export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  `欧阳 上官 司马 司徒 司空 司寇 诸葛 东方 皇甫 尉迟 公孙 公冶 公羊 公良 公西 长孙 慕容 令狐 宇文 夏侯 轩辕
  端木 独孤 南宫 西门 东郭 东门 北堂 百里 呼延 闻人 赫连 澹台 宗政 濮阳 淳于 单于 太史 太叔 申屠 仲孙 钟离
  鲜于 闾丘 子车 亓官 巫马 颛孙 壤驷 漆雕 乐正 宰父 谷梁 拓跋 夹谷 段干 羊舌 微生 梁丘 左丘 第五 万俟 南门
  达奚 褚师 纳兰 完颜 叶赫 哥舒 耶律 贺兰 宿勤`
    .trim()
    .split(/\s+/u),
)

/** The usual name needs no tidying: only characters of the two main blocks. */
const PLAIN_HAN = /^[\u3400-\u9fff]+$/u

/** A name as it should be kept: one width, one middle dot, no stray spaces. Characters stay as the person writes them. */
export function tidyName(text: string): string {
  if (PLAIN_HAN.test(text)) return text
  return text
    .replace(MIDDLE_DOTS, '·')
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(DOT_BETWEEN_HAN, '·')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(SPACE_BESIDE_HAN, '')
    .replace(/\s*·\s*/gu, '·')
    .replace(/^·+|·+$/gu, '')
}

/** A name without the middle dots and cases that one office writes and another leaves out: what “same name” compares. */
export function plainName(name: string): string {
  if (PLAIN_HAN.test(name)) return name
  return tidyName(name)
    .replace(/[·'’`-]/gu, '')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase()
}

/** The plain name with variant characters brought to the standard one: 陳國峯 and 陈国峰 are one key, 喆 and 哲 are not. */
export function nameKey(name: string): string {
  return [...plainName(name)].map((character) => VARIANT_CHARACTERS.get(character) ?? character).join('')
}

/** Whether a name is written in Chinese characters, with or without a middle dot. */
export function isChineseName(name: string): boolean {
  return ONLY_HAN.test(tidyName(name).replaceAll('·', ''))
}

export interface SplitName {
  readonly surname: string | null
  readonly given: string
}

/** Surname and given name; a name with a middle dot or in Latin letters has no surname that we could know. */
export function splitName(name: string): SplitName {
  const tidy = tidyName(name)
  const characters = [...tidy]
  if (!ONLY_HAN.test(tidy) || characters.length < 2) return { surname: null, given: tidy }
  const key = [...nameKey(tidy)]
  const length = characters.length > 2 && COMPOUND_SURNAMES.has(key.slice(0, 2).join('')) ? 2 : 1
  return { surname: characters.slice(0, length).join(''), given: characters.slice(length).join('') }
}

/** 王*国, 欧阳*敏, 阿依努尔·***: enough to recognise a person one already knows of. */
export function maskName(name: string): string {
  const { surname, given } = splitName(name)
  const characters = [...given]
  if (surname === null) {
    const [first = '', ...rest] = characters.join('').split(/[·\s]/u)
    if (rest.length > 0) return `${first}${given.includes('·') ? '·' : ' '}***`
    return `${characters[0] ?? ''}${'*'.repeat(Math.max(0, characters.length - 1))}`
  }
  if (characters.length === 1) return `${surname}*`
  return `${surname}${'*'.repeat(characters.length - 1)}${characters.at(-1)}`
}

/**
 * Why a name stands in for one not known yet: nobody knows it (`unknown`), it is withheld (`withheld`: 张某),
 * or a baby goes by the mother's name (`child-of`, with which child of hers) or by none (`newborn`).
 */
export type TemporaryName =
  | { readonly kind: 'unknown' | 'withheld' | 'newborn'; readonly mother: null; readonly child: null }
  | { readonly kind: 'child-of'; readonly mother: string; readonly child: string }

const TAIL = '[\\s\\-_#(（]*(?:[0-9]{0,8}|[A-Z]|[甲乙丙丁一二三四男女子])[)）号]?'
const UNKNOWN = new RegExp(
  `^(?:无名氏|无名(?:男|女)(?:性|尸|婴)?|无名|佚名|未知名?|未知姓名|姓名不详|不详|不明|身份不明(?:者|人员)?|三无(?:人员|病人|患者)?|无主病人|某某|某(?:男|女)|路人)${TAIL}$`,
  'u',
)
const WITHHELD = new RegExp(`^[${HAN}]{1,2}某{1,2}${TAIL}$`, 'u')
const NEWBORN = new RegExp(`^(?:新生儿|婴儿|男婴|女婴|弃婴|新生婴儿)${TAIL}$`, 'u')
const ORDINAL = '[长次大小三四双]'
const WHICH = '[\\s\\-(（]*(?:[A-Da-d]|[1-9]|[甲乙丙丁一二三四大小])?[)）]?'
const CHILD_OF_BY_ZHI = new RegExp(
  `^([${HAN}·]{2,}?)之(${ORDINAL}?(?:子|女|婴|儿|男婴|女婴|婴儿|宝宝|毛毛)${WHICH})$`,
  'u',
)
const CHILD_OF_BY_END = new RegExp(
  `^(?:([${HAN}·]{1,}?)((?:男婴|女婴|婴儿|新生儿)${WHICH})|([${HAN}·]{2,}?)((?:宝宝|毛毛|BB)${WHICH})|([${HAN}·]{3,}?)(婴${WHICH}))$`,
  'u',
)
const LATIN_UNKNOWN =
  /^(?:unknown|unnamed|anonymous|no name|(?:john|jane) doe)(?: (?:male|female|man|woman))?(?: ?\d+)?$/iu
const LATIN_NEWBORN = /^(?:newborn|baby(?: (?:boy|girl))?)(?: [a-d1-9])?$/iu
const LATIN_CHILD_OF = /^((?:baby|bb|newborn|son|daughter)(?: (?:boy|girl))?)(?: [a-d1-9])? of (.+)$/iu

/** Recognises the names hospitals give to people whose own name is not known yet; null for a person's own name. */
export function readTemporaryName(name: string): TemporaryName | null {
  const tidy = tidyName(name)
  const bare = (kind: 'unknown' | 'withheld' | 'newborn') => ({ kind, mother: null, child: null })
  if (UNKNOWN.test(tidy) || LATIN_UNKNOWN.test(tidy)) return bare('unknown')
  if (NEWBORN.test(tidy) || LATIN_NEWBORN.test(tidy)) return bare('newborn')
  const byZhi = CHILD_OF_BY_ZHI.exec(tidy)
  if (byZhi) return childOf(byZhi[1] ?? '', byZhi[2] ?? '')
  const byEnd = CHILD_OF_BY_END.exec(tidy)
  if (byEnd) return childOf(byEnd[1] ?? byEnd[3] ?? byEnd[5] ?? '', byEnd[2] ?? byEnd[4] ?? byEnd[6] ?? '')
  const latin = LATIN_CHILD_OF.exec(tidy)
  if (latin) return childOf(latin[2] ?? '', latin[1] ?? '')
  if (WITHHELD.test(tidy)) return bare('withheld')
  return null
}

function childOf(mother: string, child: string): TemporaryName {
  return { kind: 'child-of', mother: mother.trim(), child: child.replace(/[-()（）]/gu, '').toUpperCase() }
}
