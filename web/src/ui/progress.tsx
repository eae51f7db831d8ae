import type { ReactNode } from 'react'
import { useText } from '../text/use-text.tsx'

interface Props {
  /** “正在导入出院名单” */
  readonly title: string
  readonly note?: string
  readonly done: number
  readonly total: number
  readonly unit: string
  /** “约 40 秒” */
  readonly left?: string
  /** Links: what needs a look, cancel. */
  readonly actions?: ReactNode
}

/** Long work: counts, what is left, and a way out. */
export function Progress({ title, note, done, total, unit, left, actions }: Props) {
  const { t } = useText()
  return (
    <div>
      <div className="small">
        <b>{title}</b> {note && <span className="muted">{note}</span>}
      </div>
      <div
        className="bar"
        style={{ margin: '10px 0 6px' }}
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
      >
        <i style={{ width: `${total === 0 ? 0 : (done / total) * 100}%` }} />
      </div>
      <div className="line tiny faint">
        <span>{t('ui.progress.of', { done, total, unit })}</span>
        {left && <span>{left}</span>}
        <span className="grow" />
        {actions}
      </div>
    </div>
  )
}
