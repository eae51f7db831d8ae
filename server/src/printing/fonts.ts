import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import subsetFont from 'subset-font'

const { resolve } = createRequire(import.meta.url)
const SANS = join(dirname(resolve('@embedpdf/fonts-sc')), '../fonts')
const SERIF = dirname(resolve('@expo-google-fonts/noto-serif-sc'))

/**
 * The two faces of a printed paper: 黑体 asks, 宋体 answers. Both under the SIL Open Font License 1.1, which lets a
 * document carry them.
 */
export const FONT_FILES = {
  sans: join(SANS, 'NotoSansHans-Regular.otf'),
  sansBold: join(SANS, 'NotoSansHans-Bold.otf'),
  serif: join(SERIF, '400Regular/NotoSerifSC_400Regular.ttf'),
  serifBold: join(SERIF, '600SemiBold/NotoSerifSC_600SemiBold.ttf'),
} as const

type Face = keyof typeof FONT_FILES

/** The font files cut down to these characters, for a document that is to stay small. */
export async function fontsFor(characters: string): Promise<Readonly<Record<Face, Buffer>>> {
  const cut = async (face: Face) =>
    subsetFont(await readFile(FONT_FILES[face]), characters, { noLayoutClosure: true })
  return {
    sans: await cut('sans'),
    sansBold: await cut('sansBold'),
    serif: await cut('serif'),
    serifBold: await cut('serifBold'),
  }
}
