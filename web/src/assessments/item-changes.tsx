import { type AssessmentLine, assessments } from '@quancheng/contract/assessments.ts'
import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import { useQueries } from '@tanstack/react-query'
import { ask } from '../app/ask.ts'
import { askKey } from '../app/use-ask.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { numberOf } from './instruments/number-of.ts'
import { weightOf } from './item-weight.ts'
import { useInstruments } from './use-instruments.ts'

interface Props {
  readonly instrument: Instrument
  /** The last few, oldest first. */
  readonly lines: readonly AssessmentLine[]
}

/** The answers to each question over the last few times; the darker, the graver. */
export function ItemChanges({ instrument, lines }: Props) {
  const { t, locale, day } = useText()
  const shortDay = (instant: string) => {
    const known = dayOf(instant)
    return locale === 'zh' ? known.slice(5).replace('-', '.') : day(known, { today: known })
  }
  const { mainScore } = useInstruments()
  const asked = useQueries({
    queries: lines.map((line) => ({
      queryKey: askKey(assessments.one, { assessmentId: line.id }),
      queryFn: () => ask(assessments.one, { assessmentId: line.id }),
    })),
  })
  if (asked.some(({ isPending }) => isPending)) return <Skeleton rows={6} height={30} padded={false} />
  const answers = asked.map(({ data }) => data?.answers ?? {})
  const alarming = new Set(
    instrument.flags.flatMap(({ on, action }) => {
      if (action !== 'safety-task' || 'scale' in on) return []
      return 'items' in on ? on.items : [on.item]
    }),
  )
  const items = instrument.items.filter((item) => item.kind === 'choice' || item.kind === 'number')
  return (
    <table className="table flush item-changes">
      <thead>
        <tr>
          <th>{t('assessments.item')}</th>
          {lines.map((line) => (
            <th key={line.id} className="number">
              {shortDay(line.takenAt)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => {
          return (
            <tr key={item.id}>
              <td className={alarming.has(item.id) ? 'is-crisis' : ''} title={item.text[locale]}>
                <span>
                  {items.length > 1 && `${numberOf(instrument, item.id)} `}
                  {item.text[locale]}
                </span>
              </td>
              {answers.map((of, column) => {
                const value = of[item.id]
                const weight = typeof value === 'number' ? weightOf(instrument, item, value) : 0
                return (
                  <td key={lines[column]?.id} className="number">
                    <span className={`item-grade grade-${weight}`}>
                      {typeof value === 'number' ? value : '—'}
                    </span>
                  </td>
                )
              })}
            </tr>
          )
        })}
        <tr>
          <td>{t('assessments.total')}</td>
          {lines.map((line) => (
            <td key={line.id} className="number">
              <b>{mainScore(line) ?? '—'}</b>
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}
