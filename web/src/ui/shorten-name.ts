/** A name column is nine characters wide (a Han character is one, a Latin letter about half). */
const NAME_COLUMN = 9

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/[ -~]/.test(letter) ? 0.55 : 1), 0)
}

/**
 * A name cut to its column with the most telling part kept: 阿依努尔·买买提江 stays whole in nine characters;
 * a longer one keeps its first part and the initial of the rest.
 */
export function shortenName(name: string, column = NAME_COLUMN): string {
  if (widthOf(name) <= column) return name
  const [first = name, ...rest] = name.split(/(?<=[·•])|(?<= )/)
  if (rest.length > 0) {
    const initials = `${first}${rest.map((part) => [...part][0]).join('')}…`
    if (widthOf(initials) <= column) return initials
  }
  const letters = [...name]
  while (letters.length > 1 && widthOf(`${letters.join('')}…`) > column) letters.pop()
  return `${letters.join('')}…`
}
