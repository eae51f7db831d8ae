import { useText } from '../../text/use-text.tsx'
import type { Goal } from '../file.ts'

/** The figures behind a goal’s bar: “17 → 11，目标 9 分”; null while nothing is measured. */
export function useGoalFigures(): (goal: Goal) => string | null {
  const { t } = useText()
  return ({ baseline, current, target, unit }) => {
    if (baseline === null || target === null) return null
    const facts = { baseline, target, unit: unit ?? '' }
    return current === null ? t('cases.goals.ahead', facts) : t('cases.goals.figures', { ...facts, current })
  }
}
