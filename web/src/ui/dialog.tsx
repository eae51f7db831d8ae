import { type ReactNode, useId, useRef } from 'react'
import { useText } from '../text/use-text.tsx'
import { Button } from './button.tsx'
import { useModal } from './use-modal.ts'
import './dialog.css'

interface Props {
  readonly title: string
  /** Beside the title: a `DraftMark`. */
  readonly mark?: ReactNode
  /** Left in the foot: the rule that applies. */
  readonly note?: ReactNode
  /** Over the foot and always in view, however long the body is: why it was not done, or what leaving would lose. */
  readonly said?: ReactNode
  /** At most three buttons, the primary one last. */
  readonly actions?: ReactNode
  readonly width?: number
  /** Asked before closing by Esc or ×; unsaved text may keep it open. */
  readonly onClose: () => void
  readonly children: ReactNode
}

/** At most six questions over the page; on phones a sheet from below. Longer forms are pages. */
export function Dialog({ title, mark, note, said, actions, width, onClose, children }: Props) {
  const { t } = useText()
  const element = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useModal(element)
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={titleId}
      style={width ? ({ '--dialog-width': `${width}px` } as Record<string, string>) : {}}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        {mark}
        <span className="grow" />
        <Button kind="ghost" icon="close" aria-label={t('ui.close')} onClick={onClose} />
      </header>
      <div className="dialog-body">{children}</div>
      {said && (
        <p className="dialog-said small" role="alert">
          {said}
        </p>
      )}
      {actions && (
        <footer className="dialog-foot">
          <span className="small faint grow only-desk">{note}</span>
          {actions}
        </footer>
      )}
    </dialog>
  )
}
