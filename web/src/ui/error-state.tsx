import type { ReactNode } from 'react'
import { useText } from '../text/use-text.tsx'
import { Button } from './button.tsx'
import './state.css'

interface Props {
  /** What happened: “记录没有送达”. */
  readonly title: string
  /** What is safe and what to do. */
  readonly children: ReactNode
  readonly onRetry?: () => void
  /** Goes on working and keeps what was written. */
  readonly onKeep?: () => void
  /** The request's number in the server's log. */
  readonly number?: string
}

export function ErrorState({ title, children, onRetry, onKeep, number }: Props) {
  const { t } = useText()
  return (
    <div className="state" role="alert">
      <svg className="icon alarming" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M8 2.2 14.5 13.5H1.5zM8 6.5v3.2M8 11.6h.01" />
      </svg>
      <h2 className="title">{title}</h2>
      <p>{children}</p>
      <div className="acts">
        {onRetry && (
          <Button kind="primary" small onClick={onRetry}>
            {t('ui.retry')}
          </Button>
        )}
        {onKeep && (
          <Button small onClick={onKeep}>
            {t('ui.error.keep')}
          </Button>
        )}
      </div>
      {number && <span className="tiny faint">{t('ui.error.number', { number })}</span>}
    </div>
  )
}
