import type { Stage } from '@quancheng/rules/course.ts'
import type { ReactNode } from 'react'
import { useText } from '../text/use-text.tsx'
import './stage-bars.css'

export interface StageCount {
  readonly stage: Stage
  readonly count: number
}

interface Props {
  readonly counts: readonly StageCount[]
  /** Wraps a row in a link to the list behind its figure. */
  readonly link?: (stage: Stage, row: ReactNode) => ReactNode
}

/** My cases by stage: a list of figures with a bar behind each, so it is its own table. */
export function StageBars({ counts, link }: Props) {
  const { t, number } = useText()
  const most = Math.max(1, ...counts.map(({ count }) => count))
  return (
    <ul className="stage-bars">
      {counts.map(({ stage, count }) => {
        const row = (
          <>
            <span className="name">{t(`word.stage.${stage}`)}</span>
            <span className="bar" aria-hidden="true">
              <i style={{ width: `${(count / most) * 100}%` }} />
            </span>
            <span className="figure">{number(count)}</span>
          </>
        )
        return <li key={stage}>{link ? link(stage, row) : <div>{row}</div>}</li>
      })}
    </ul>
  )
}
