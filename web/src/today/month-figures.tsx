import type { today } from '@quancheng/contract/today.ts'
import type { z } from 'zod'
import { useMay } from '../app/session.ts'
import { type Speech, useText } from '../text/use-text.tsx'

export type MonthFigure = z.output<typeof today.head.output>['month'][number]

/** The name of a figure on the screen; the definition behind it has its own. */
export function figureName(id: string, { coded }: Speech): string {
  return coded('figure', `today.${id}`, {}) ?? id
}

function valueText(value: number, unit: string, { number }: Speech): string {
  return number(value, Number.isInteger(value) || unit === 'cases' ? 0 : 1)
}

function against(figure: MonthFigure, speech: Speech): string {
  const { t } = speech
  if (figure.fewerThan !== null) return t('today.figures.small', { least: figure.fewerThan })
  if (figure.target !== null)
    return t('today.figures.target', { value: valueText(figure.target, figure.unit, speech) })
  if (figure.before !== null)
    return t('today.figures.before', { value: valueText(figure.before, figure.unit, speech) })
  return t('today.figures.beforeUnknown')
}

interface Props {
  readonly month: readonly MonthFigure[]
  /** The figure whose definition is open. */
  readonly open: string | null
  readonly onOpen: (indicator: string) => void
}

/** The month up to now: each figure with what it is measured against; few cases are covered. */
export function MonthFigures({ month, open, onOpen }: Props) {
  const speech = useText()
  const mayOpen = useMay()('indicators.read')
  return (
    <div className="month-figures">
      {month.map((figure) => {
        const inside = (
          <>
            <span className="of-figure">{figureName(figure.indicator, speech)}</span>
            <span className="value">
              {figure.value === null ? '—' : valueText(figure.value, figure.unit, speech)}
              {figure.value !== null && (
                <small>{speech.coded('unit', `today.${figure.unit}`, {}) ?? ''}</small>
              )}
            </span>
            <span className="against">{against(figure, speech)}</span>
          </>
        )
        return mayOpen ? (
          <button
            key={figure.indicator}
            type="button"
            aria-current={open === figure.indicator || undefined}
            onClick={() => onOpen(figure.indicator)}
          >
            {inside}
          </button>
        ) : (
          <div key={figure.indicator}>{inside}</div>
        )
      })}
    </div>
  )
}
