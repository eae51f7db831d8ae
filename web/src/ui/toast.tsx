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
  readonly next?: NextStep | null
}

/** What usually comes next: “签”. */
interface NextStep {
  readonly label: string
  readonly run: () => void
}

interface Toast {
  /** Says that something is done; with `undo` it can be taken back for eight seconds, also by Ctrl Z. */
  readonly say: (words: string, undo?: () => void, next?: NextStep) => void
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
  readonly said: Pick<Said, 'words' | 'icon' | 'undo' | 'next'>
  readonly onUndo: () => void
  readonly onNext?: () => void
}

/** One line of a toast, as the gallery shows it standing still. */
export function ToastLine({ said, onUndo, onNext }: LineProps) {
  const { t } = useText()
  return (
    <div className="toast">
      <Icon name={said.icon} />
      <span className="grow">{said.words}</span>
      {said.next && (
        <button type="button" onClick={onNext}>
          {said.next.label}
        </button>
      )}
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
    const add = (
      words: string,
      icon: IconName,
      undo: (() => void) | null = null,
      next: NextStep | null = null,
    ) => {
      const id = nextId.current++
      setSaid((all) => [...all.slice(-2), { id, words, icon, undo, next }])
      setTimeout(() => drop(id), STAYS)
    }
    return {
      say: (words, undo, next) => add(words, 'check', undo, next),
      warn: (words) => add(words, 'warning'),
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
            onNext={() => {
              each.next?.run()
              drop(each.id)
            }}
          />
        ))}
      </div>
    </ToastContext>
  )
}
