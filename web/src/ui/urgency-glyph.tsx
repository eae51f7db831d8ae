import type { Urgency } from '@quancheng/rules/request.ts'
import { useText } from '../text/use-text.tsx'
import { LevelShape } from './level-shape.tsx'
import './risk-glyph.css'

const LEVELS = { crisis: 4, urgent: 3, soon: 2, routine: 1 } as const satisfies Record<Urgency, number>

interface Props {
  readonly urgency: Urgency | null
}

/** The same shapes as risk, in the words of the queue. Null reads “未定”. */
export function UrgencyGlyph({ urgency }: Props) {
  const { t } = useText()
  return (
    <span className={`risk ${urgency ?? 'none'}`}>
      <LevelShape level={urgency === null ? 0 : LEVELS[urgency]} />
      <span>{t(`word.urgency.${urgency ?? 'none'}`)}</span>
    </span>
  )
}
