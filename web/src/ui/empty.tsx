import type { ReactNode } from 'react'
import './state.css'

interface Props {
  /** “还没有救助申请” the first time; “今天清空了” when it has been emptied. */
  readonly title: string
  /** What will appear here, and how to start. */
  readonly children: ReactNode
  readonly actions?: ReactNode
  /** The list was emptied by work done: drawn as a course that reached today. */
  readonly cleared?: boolean
}

function ClearedPicture() {
  return (
    <svg width="76" height="44" viewBox="0 0 76 44" fill="none" aria-hidden="true">
      <path d="M4 32h52" stroke="var(--qc-line-2)" strokeWidth="2" strokeLinecap="round" />
      <path
        d="M56 32h16"
        stroke="var(--qc-line-2)"
        strokeWidth="2"
        strokeDasharray="1 5"
        strokeLinecap="round"
      />
      <circle cx="56" cy="32" r="6" fill="var(--qc-now)" />
      <path
        d="m14 20 5 5 9-11"
        stroke="var(--qc-primary)"
        strokeWidth="2.4"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}

/** Nothing here: says what will appear and how to start. */
export function Empty({ title, children, actions, cleared = false }: Props) {
  return (
    <div className="state">
      {cleared && <ClearedPicture />}
      <h2 className="title">{title}</h2>
      <p>{children}</p>
      {actions && <div className="acts">{actions}</div>}
    </div>
  )
}
