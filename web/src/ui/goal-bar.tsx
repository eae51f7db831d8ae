import { useText } from '../text/use-text.tsx'

interface Props {
  /** How much is reached, 0 to 1; null while not measured. */
  readonly share: number | null
  /** The figures behind it: “17 → 11 分”. */
  readonly words?: string
}

/** How far a goal has come. */
export function GoalBar({ share, words }: Props) {
  const { t } = useText()
  const percent = Math.round((share ?? 0) * 100)
  const said = share === null ? t('ui.goal.unmeasured') : t('ui.goal.attained', { percent })
  return (
    <div className="line">
      <div
        className="bar"
        style={{ width: 72, flex: 'none' }}
        role="progressbar"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={said}
        aria-label={said}
      >
        <i style={{ width: `${percent}%`, background: 'var(--qc-l-goal)' }} />
      </div>
      <span className="tiny faint">{words ?? said}</span>
    </div>
  )
}
