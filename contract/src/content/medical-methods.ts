import type { StandardPack } from './standard-pack.ts'
import type { Texts } from './texts.ts'

/** What of a pack is done within a medical institution only; what the original marks stays so while its words stay. */
export function medicalMethods(pack: StandardPack, original: StandardPack | null): readonly Texts[] {
  const known = new Set(original ? marked(original).map(wordsOf) : [])
  return all(pack)
    .filter((method) => method.isMarked || known.has(wordsOf(method)))
    .map(({ zh, en }) => ({ zh, en }))
}

function marked(pack: StandardPack) {
  return all(pack).filter(({ isMarked }) => isMarked)
}

function all({ methods, serviceItems }: StandardPack) {
  return [
    ...methods.items.map(({ zh, en, medicalInstitutionOnly }) => ({
      zh,
      en,
      isMarked: medicalInstitutionOnly,
    })),
    ...serviceItems.items.map(({ name, medicalInstitutionOnly }) => ({
      ...name,
      isMarked: medicalInstitutionOnly,
    })),
  ]
}

function wordsOf({ zh }: Texts): string {
  return zh.trim()
}
