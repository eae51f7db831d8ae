import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { PAPERS, type Paper, STAGES, type Stage } from '@quancheng/rules/course.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { PairField } from './pair-field.tsx'

type Course = StandardPack['course']
type Step = Course['steps'][number]

interface Props {
  readonly course: Course
  readonly paperName: (paper: Paper) => string
  readonly onChange: (course: Course) => void
}

/** The seven steps of our own course: renamed, moved, passed over by brief cases, or skipped with a reason. */
export function EditorCourse({ course, paperName, onChange }: Props) {
  const { t } = useText()
  const steps = course.steps.toSorted((one, other) => one.order - other.order)
  const put = (changed: readonly Step[]) =>
    onChange({ ...course, steps: changed.map((step, index) => ({ ...step, order: index + 1 })) })
  const change = (stage: Stage, some: Partial<Step>) =>
    put(steps.map((step) => (step.stage === stage ? { ...step, ...some } : step)))
  const move = (from: number, by: 1 | -1) => {
    const step = steps[from]
    if (step) put(steps.toSpliced(from, 1).toSpliced(from + by, 0, step))
  }
  const skip = (step: Step) =>
    onChange({
      ...course,
      steps: steps.filter((one) => one !== step).map((one, index) => ({ ...one, order: index + 1 })),
      skips: [...course.skips, { stage: step.stage, why: { zh: '', en: '' } }],
    })
  const walk = (stage: Stage) => {
    const after = steps.findIndex((step) => STAGES.indexOf(step.stage) > STAGES.indexOf(stage))
    const name = { zh: '', en: '' }
    const step: Step = {
      stage,
      order: 1,
      name,
      origin: 'standard',
      papers: { complex: [], brief: [] },
    }
    onChange({
      ...course,
      steps: steps
        .toSpliced(after === -1 ? steps.length : after, 0, step)
        .map((one, index) => ({ ...one, order: index + 1 })),
      skips: course.skips.filter((one) => one.stage !== stage),
    })
  }
  return (
    <>
      <ol className="own-steps">
        {steps.map((step, index) => (
          <li key={step.stage}>
            <div className="line wrap">
              <b>{t('library.own.number', { number: index + 1 })}</b>
              <span className="small muted">
                {t('library.course.as', { stage: t(`word.stage.${step.stage}`) })}
              </span>
              <span className="grow" />
              <Button
                small
                kind="ghost"
                disabled={index === 0}
                aria-label={t('library.own.earlier', { name: t(`word.stage.${step.stage}`) })}
                onClick={() => move(index, -1)}
              >
                ↑
              </Button>
              <Button
                small
                kind="ghost"
                disabled={index === steps.length - 1}
                aria-label={t('library.own.later', { name: t(`word.stage.${step.stage}`) })}
                onClick={() => move(index, 1)}
              >
                ↓
              </Button>
              <Button small kind="ghost" onClick={() => skip(step)}>
                {t('library.own.skip')}
              </Button>
            </div>
            <PairField
              label={t('library.own.stepName', { stage: t(`word.stage.${step.stage}`) })}
              value={step.name}
              onChange={(name) => change(step.stage, { name })}
            />
            <label className="line small">
              <input
                type="checkbox"
                className="check"
                checked={step.origin === 'ours'}
                onChange={(event) =>
                  change(step.stage, { origin: event.target.checked ? 'ours' : 'standard' })
                }
              />
              {t('library.own.stepAdded')}
            </label>
            <details className="small">
              <summary>
                {t('library.own.papersOf', {
                  complex: step.papers.complex.length,
                  brief: step.papers.brief?.length ?? t('library.course.passed'),
                })}
              </summary>
              <label className="line">
                <input
                  type="checkbox"
                  className="check"
                  checked={step.papers.brief === null}
                  onChange={(event) =>
                    change(step.stage, {
                      papers: { ...step.papers, brief: event.target.checked ? null : step.papers.complex },
                    })
                  }
                />
                {t('library.own.briefPasses')}
              </label>
              <table className="table flush own-papers">
                <thead>
                  <tr>
                    <th>{t('library.course.papers')}</th>
                    <th>{t('library.course.complex')}</th>
                    <th>{t('library.course.brief')}</th>
                  </tr>
                </thead>
                <tbody>
                  {PAPERS.map((paper) => (
                    <tr key={paper}>
                      <th scope="row">{paperName(paper)}</th>
                      {(['complex', 'brief'] as const).map((kind) => {
                        const owed = step.papers[kind]
                        return (
                          <td key={kind}>
                            {owed !== null && (
                              <input
                                type="checkbox"
                                className="check"
                                aria-label={`${paperName(paper)} · ${t(`library.course.${kind}`)}`}
                                checked={owed.includes(paper)}
                                onChange={(event) =>
                                  change(step.stage, {
                                    papers: {
                                      ...step.papers,
                                      [kind]: PAPERS.filter((one) =>
                                        one === paper ? event.target.checked : owed.includes(one),
                                      ),
                                    },
                                  })
                                }
                              />
                            )}
                          </td>
                        )
                      })}
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
          </li>
        ))}
      </ol>
      {course.skips.map(({ stage, why }) => (
        <div key={stage} className="own-skip">
          <div className="line wrap">
            <span>{t('library.own.skipped', { stage: t(`word.stage.${stage}`) })}</span>
            <span className="grow" />
            <Button small kind="ghost" onClick={() => walk(stage)}>
              {t('library.own.walk')}
            </Button>
          </div>
          <PairField
            label={t('library.own.whySkipped', { stage: t(`word.stage.${stage}`) })}
            value={why}
            onChange={(words) =>
              onChange({
                ...course,
                skips: course.skips.map((one) => (one.stage === stage ? { ...one, why: words } : one)),
              })
            }
          />
        </div>
      ))}
    </>
  )
}
