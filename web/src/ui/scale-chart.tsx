import { useLayoutEffect } from 'react'
import { useText } from '../text/use-text.tsx'
import { bandOf, chartScale, monthsBetween, piecesOf, type ScoreHistory } from './scale-chart-layout.ts'
import { textWidth } from './text-width.ts'
import { useWidth } from './use-width.ts'

const NARROWEST = 560
const WIDEST = 1100

interface Props {
  readonly history: ScoreHistory
  readonly height?: number
}

/** Scores over time on their bands: ink line, points with their score, gaps where nothing was taken. */
export function ScaleChart({ history, height = 228 }: Props) {
  const { t, day } = useText()
  const [box, boxWidth] = useWidth<HTMLDivElement>(790)
  const width = Math.min(WIDEST, Math.max(NARROWEST, boxWidth))
  // Where it is wider than the screen, the latest score comes into view first.
  useLayoutEffect(() => {
    const around = box.current?.parentElement
    if (around) around.scrollLeft = width
  }, [box, width])
  const said = (each: string) => day(each, { today: history.today })
  const widest = Math.max(0, ...history.bands.map((band) => textWidth(bandWords(band))))
  const frame = { left: 34, right: width - Math.max(40, widest + 16), top: 10, bottom: height - 22 }
  const { x, y, first, last } = chartScale(history, frame)
  const pieces = piecesOf(history.points)
  const taken = pieces.flat()
  const final = taken.at(-1)
  const nowX = x(history.today)
  const ticks = monthsBetween(first, last).filter((month) => Math.abs(x(month) - nowX) > 40)
  const summary =
    taken.length === 0
      ? t('ui.chart.empty')
      : t('ui.chart.summary', {
          name: history.name,
          points: taken
            .map((point) =>
              noted(point) === ''
                ? t('ui.chart.point', { day: said(point.day), score: point.score ?? 0 })
                : t('ui.chart.pointAlarm', {
                    day: said(point.day),
                    score: point.score ?? 0,
                    alarm: noted(point),
                  }),
            )
            .join(t('ui.chart.comma')),
        })
  return (
    <div ref={box}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img">
        <title>{summary}</title>
        {history.bands.map((band, index) => {
          const bottom = index === 0 ? y(history.lowest) : y(band.from)
          const above = history.bands[index + 1]
          const top = above ? y(above.from) : y(history.highest)
          return (
            <g key={band.from}>
              <rect
                x={frame.left}
                y={top}
                width={frame.right - frame.left}
                height={bottom - top}
                fill={`var(--qc-band-${band.weight})`}
              />
              {index > 0 && (
                <path
                  d={`M${frame.left} ${bottom}H${frame.right}`}
                  stroke="var(--qc-surface)"
                  strokeWidth="1.5"
                />
              )}
              <text x={frame.right + 10} y={(top + bottom) / 2 + 4} fontSize="12" fill="var(--qc-ink-2)">
                {bandWords(band)}
              </text>
              {bottom - frame.top > 12 && (
                <text x="26" y={bottom + 4} fontSize="12" fill="var(--qc-ink-3)" textAnchor="end">
                  {index === 0 ? history.lowest : band.from}
                </text>
              )}
            </g>
          )
        })}
        <text x="26" y={frame.top + 8} fontSize="12" fill="var(--qc-ink-3)" textAnchor="end">
          {history.highest}
        </text>
        {history.bands.length === 0 && (
          <text x="26" y={frame.bottom + 4} fontSize="12" fill="var(--qc-ink-3)" textAnchor="end">
            {history.lowest}
          </text>
        )}
        {ticks.map((month) => (
          <g key={month}>
            <path d={`M${x(month)} ${frame.bottom}v4`} stroke="var(--qc-ink-3)" />
            <text x={x(month)} y={height - 5} fontSize="12" fill="var(--qc-ink-3)" textAnchor="middle">
              {said(month)}
            </text>
          </g>
        ))}
        <path d={`M${nowX} ${frame.top - 4}V${frame.bottom}`} stroke="var(--qc-now)" strokeWidth="1.5" />
        <text
          x={nowX}
          y={height - 5}
          fontSize="12"
          fontWeight="600"
          fill="var(--qc-now-ink)"
          textAnchor="middle"
        >
          {t('ui.today')}
        </text>
        {history.events.map((event) => (
          <g key={event.day}>
            <path
              d={`M${x(event.day)} ${frame.top}V${frame.bottom}`}
              stroke="var(--qc-ink-3)"
              strokeDasharray="3 3"
            />
            <text x={x(event.day) + 6} y={frame.top + 12} fontSize="12" fill="var(--qc-ink-2)">
              {event.name}
            </text>
          </g>
        ))}
        {pieces.map((piece) => (
          <path
            key={piece[0]?.day}
            d={piece
              .map((point, index) => `${index === 0 ? 'M' : 'L'}${x(point.day)} ${y(point.score ?? 0)}`)
              .join('')}
            fill="none"
            stroke="var(--qc-l-assess)"
            strokeWidth="2"
          />
        ))}
        {final?.score != null &&
          history.planned.map((planned) => (
            <g key={planned}>
              <path
                d={`M${x(final.day)} ${y(final.score ?? 0)}H${x(planned)}`}
                stroke="var(--qc-l-assess)"
                strokeWidth="1.5"
                strokeDasharray="3 4"
              />
              <circle
                cx={x(planned)}
                cy={y(final.score ?? 0)}
                r="4.5"
                fill="var(--qc-surface)"
                stroke="var(--qc-l-assess)"
                strokeWidth="1.5"
                strokeDasharray="2.5 2"
              />
              <text
                x={x(planned)}
                y={y(final.score ?? 0) - 11}
                fontSize="12"
                fill="var(--qc-ink-2)"
                textAnchor="middle"
              >
                {t('ui.chart.planned')}
              </text>
            </g>
          ))}
        {taken.map((point) => {
          const [px, py] = [x(point.day), y(point.score ?? 0)]
          if (point.alarm !== null)
            return (
              <g key={point.day}>
                <g transform={`translate(${px - 8} ${py - 8}) scale(1.14)`}>
                  <path
                    d="M4.4.8h5.2l3.6 3.6v5.2l-3.6 3.6H4.4L.8 9.6V4.4z"
                    fill="var(--qc-crisis)"
                    stroke="var(--qc-surface)"
                    strokeWidth="1.5"
                  />
                  <path
                    d="M7 3.7v4M7 9.9v.01"
                    stroke="var(--qc-surface)"
                    strokeWidth="1.7"
                    strokeLinecap="round"
                  />
                </g>
                <text x={px + 14} y={py - 4} fontSize="13" fontWeight="600" fill="var(--qc-crisis)">
                  {`${point.score}  ${point.alarm}`}
                </text>
              </g>
            )
          return (
            <g key={point.day}>
              <circle
                cx={px}
                cy={py}
                r="5"
                fill="var(--qc-l-assess)"
                stroke="var(--qc-surface)"
                strokeWidth="2"
              />
              <text
                x={px}
                y={py - 11}
                fontSize="13"
                fontWeight="600"
                fill="var(--qc-ink)"
                textAnchor="middle"
              >
                {point.score}
              </text>
              {point.mark && (
                <text x={px} y={py + 19} fontSize="12" fill="var(--qc-ink-2)" textAnchor="middle">
                  {point.mark}
                </text>
              )}
            </g>
          )
        })}
      </svg>
    </div>
  )
}

function noted({ alarm, mark }: ScoreHistory['points'][number]): string {
  return [alarm, mark].filter(Boolean).join(' · ')
}

function bandWords(band: ScoreHistory['bands'][number]): string {
  return `${band.from === band.to ? band.from : `${band.from}–${band.to}`} ${band.name}`
}

interface TwinProps {
  readonly history: ScoreHistory
}

/** The same scores as a table. */
export function ScaleChartTwin({ history }: TwinProps) {
  const { t, day, number } = useText()
  return (
    <table className="table flush">
      <thead>
        <tr>
          <th>{t('ui.chart.day')}</th>
          <th className="number">{t('ui.chart.score')}</th>
          <th>{t('ui.chart.band')}</th>
          <th>{t('ui.chart.note')}</th>
        </tr>
      </thead>
      <tbody>
        {history.points.map((point) => (
          <tr key={point.day}>
            <td>{day(point.day, { today: history.today })}</td>
            <td className="number">{point.score === null ? '—' : number(point.score)}</td>
            <td>
              {point.score === null
                ? t('ui.chart.missing')
                : (bandOf(history.bands, point.score)?.name ?? '')}
            </td>
            <td className={point.alarm === null ? '' : 'is-crisis'}>{noted(point)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
