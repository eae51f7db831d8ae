import { useText } from '../text/use-text.tsx'
import { type ClockFace, type ClockFacts, clockFace } from './clock-face.ts'
import { useNow } from './use-now.ts'
import './clock.css'

const ROUND = 2 * Math.PI * 6

function Dial({ face }: { readonly face: ClockFace }) {
  if (face.tone === 'over')
    return (
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle className="disc" cx="8" cy="8" r="7" />
        <path d="M8 4.5v4M8 11v.01" stroke="var(--qc-surface)" strokeWidth="1.8" strokeLinecap="round" />
      </svg>
    )
  if (face.tone === 'hold')
    return (
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="8" cy="8" r="6" />
        <path d="M6.5 5.8v4.4M9.5 5.8v4.4" stroke="currentColor" strokeWidth="1.6" />
      </svg>
    )
  if (face.share === null) return null
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <circle className="track" cx="8" cy="8" r="6" />
      <circle cx="8" cy="8" r="6" strokeDasharray={`${face.share * ROUND} 60`} transform="rotate(-90 8 8)" />
    </svg>
  )
}

interface Props extends Omit<ClockFacts, 'now'> {
  /** A safety deadline is red from its first minute. */
  readonly safety?: boolean
  /** Words before the time: “首次响应还”. */
  readonly lead?: string
  /** The present; the running one unless given. */
  readonly now?: Date
}

/** A deadline: a ring that empties, a disc when it is over, a ring with a pause while it stands still. */
export function Clock({ due, since = null, paused = false, safety = false, lead = '', now }: Props) {
  const { locale, t } = useText()
  const running = useNow()
  const face = clockFace({ due, since, paused, now: now ?? running }, locale, t)
  return (
    <span className={`clock ${face.tone}${safety && face.tone !== 'hold' ? ' safety' : ''}`}>
      <Dial face={face} />
      {lead}
      {face.text}
    </span>
  )
}
