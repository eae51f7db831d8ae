import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Dot } from '../../ui/dot.tsx'
import { Empty } from '../../ui/empty.tsx'
import { GoalBar } from '../../ui/goal-bar.tsx'
import { Section } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { type File, type Goal, isWritable, type Need, type Plan } from '../file.ts'
import { useForm } from '../use-form.ts'
import { useRelation } from '../use-relation.ts'
import { useGoalFigures } from './use-goal-figures.ts'

interface Props {
  readonly file: File
}

function NeedRow({ need, write }: { readonly need: Need; readonly write: boolean }) {
  const { t } = useText()
  const { open } = useForm()
  return (
    <li>
      <div className="grow">
        <b>{need.text}</b>
        <div className="small muted">
          {t(`cases.domain.${need.domain}`)}
          <Dot />
          {t('cases.needs.change', {
            before: t(`cases.severity.${need.severity}` as 'cases.severity.0'),
            now: t(`cases.severity.${need.severityNow}` as 'cases.severity.0'),
          })}
          <Dot />
          {t(`cases.priority.${need.priority}`)}
        </div>
      </div>
      <Tag tone={need.state === 'open' ? 'quiet' : need.state === 'met' ? 'ok' : 'wait'}>
        {t(`cases.needState.${need.state}`)}
      </Tag>
      {write && (
        <Button
          small
          kind="ghost"
          icon="pencil"
          aria-label={t('cases.edit', { what: need.text })}
          onClick={() => open('need', need.id)}
        />
      )}
    </li>
  )
}

function GoalRow({ file, goal, at, write }: { file: File; goal: Goal; at: number; write: boolean }) {
  const { t, day } = useText()
  const { open } = useForm()
  const figures = useGoalFigures()
  const need = file.needs.find((each) => each.id === goal.needId)
  const today = dayOf(new Date())
  return (
    <li>
      <div className="grow">
        <div>
          <b>
            {at} {goal.text}
          </b>{' '}
          {goal.dueOn !== null && (
            <span className={goal.state === 'open' && goal.dueOn < today ? 'small is-crisis' : 'small muted'}>
              {t('cases.goals.due', { day: day(goal.dueOn, { today }) })}
            </span>
          )}
        </div>
        <GoalBar share={goal.progress} {...(figures(goal) !== null && { words: figures(goal) ?? '' })} />
        <div className="small muted">
          {[need && t('cases.goals.for', { need: need.text }), goal.measure, goal.actions, goal.responsible]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </div>
      <Tag tone={goal.state === 'open' ? 'quiet' : goal.state === 'achieved' ? 'ok' : 'wait'}>
        {goal.attainment === null
          ? t(`cases.goalState.${goal.state}`)
          : t(`cases.attainment.${goal.attainment}` as 'cases.attainment.0')}
      </Tag>
      {write && (
        <Button
          small
          kind="ghost"
          icon="pencil"
          aria-label={t('cases.edit', { what: goal.text })}
          onClick={() => open('goal', goal.id)}
        />
      )}
    </li>
  )
}

function PlanCard({ plan, write }: { readonly plan: Plan; readonly write: boolean }) {
  const { t, day } = useText()
  const { open } = useForm()
  const relation = useRelation()
  const today = dayOf(new Date())
  return (
    <li className="case-plan">
      <div className="line wrap">
        <b>{t('cases.plan.version', { version: plan.version })}</b>
        <Tag tone={plan.state === 'agreed' ? 'ok' : plan.state === 'draft' ? 'now' : 'quiet'}>
          {t(`cases.planState.${plan.state}`)}
        </Tag>
        <span className="grow" />
        {write && plan.state === 'draft' && (
          <Button small kind="primary" onClick={() => open('agree-plan', plan.id)}>
            {t('cases.plan.agree')}
          </Button>
        )}
      </div>
      <p className="small muted">
        {t('cases.plan.made', { who: plan.madeBy.name, day: day(dayOf(plan.madeAt), { today }) })}
        {plan.reviewOn !== null && ` · ${t('cases.plan.review', { day: day(plan.reviewOn, { today }) })}`}
      </p>
      {plan.agreedAt !== null && (
        <p className="small">
          {t(plan.agreedBy === 'guardian' ? 'cases.plan.agreedGuardian' : 'cases.plan.agreedClient', {
            who: plan.signer ?? '',
            day: day(dayOf(plan.agreedAt), { today }),
          })}
          {plan.signerRelation !== null &&
            plan.agreedBy === 'guardian' &&
            ` (${relation(plan.signerRelation)})`}
        </p>
      )}
      {plan.summary && <p className="measure">{plan.summary}</p>}
      <details className="small">
        <summary>{t('cases.plan.holds', { needs: plan.needs.length, goals: plan.goals.length })}</summary>
        <ul>
          {plan.goals.map((goal) => (
            <li key={goal.id} className="muted">
              {goal.text}
              {goal.target !== null &&
                ` · ${t('cases.goals.target', { target: goal.target, unit: goal.unit ?? '' })}`}
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}

/** Needs, the goals they led to, and the versions of the plan that were agreed upon. */
export function PlanTab({ file }: Props) {
  const { t } = useText()
  const { open } = useForm()
  const write = isWritable(file)
  const changed =
    file.goals.length > 0 &&
    (file.plans.length === 0 || file.plans.every((plan) => plan.state === 'replaced'))
  return (
    <div className="case-columns">
      <div>
        <Section
          shape="padded"
          title={t('cases.needs')}
          count={file.needs.length}
          action={
            write && (
              <Button small icon="plus" onClick={() => open('need')}>
                {t('cases.needs.add')}
              </Button>
            )
          }
        >
          {file.needs.length === 0 ? (
            <Empty title={t('cases.needs.none')}>{t('cases.needs.noneWords')}</Empty>
          ) : (
            <ul className="case-lines">
              {file.needs.map((need) => (
                <NeedRow key={need.id} need={need} write={write} />
              ))}
            </ul>
          )}
        </Section>
        <Section
          shape="padded"
          title={t('cases.goals')}
          count={file.goals.length}
          action={
            write && (
              <Button small icon="plus" onClick={() => open('goal')}>
                {t('cases.goals.add')}
              </Button>
            )
          }
        >
          {file.goals.length === 0 ? (
            <Empty title={t('cases.goals.none')}>{t('cases.goals.noneWords')}</Empty>
          ) : (
            <ul className="case-lines">
              {file.goals.map((goal, index) => (
                <GoalRow key={goal.id} file={file} goal={goal} at={index + 1} write={write} />
              ))}
            </ul>
          )}
        </Section>
      </div>
      <aside className="case-aside" aria-label={t('cases.plans')}>
        <Section
          title={t('cases.plans')}
          count={file.plans.length}
          action={
            file.may.print && (
              <button type="button" className="link small" onClick={() => open('print', 'plan')}>
                {t('cases.plan.print')}
              </button>
            )
          }
        >
          {file.plans.length === 0 && <p className="small faint">{t('cases.plans.none')}</p>}
          <ul className="stack">
            {file.plans
              .toSorted((a, b) => b.version - a.version)
              .map((plan) => (
                <PlanCard key={plan.id} plan={plan} write={write} />
              ))}
          </ul>
          {write && (
            <Button
              small
              kind={changed ? 'primary' : 'plain'}
              icon="document"
              onClick={() => open('make-plan')}
            >
              {t(file.plans.length === 0 ? 'cases.plan.makeFirst' : 'cases.plan.makeNext')}
            </Button>
          )}
        </Section>
      </aside>
    </div>
  )
}
