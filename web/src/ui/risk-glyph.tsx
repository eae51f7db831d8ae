import type { Risk } from '@quancheng/rules/course.ts'
import { useText } from '../text/use-text.tsx'
import { LevelShape } from './level-shape.tsx'
import './risk-glyph.css'

const LEVELS = { crisis: 4, high: 3, medium: 2, low: 1, none: 0 } as const satisfies Record<Risk, number>

interface Props {
  readonly risk: Risk
  /** “风险高” instead of “高”, where no column head says that this is risk. */
  readonly sentence?: boolean
  readonly count?: number
}

/** Shape, word and colour of a risk; “未评” is never shown as “低”. */
export function RiskGlyph({ risk, sentence = false, count }: Props) {
  const { t, number } = useText()
  return (
    <span className={`risk ${risk}`}>
      <LevelShape level={LEVELS[risk]} />
      <span>
        {t(sentence ? `word.riskSentence.${risk}` : `word.risk.${risk}`)}
        {count !== undefined && ` ${number(count)}`}
      </span>
    </span>
  )
}
