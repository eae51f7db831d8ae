import type { WatchLevel } from '@quancheng/rules/watch.ts'
import { useText } from '../text/use-text.tsx'
import { LevelShape } from '../ui/level-shape.tsx'

const SHAPES = { immediate: 4, high: 3, medium: 2, low: 1 } as const

interface Props {
  readonly level: WatchLevel
}

/** How grave it is, as a shape and a word. */
export function LevelMark({ level }: Props) {
  const { t } = useText()
  return (
    <span className={`level-mark ${level}`}>
      <LevelShape level={SHAPES[level]} />
      {t(`assessments.level.${level}`)}
    </span>
  )
}
