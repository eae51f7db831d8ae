import { STAGES, type Stage } from '@quancheng/rules/course.ts'
import { useText } from '../text/use-text.tsx'
import './stage-squares.css'

interface Props {
  readonly stage: Stage
  /** The steps of the case's standard pack, when it skips or renames some. */
  readonly steps?: readonly { readonly stage: Stage; readonly name: string }[]
}

/** Where a case stands on its course: done, here, ahead. */
export function StageSquares({ stage, steps }: Props) {
  const { t } = useText()
  const course = steps ?? STAGES.map((each) => ({ stage: each, name: t(`word.stage.${each}`) }))
  const at = course.findIndex((step) => step.stage === stage)
  const name = course[at]?.name ?? t(`word.stage.${stage}`)
  return (
    <span className="stages" title={t('ui.stage.of', { stage: name, at: at + 1, count: course.length })}>
      <span aria-hidden="true">
        {course.map((step, index) => (
          <u key={step.stage} className={index < at ? 'done' : index === at ? 'here' : ''} />
        ))}
      </span>
      {name}
    </span>
  )
}
