/** The words under a symbol: how wide they are drawn and how they break. */
const FONT = 12
export const WORDS_WIDE = 96

export function wordsWidth(text: string, font = FONT): number {
  let width = 0
  for (const letter of text) width += letter.charCodeAt(0) > 0x2e7f ? font : font * 0.58
  return Math.ceil(width)
}

/** At most so many lines of at most 96 px; what does not fit ends in …, and is whole in the table. */
export function breakWords(text: string, most = 2, font = FONT): readonly string[] {
  const lines: string[] = []
  let line = ''
  const letters = [...text.trim()]
  for (const [at, letter] of letters.entries()) {
    const isFull = wordsWidth(line + letter, font) > WORDS_WIDE
    if (!isFull) {
      line += letter
      continue
    }
    if (lines.length === most - 1) {
      while (wordsWidth(`${line}…`, font) > WORDS_WIDE) line = line.slice(0, -1)
      return [...lines, `${line.trimEnd()}…`]
    }
    const space = line.lastIndexOf(' ')
    const isInWord = /[\w]/.test(letter) && /\w$/.test(line) && space > 0
    lines.push((isInWord ? line.slice(0, space) : line).trim())
    line = isInWord ? line.slice(space + 1) + letter : letter.trimStart()
    if (at === letters.length - 1) break
  }
  return line.trim() === '' ? lines : [...lines, line.trim()]
}
