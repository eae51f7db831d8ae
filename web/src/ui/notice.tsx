import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import './notice.css'

export type NoticeTone = 'risk' | 'next' | 'wait' | 'ok' | 'quiet'

const MARKS = { next: 'flag', wait: 'offline', ok: 'check' } as const satisfies Partial<
  Record<NoticeTone, IconName>
>

interface Props {
  /** `risk` is for safety alone and interrupts a screen reader; `next` is the one step that comes next. */
  readonly tone: NoticeTone
  readonly icon?: IconName
  /** The sentence that leads. */
  readonly title: ReactNode
  readonly children?: ReactNode
  /** The clock and the buttons; on phones below, full width. */
  readonly actions?: ReactNode
}

function RiskMark() {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true">
      <path d="M5.3 1.8h5.4l3.5 3.5v5.4l-3.5 3.5H5.3l-3.5-3.5V5.3z" fill="currentColor" />
      <path d="M8 4.6v4M8 11h.01" stroke="var(--qc-surface)" strokeWidth="1.8" strokeLinecap="round" />
    </svg>
  )
}

/** A tinted notice inside the sheet. There is no × on it: it goes when its matter is settled. */
export function Notice({ tone, icon, title, children, actions }: Props) {
  const mark = icon ?? (tone === 'next' || tone === 'wait' || tone === 'ok' ? MARKS[tone] : null)
  return (
    <section
      className={`notice ${tone === 'risk' ? 'risk-notice' : tone}${tone === 'quiet' && !mark ? ' no-mark' : ''}`}
      role={tone === 'risk' ? 'alert' : undefined}
    >
      {tone === 'risk' ? <RiskMark /> : mark && <Icon name={mark} />}
      <div>
        <div>{title}</div>
        {children && <div className="more">{children}</div>}
      </div>
      {actions && <div className="acts">{actions}</div>}
    </section>
  )
}
