import type { ReactNode } from 'react'
import { useText } from '../text/use-text.tsx'
import { Button } from './button.tsx'
import './side-panel.css'

interface Props {
  readonly label: string
  readonly title: string
  readonly about?: ReactNode
  /** At most four: one primary, the refusing one last and quiet. */
  readonly actions?: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A column of its own beside a live list; on phones it is the page. */
export function SidePanel({ label, title, about, actions, onClose, children }: Props) {
  const { t } = useText()
  return (
    <section className="side-panel" aria-label={label}>
      <div className="scroll">
        <header className="side-panel-head">
          <h2>{title}</h2>
          <span className="muted small">{about}</span>
          <span className="grow" />
          <Button kind="ghost" small icon="close" aria-label={t('ui.close')} onClick={onClose} />
        </header>
        {children}
      </div>
      {actions && <footer className="side-panel-foot">{actions}</footer>}
    </section>
  )
}
