/** A key and what it does. `keys` is one key (`j`), a chord (`ctrl+k`) or a sequence (`g t`). */
export interface KeyBinding {
  readonly keys: string
  readonly does: string
  readonly run: () => void
  /** `list`: only while focus is in a list; `anywhere`: always. */
  readonly where: 'list' | 'anywhere'
}

export interface KeyPress {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
}

/** How long the second key of a sequence may take, in milliseconds. */
export const SEQUENCE_PAUSE = 1_200

/** The name of a press as bindings spell it. Shift counts only with letters and named keys: “?” is “?”. */
export function nameOfPress(press: KeyPress): string {
  const key = press.key === ' ' ? 'space' : press.key.toLowerCase()
  const shifted = press.shift && (/^[a-z]$/.test(key) || key.length > 1)
  return [press.ctrl && 'ctrl', press.alt && 'alt', shifted && 'shift', key].filter(Boolean).join('+')
}

/** Whether it could be typed as text: those keys act only in a list, and only while they are switched on (WCAG 2.1.4). */
export function isSingleLetter(keys: string): boolean {
  return keys
    .split(' ')
    .every((key) => !/^(ctrl|alt)\+/.test(key) && key.replace(/^shift\+/, '').length === 1)
}

export interface Situation {
  readonly inList: boolean
  readonly typing: boolean
  readonly lettersOn: boolean
  /** The first key of a sequence, when it was pressed just now. */
  readonly before: string | null
}

/** The binding a press means here, or null. */
export function bindingFor(
  press: KeyPress,
  bindings: readonly KeyBinding[],
  here: Situation,
): KeyBinding | null {
  const name = nameOfPress(press)
  const wanted = here.before === null ? [name] : [`${here.before} ${name}`, name]
  const found = wanted
    .map((keys) => bindings.findLast((binding) => binding.keys === keys))
    .find((binding) => binding !== undefined)
  if (!found) return null
  const chord = /^(ctrl|alt)\+/.test(found.keys)
  if (chord) return found
  if (here.typing) return null
  if (isSingleLetter(found.keys) && !here.lettersOn) return null
  return here.inList || (found.where === 'anywhere' && !isSingleLetter(found.keys)) ? found : null
}

/** Whether a press begins a sequence that some binding continues. */
export function beginsSequence(press: KeyPress, bindings: readonly KeyBinding[]): boolean {
  const name = nameOfPress(press)
  return bindings.some((binding) => binding.keys.startsWith(`${name} `))
}

/** “ctrl+k” as it is drawn on the caps: “Ctrl K”. */
export function capsOf(keys: string): readonly string[] {
  const words: Readonly<Record<string, string>> = {
    ctrl: 'Ctrl',
    alt: 'Alt',
    shift: 'Shift',
    enter: '↵',
    escape: 'Esc',
    space: 'Space',
    arrowup: '↑',
    arrowdown: '↓',
  }
  return keys.split(/[ +]/).map((key) => words[key] ?? (key.length === 1 ? key.toUpperCase() : key))
}
