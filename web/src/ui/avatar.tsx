import { splitName } from '@quancheng/rules/names.ts'

interface Props {
  readonly name: string
}

/** The first character of the given name; the hue is the person's, always the same. */
export function Avatar({ name }: Props) {
  const letters = [...name]
  const { given } = splitName(name)
  const [mark] = given === '' ? letters : [...given]
  const hue = letters.reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 4
  return (
    <span className={`avatar hue-${hue}`} aria-hidden="true">
      {mark}
    </span>
  )
}
