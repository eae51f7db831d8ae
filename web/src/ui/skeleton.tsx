import { useText } from '../text/use-text.tsx'
import './state.css'

const NAMES = [88, 124, 72, 96, 110]
const WORDS = [150, 118, 164, 132, 142]

interface Props {
  readonly rows?: number
  /** The height of the real row, so that nothing jumps: 40 to-do, 36 table. */
  readonly height?: number
  readonly padded?: boolean
}

/** Rows that are on their way. */
export function Skeleton({ rows = 4, height = 40, padded = true }: Props) {
  const { t } = useText()
  return (
    <div role="status" aria-label={t('ui.loading')} style={padded ? { padding: '0 24px' } : {}}>
      {Array.from({ length: rows }, (_, index) => index).map((row) => (
        <div key={row} className="skeleton-line" style={{ height }} aria-hidden="true">
          <i style={{ width: 18, height: 18, borderRadius: '50%' }} />
          <i style={{ width: NAMES[row % NAMES.length] }} />
          <i style={{ width: WORDS[row % WORDS.length] }} />
          <span className="grow" />
          <i style={{ width: 56 }} />
        </div>
      ))}
    </div>
  )
}
