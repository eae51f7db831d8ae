interface Props {
  readonly name: string
}

/** The last character of a Chinese name, the first letter of any other; the hue is the person's, always the same. */
export function Avatar({ name }: Props) {
  const letters = [...name]
  const mark = /\p{Script=Han}/u.test(name) && !name.includes('·') ? letters.at(-1) : letters[0]
  const hue = letters.reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 4
  return (
    <span className={`avatar hue-${hue}`} aria-hidden="true">
      {mark}
    </span>
  )
}
