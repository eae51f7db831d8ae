import { type ReactNode, useEffect } from 'react'
import { useText } from '../text/use-text.tsx'
import './page.css'

interface Props {
  /** A sentence that says what is so: “还有 11 件”. It is also the name of the browser tab. */
  readonly title: string
  /** The second line: date, whose figures these are. */
  readonly about?: ReactNode
  readonly actions?: ReactNode
  /** Between title and body: tabs, filters, a quick line. */
  readonly under?: ReactNode
  /** The right column of 296 px; below the body on small screens. */
  readonly aside?: ReactNode
  readonly asideLabel?: string
  /** A `SidePanel`, instead of an aside; alone on phones. */
  readonly panel?: ReactNode
  /** What floats over the foot of the list: a `BulkBar`. */
  readonly foot?: ReactNode
  readonly children: ReactNode
}

/** One sheet of paper: title, body, at most one right column. */
export function Page({ title, about, actions, under, aside, asideLabel, panel, foot, children }: Props) {
  const { t } = useText()
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])
  const columns = panel ? 'with-panel' : aside ? 'with-aside' : ''
  return (
    <div className="page">
      <div className={`page-columns ${columns}`}>
        <div className="page-main">
          <header className="page-head">
            <div>
              <h1>{title}</h1>
              {about && <div className="about">{about}</div>}
            </div>
            <span className="grow" />
            {actions}
          </header>
          {under}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard */}
          <div className="scroll" tabIndex={0}>
            {children}
          </div>
          {foot}
        </div>
        {panel ??
          (aside && (
            <aside className="page-aside" {...(asideLabel && { 'aria-label': asideLabel })}>
              {aside}
            </aside>
          ))}
      </div>
    </div>
  )
}

interface SectionProps {
  readonly title: ReactNode
  readonly count?: number
  readonly note?: ReactNode
  /** A link or a control at the right end of the heading. */
  readonly action?: ReactNode
  /** `padded` inside the body of a page, `bare` inside an aside or a panel. */
  readonly shape?: 'padded' | 'bare'
  readonly children: ReactNode
}

/** A part of a sheet: set apart by space and a hairline, never by a box. */
export function Section({ title, count, note, action, shape = 'bare', children }: SectionProps) {
  const { number } = useText()
  return (
    <section {...(shape === 'padded' && { className: 'section' })}>
      <div className="section-head">
        <h2>{title}</h2>
        {count !== undefined && <span className="faint">{number(count)}</span>}
        {note && <span className="faint small">{note}</span>}
        <span className="grow" />
        {action}
      </div>
      {children}
    </section>
  )
}
