import {
  createContext,
  type ReactNode,
  type RefObject,
  use,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { beginsSequence, bindingFor, type KeyBinding, nameOfPress, SEQUENCE_PAUSE } from './key-book.ts'

interface Keys {
  readonly add: (bindings: readonly KeyBinding[]) => () => void
  readonly all: () => readonly KeyBinding[]
}

const KeysContext = createContext<Keys | null>(null)

/** Everything that acts at present, for the page of all keys. */
export function useAllKeys(): readonly KeyBinding[] {
  return use(KeysContext)?.all() ?? []
}

/** Puts keys in force while the component that names them is on the screen. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const keys = use(KeysContext)
  const latest = useRef(bindings)
  latest.current = bindings
  const names = bindings.map((binding) => binding.keys).join()
  useEffect(() => {
    if (!keys || names === '') return
    return keys.add(
      latest.current.map((binding) => ({
        ...binding,
        run: () => latest.current.find((each) => each.keys === binding.keys)?.run(),
      })),
    )
  }, [keys, names])
}

interface ProviderProps {
  /** Single-letter keys, which a person may switch off. */
  readonly lettersOn: boolean
  readonly children: ReactNode
}

export function KeysProvider({ lettersOn, children }: ProviderProps) {
  const bindings = useRef<readonly (readonly KeyBinding[])[]>([])
  const keys = useMemo<Keys>(
    () => ({
      add: (more) => {
        bindings.current = [...bindings.current, more]
        return () => {
          bindings.current = bindings.current.filter((each) => each !== more)
        }
      },
      all: () => bindings.current.flat(),
    }),
    [],
  )
  useEffect(() => {
    let before: { name: string; at: number } | null = null
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented) return
      const target = event.target instanceof Element ? event.target : null
      const press = {
        key: event.key,
        ctrl: event.ctrlKey || event.metaKey,
        shift: event.shiftKey,
        alt: event.altKey,
      }
      const all = bindings.current.flat()
      const found = bindingFor(press, all, {
        inList: target?.closest('[data-keys]') != null,
        typing:
          target?.closest('input:not([type=checkbox],[type=radio]), textarea, select, [contenteditable]') !=
          null,
        lettersOn,
        before: before !== null && event.timeStamp - before.at < SEQUENCE_PAUSE ? before.name : null,
      })
      before = beginsSequence(press, all) ? { name: nameOfPress(press), at: event.timeStamp } : null
      // Esc belongs to the dialog that is open, not to the page behind it
      if (!found || (found.keys === 'escape' && document.querySelector('dialog[open]'))) return
      event.preventDefault()
      found.run()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [lettersOn])
  return <KeysContext value={keys}>{children}</KeysContext>
}

interface ListKeysWords {
  readonly next: string
  readonly previous: string
}

/** Moves focus between the rows of a list (elements with `data-row`) by J, K and the arrows. Spread the result on the list. */
export function useListKeys(words: ListKeysWords): {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly 'data-keys': ''
} {
  const ref = useRef<HTMLDivElement>(null)
  const step = (by: 1 | -1) => {
    const rows = [...(ref.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const active = document.activeElement
    const at = rows.findIndex(
      (row) => row === active || row.contains(active) || row.parentElement?.contains(active),
    )
    rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.focus()
  }
  useKeys([
    { keys: 'j', does: words.next, where: 'list', run: () => step(1) },
    { keys: 'k', does: words.previous, where: 'list', run: () => step(-1) },
    { keys: 'arrowdown', does: words.next, where: 'list', run: () => step(1) },
    { keys: 'arrowup', does: words.previous, where: 'list', run: () => step(-1) },
  ])
  return { ref, 'data-keys': '' }
}

interface HelpState {
  readonly open: boolean
  readonly show: () => void
  readonly hide: () => void
}

/** Whether the page of all keys is open; “?” opens it. */
export function useKeysHelp(does: string): HelpState {
  const [open, setOpen] = useState(false)
  useKeys([{ keys: '?', does, where: 'list', run: () => setOpen(true) }])
  return { open, show: () => setOpen(true), hide: () => setOpen(false) }
}
