import { nameKey, splitName, tidyName } from '@quancheng/rules/names.ts'
import { pinyin } from 'pinyin-pro'

/** One way to say a name: its parts (surname and given name, or what stands between dots or spaces), in syllables. */
export interface Spelling {
  readonly parts: readonly (readonly string[])[]
}

/** Readings a character has as a surname, the usual one first; pinyin-pro knows the others. */
const SURNAME_READINGS: Readonly<Record<string, readonly string[]>> = {
  单: ['shan'],
  仇: ['qiu'],
  解: ['xie'],
  曾: ['zeng'],
  区: ['ou'],
  查: ['zha'],
  朴: ['piao'],
  盖: ['ge', 'gai'],
  任: ['ren'],
  华: ['hua'],
  缪: ['miao'],
  宁: ['ning'],
  覃: ['qin', 'tan'],
  乐: ['yue', 'le'],
  翟: ['zhai', 'di'],
  员: ['yun'],
  秘: ['bi'],
  黑: ['he', 'hei'],
  冼: ['xian'],
  召: ['shao'],
  种: ['chong'],
  折: ['she'],
  洗: ['xian'],
  谌: ['chen', 'shen'],
  葛: ['ge'],
  薄: ['bo'],
  那: ['na'],
  牟: ['mu', 'mou'],
  祭: ['zhai', 'ji'],
  车: ['che'],
  石: ['shi'],
  都: ['du'],
  隗: ['wei', 'kui'],
  撒: ['sa'],
  费: ['fei', 'bi'],
  句: ['gou'],
  郇: ['xun', 'huan'],
  纪: ['ji'],
  沈: ['shen'],
  应: ['ying'],
  曲: ['qu'],
  过: ['guo'],
  佴: ['nai'],
  阚: ['kan'],
  尉: ['wei'],
  长: ['chang'],
  柏: ['bai', 'bo'],
  万: ['wan'],
  尹: ['yin'],
  晟: ['cheng', 'sheng'],
  藏: ['zang'],
  臧: ['zang'],
  燕: ['yan'],
  尉迟: ['yu chi'],
  长孙: ['zhang sun'],
  万俟: ['mo qi'],
  单于: ['chan yu'],
  澹台: ['tan tai'],
  令狐: ['ling hu'],
  鲜于: ['xian yu'],
  亓官: ['qi guan'],
  乐正: ['yue zheng'],
}

const MOST_SPELLINGS = 6

/**
 * How a name may be said, in plain letters (ü written v), the likeliest first. Characters with several readings give
 * several spellings, six at most.
 */
export function spellingsOf(name: string): readonly Spelling[] {
  const { surname, given } = splitName(name)
  const words = surname === null ? tidyName(given).split(/[·\s]+/u) : [surname, given]
  const choices = words.map((word, place) =>
    surname !== null && place === 0 ? surnameSpellings(nameKey(word)) : wordSpellings(nameKey(word)),
  )
  return bounded(choices).map((parts) => ({ parts }))
}

function surnameSpellings(surname: string): readonly (readonly string[])[] {
  const known = Object.hasOwn(SURNAME_READINGS, surname) ? SURNAME_READINGS[surname] : undefined
  if (known) return known.map((reading) => reading.split(' '))
  return wordSpellings(surname)
}

/** Every character's readings combined, each character's likeliest first. */
function wordSpellings(word: string): readonly (readonly string[])[] {
  return bounded(syllablesOf(word))
}

/** A few combinations of one choice from each list, those with the likeliest choices first. */
function bounded<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  if (lists.every((list) => list.length === 1)) return [lists.flat()]
  let combined: { readonly chosen: readonly T[]; readonly rank: number }[] = [{ chosen: [], rank: 0 }]
  for (const list of lists)
    combined = combined
      .flatMap(({ chosen, rank }) =>
        list.map((one, place) => ({ chosen: [...chosen, one], rank: rank + place })),
      )
      .toSorted((one, other) => one.rank - other.rank)
      .slice(0, MOST_SPELLINGS)
  return combined.map(({ chosen }) => chosen)
}

/** Chinese characters as their readings; runs of letters and digits as they are. */
function syllablesOf(word: string): readonly (readonly string[])[] {
  return [...word.matchAll(/\p{Script=Han}|〇|[a-z0-9]+/gu)].map(([run]) =>
    /[a-z0-9]/u.test(run) ? [run] : readingsOf(run),
  )
}

const readings = new Map<string, readonly string[]>()

function readingsOf(character: string): readonly string[] {
  const known = readings.get(character)
  if (known) return known
  const said = pinyin(character, { toneType: 'none', type: 'array', multiple: true })
  const made = [...new Set(said.map((reading) => reading.replaceAll('ü', 'v')))].filter((reading) =>
    /^[a-z]+$/u.test(reading),
  )
  readings.set(character, made)
  return made
}
