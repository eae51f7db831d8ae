/** How wide a text is in CJK faces: a Han character is one em, Latin and digits a little over half. */
export function textWidth(text: string, size = 12): number {
  let ems = 0
  for (const letter of text) ems += /[ -~]/.test(letter) ? (/[ .,:;'|!il1]/.test(letter) ? 0.32 : 0.555) : 1
  return ems * size
}

/** The text, or as much of it as fits with “…”; empty when not even two characters fit. */
export function fitText(text: string, width: number, size = 12): string {
  if (textWidth(text, size) <= width) return text
  const letters = [...text]
  while (letters.length > 1) {
    letters.pop()
    const shorter = `${letters.join('')}…`
    if (textWidth(shorter, size) <= width) return letters.length >= 2 ? shorter : ''
  }
  return ''
}
