import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import './toast.css'

const STAYS = 8_000

interface Said {
  readonly id: number
  readonly words: string
  readonly icon: IconName
  readonly undo: (() => void) | null
}

interface Toast {
  /** Says that something is done; with `undo` it can be taken back for eight seconds, also by Ctrl Z. */
  readonly say: (words: string, undo?: () => void) => void
  /** Says that something did not work, where no place on the screen can say it. */
  readonly warn: (words: string) => void
}

const ToastContext = createContext<Toast | null>(null)

export function useToast(): Toast {
  const toast = use(ToastContext)
  if (!toast) throw new Error('useToast needs a ToastProvider above it')
  return toast
}

interface LineProps {
  readonly said: Pick<Said, 'words' | 'icon' | 'undo'>
  readonly onUndo: () => void
}

/** One line of a toast, as the gallery shows it standing still. */
export function ToastLine({ said, onUndo }: LineProps) {
  const { t } = useText()
  return (
    <div className="toast">
      <Icon name={said.icon} />
      <span className="grow">{said.words}</span>
      {said.undo && (
        <>
          <button type="button" onClick={onUndo}>
            {t('ui.undo')}
          </button>
          <Kbd keys="Ctrl Z" />
        </>
      )}
    </div>
  )
}

interface Props {
  readonly children: ReactNode
}

export function ToastProvider({ children }: Props) {
  const [said, setSaid] = useState<readonly Said[]>([])
  const nextId = useRef(1)
  const drop = useCallback((id: number) => setSaid((all) => all.filter((each) => each.id !== id)), [])
  const toast = useMemo<Toast>(() => {
    const add = (words: string, icon: IconName, undo: (() => void) | null) => {
      const id = nextId.current++
      setSaid((all) => [...all.slice(-2), { id, words, icon, undo }])
      setTimeout(() => drop(id), STAYS)
    }
    return {
      say: (words, undo) => add(words, 'check', undo ?? null),
      warn: (words) => add(words, 'warning', null),
    }
  }, [drop])
  const last = said.findLast((each) => each.undo !== null)
  useEffect(() => {
    if (!last) return
    const onKey = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]')
      if (typing || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      last.undo?.()
      drop(last.id)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [last, drop])
  return (
    <ToastContext value={toast}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {said.map((each) => (
          <ToastLine
            key={each.id}
            said={each}
            onUndo={() => {
              each.undo?.()
              drop(each.id)
            }}
          />
        ))}
      </div>
    </ToastContext>
  )
}
