import { useText } from '../text/use-text.tsx'

interface Props {
  readonly done: number
  readonly all: number
}

/** How far the day’s list has been emptied. */
export function Cleared({ done, all }: Props) {
  const { t, number } = useText()
  return (
    <div className="today-cleared only-desk">
      <div className="line tiny faint">
        {t('today.clearedSoFar')}
        <span className="grow" />
        {number(done)} / {number(all)}
      </div>
      <div
        className="bar"
        role="progressbar"
        aria-valuenow={done}
        aria-valuemin={0}
        aria-valuemax={all}
        aria-label={t('today.clearedSoFar')}
      >
        <i style={{ width: `${all === 0 ? 0 : (done / all) * 100}%` }} />
      </div>
    </div>
  )
}
