import { GoLink } from '../../app/go-link.tsx'
import { useText } from '../../text/use-text.tsx'
import { Dot } from '../../ui/dot.tsx'
import { Empty } from '../../ui/empty.tsx'
import { GoalBar } from '../../ui/goal-bar.tsx'
import { Icon } from '../../ui/icon.tsx'
import { caseHref } from '../case-address.ts'
import { type File, type Goal, isWritable, type Need } from '../file.ts'
import { useGoalFigures } from './use-goal-figures.ts'

interface Props {
  readonly file: File
}

function NeedCell({ need }: { readonly need: Need | null }) {
  const { t } = useText()
  if (!need) return <div className="faint small">{t('cases.needs.noNeed')}</div>
  return (
    <div>
      <b>{need.text}</b>
      <div className="tiny faint">
        {t(`cases.domain.${need.domain}`)}
        <Dot />
        {need.severity === need.severityNow
          ? t(`cases.severity.${need.severity}` as 'cases.severity.0')
          : t('cases.needs.change', {
              before: t(`cases.severity.${need.severity}` as 'cases.severity.0'),
              now: t(`cases.severity.${need.severityNow}` as 'cases.severity.0'),
            })}
      </div>
    </div>
  )
}

function GoalCell({ file, goal }: { readonly file: File; readonly goal: Goal | null }) {
  const { t } = useText()
  const figures = useGoalFigures()
  if (!goal)
    return isWritable(file) ? (
      <GoLink href={caseHref(file.id, 'plan', 'goal')} className="link small">
        {t('cases.goals.add')}
      </GoLink>
    ) : (
      <span className="faint small">{t('cases.goals.none')}</span>
    )
  return (
    <div>
      {goal.text}
      <GoalBar share={goal.progress} {...(figures(goal) !== null && { words: figures(goal) ?? '' })} />
    </div>
  )
}

/** Each need beside the goal it led to and what is done about it. */
export function NeedsTable({ file }: Props) {
  const { t } = useText()
  const goals = file.goals.filter((goal) => goal.state !== 'dropped')
  const rows = [
    ...file.needs
      .filter((need) => need.state !== 'withdrawn')
      .flatMap((need): { need: Need | null; goal: Goal | null }[] => {
        const own = goals.filter((goal) => goal.needId === need.id)
        return own.length > 0 ? own.map((goal) => ({ need, goal })) : [{ need, goal: null }]
      }),
    ...goals
      .filter((goal) => !file.needs.some((need) => need.id === goal.needId && need.state !== 'withdrawn'))
      .map((goal) => ({ need: null, goal })),
  ]
  if (rows.length === 0)
    return (
      <Empty
        title={t('cases.needs.none')}
        actions={
          isWritable(file) && (
            <GoLink href={caseHref(file.id, 'plan', 'need')} className="button small-size primary">
              {t('cases.needs.add')}
            </GoLink>
          )
        }
      >
        {t('cases.needs.noneWords')}
      </Empty>
    )
  return (
    <ul className="case-needs">
      {rows.map(({ need, goal }) => (
        <li key={`${need?.id ?? ''} ${goal?.id ?? ''}`}>
          <NeedCell need={need} />
          <Icon name="forward" />
          <GoalCell file={file} goal={goal} />
          <Icon name="forward" />
          <div className="small">
            {goal?.actions ?? <span className="faint">{t('cases.goals.noActions')}</span>}
            {goal?.responsible && <div className="tiny faint">{goal.responsible}</div>}
          </div>
        </li>
      ))}
    </ul>
  )
}
