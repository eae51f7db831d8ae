import { useText } from '../text/use-text.tsx'
import './tabs.css'

export interface SavedView {
  readonly id: string
  readonly name: string
  readonly count: number | null
  /** The counting stopped there: “1 000+”. */
  readonly more: boolean
}

interface Props {
  readonly views: readonly SavedView[]
  /** The view the address opens, or null when the conditions are nobody's saved view. */
  readonly current: string | null
  readonly onOpen: (view: SavedView) => void
  /** Saves the conditions of now as a view; absent where nothing can be saved. */
  readonly onSave?: () => void
  /** Drops the current view; absent where it is nobody's own. */
  readonly onDrop?: () => void
}

/** Saved views are the tabs of a list. */
export function SavedViews({ views, current, onOpen, onSave, onDrop }: Props) {
  const { t, count } = useText()
  return (
    <nav className="tabs" aria-label={t('ui.views.label')}>
      {views.map((view) => (
        <button
          key={view.id}
          type="button"
          aria-current={view.id === current ? 'true' : undefined}
          onClick={() => onOpen(view)}
        >
          {view.name}
          {view.count !== null && <span className="figure">{count(view.count, view.more)}</span>}
        </button>
      ))}
      {onSave && (
        <button type="button" className="faint only-desk" onClick={onSave}>
          ＋ {t('ui.views.save')}
        </button>
      )}
      {onDrop && (
        <button type="button" className="faint only-desk" onClick={onDrop}>
          {t('ui.views.drop')}
        </button>
      )}
    </nav>
  )
}
