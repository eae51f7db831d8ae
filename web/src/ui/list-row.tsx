import { type ReactNode, useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { Icon, type IconName } from './icon.tsx'
import { useToast } from './toast.tsx'
import './list-row.css'

/** How long the fold takes; the tick is sent when it is over. */
const FOLD = 160

interface Props {
  /** A `PersonLine`. */
  readonly who: ReactNode
  readonly icon: IconName
  readonly what: string
  /** What else is good to know, quieter. */
  readonly note?: string
  /** A `Clock`, or a time. */
  readonly when: ReactNode
  readonly done?: boolean
  readonly current?: boolean
  readonly onOpen: () => void
  /** Absent where a row cannot be ticked off from the list. */
  readonly onTick?: () => void
  /** Takes the tick back; the toast offers it for eight seconds. */
  readonly onUndo?: () => void
}

/** One thing to do: who, what, when. Ticking fills the circle, folds the row and offers to undo. */
export function ListRow({
  who,
  icon,
  what,
  note,
  when,
  done = false,
  current = false,
  onOpen,
  onTick,
  onUndo,
}: Props) {
  const { t } = useText()
  const toast = useToast()
  const [leaving, setLeaving] = useState(false)
  const tick = () => {
    if (!onTick) return
    setLeaving(true)
    setTimeout(() => {
      onTick()
      setLeaving(false)
      toast.say(t('ui.todo.done', { what }), onUndo)
    }, FOLD)
  }
  return (
    <div className={`todo-fold${leaving ? ' leaving' : ''}`}>
      <div>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: a wider target for the pointer; the name inside is the button */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a wider target for the pointer; the name inside is the button */}
        <div className={`todo${done ? ' done' : ''}`} aria-current={current || undefined} onClick={onOpen}>
          {onTick ? (
            // biome-ignore lint/a11y/useSemanticElements: a checkbox drawn as a circle that keeps its own button keys
            <button
              type="button"
              className="tick"
              role="checkbox"
              aria-checked={done || leaving}
              aria-label={t(done ? 'ui.todo.untick' : 'ui.todo.tick', { what })}
              onClick={(event) => {
                event.stopPropagation()
                if (done) onUndo?.()
                else tick()
              }}
            >
              <Icon name="check" />
            </button>
          ) : (
            <span />
          )}
          <span className="who">
            <button
              type="button"
              className="person"
              data-row
              onClick={(event) => {
                event.stopPropagation()
                onOpen()
              }}
            >
              {who}
            </button>
          </span>
          <span className="what">
            <Icon name={icon} />
            <span className="clip">
              {what}
              {note && <span className="note">{note}</span>}
            </span>
          </span>
          <span className="when">{when}</span>
        </div>
      </div>
    </div>
  )
}
