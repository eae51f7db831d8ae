import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import type { Paper } from '@quancheng/rules/course.ts'
import { useText } from '../text/use-text.tsx'
import { Tag } from '../ui/tag.tsx'
import { Source } from './source.tsx'
import { StatusTag } from './status-tag.tsx'

interface Props {
  readonly pack: StandardPack
}

/** The course of a standard step by step, with the papers a complex and a brief case owe at each. */
export function StandardCourse({ pack }: Props) {
  const { t, locale } = useText()
  const { course } = pack
  const steps = course.steps.toSorted((one, other) => one.order - other.order)
  const papers = (owed: readonly Paper[] | null) => {
    if (owed === null) return <span className="faint">{t('library.course.passed')}</span>
    if (owed.length === 0) return <span className="faint">{t('library.course.nothing')}</span>
    return owed.map((paper) => pack.paperNames[paper]?.[locale] ?? paper).join(t('library.comma'))
  }
  return (
    <>
      <p className="measure">{course.note[locale]}</p>
      <ol className="standard-steps">
        {steps.map(({ stage, name, origin, papers: owed }, index) => (
          <li key={stage}>
            <span className="standard-step-number" aria-hidden="true">
              {index + 1}
            </span>
            <div>
              <b>{name[locale]}</b>{' '}
              {name[locale] !== t(`word.stage.${stage}`) && (
                <span className="small muted">
                  {t('library.course.as', { stage: t(`word.stage.${stage}`) })}
                </span>
              )}{' '}
              {origin === 'ours' && <Tag tone="outline">{t('library.course.ours')}</Tag>}
            </div>
            <dl className="standard-papers small">
              <div>
                <dt>{t('library.course.complex')}</dt>
                <dd>{papers(owed.complex)}</dd>
              </div>
              <div>
                <dt>{t('library.course.brief')}</dt>
                <dd>{papers(owed.brief)}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ol>
      {course.skips.map(({ stage, why }) => (
        <p key={stage} className="small muted">
          {t('library.course.skips', { stage: t(`word.stage.${stage}`), why: why[locale] })}
        </p>
      ))}
      <div className="line wrap standard-of-papers small">
        <span>{t('library.course.papers')}</span>
        <StatusTag status={course.papersStatus} />
        <Source of={{ status: course.papersStatus, source: course.papersSource }} />
      </div>
    </>
  )
}
