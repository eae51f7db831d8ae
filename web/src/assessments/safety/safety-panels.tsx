import type { SafetyTask } from '@quancheng/contract/assessments.ts'
import { useMay, useMe } from '../../app/session.ts'
import { useAddress } from '../../app/use-address.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Clock } from '../../ui/clock.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useInstruments } from '../use-instruments.ts'
import { AnswerSafetyForm, ConfirmSafetyForm } from './safety-forms.tsx'
import '../assessments.css'

interface Step {
  readonly name: string
  readonly state: 'done' | 'here' | 'ahead'
  readonly when: string | null
  readonly what: string
}

interface PathProps {
  readonly task: SafetyTask
}

function usePath(task: SafetyTask): readonly Step[] {
  const { t, day, time } = useText()
  const today = dayOf(new Date())
  const at = (instant: string) => `${day(dayOf(instant), { today })} ${time(instant)}`
  const nobody = t('assessments.safety.nobody')
  return [
    {
      name: t('assessments.safety.step.raised'),
      state: 'done',
      when: null,
      what: t('assessments.safety.told', {
        who: task.assignee?.name ?? nobody,
        supervisor: task.supervisor?.name ?? nobody,
      }),
    },
    {
      name: t('assessments.safety.step.seen'),
      state: task.state === 'open' ? 'here' : 'done',
      when: task.answeredAt && at(task.answeredAt),
      what:
        task.state === 'open'
          ? t('assessments.safety.waitsFor', { who: task.assignee?.name ?? nobody })
          : [task.answeredBy?.name, task.level && t(`assessments.level.${task.level}`)]
              .filter(Boolean)
              .join(t('assessments.comma')),
    },
    {
      name: t('assessments.safety.step.confirmed'),
      state: task.state === 'done' ? 'done' : task.state === 'answered' ? 'here' : 'ahead',
      when: task.confirmedAt && at(task.confirmedAt),
      what:
        task.confirmedBy?.name ??
        t('assessments.safety.waitsFor', {
          who: task.supervisor?.name ?? t('assessments.safety.anySupervisor'),
        }),
    },
  ]
}

/** The safety path as three marks on a line; done is full, now is apricot, ahead is hollow. */
function Path({ task }: PathProps) {
  const steps = usePath(task)
  return (
    <ol className="safety-path">
      {steps.map((step) => (
        <li key={step.name} className={step.state}>
          <b>{step.name}</b> <span className="tiny">{step.when}</span>
          <div className="tiny">{step.what}</div>
        </li>
      ))}
    </ol>
  )
}

interface PanelProps {
  readonly task: SafetyTask
  readonly onAnswer: () => void
  readonly onConfirm: () => void
}

function Panel({ task, onAnswer, onConfirm }: PanelProps) {
  const { t } = useText()
  const me = useMe()
  const may = useMay()
  const { flagText } = useInstruments()
  const answers = task.state === 'open' && may('assessments.safety')
  const confirms =
    task.state === 'answered' && may('assessments.confirm') && task.answeredBy?.id !== me.accountId
  return (
    <div className="safety-panel">
      <Notice
        tone="risk"
        title={<b>{flagText(null, task.flag)}</b>}
        actions={
          <>
            {task.state === 'open' && task.dueAt !== null && <Clock due={task.dueAt} safety />}
            {answers && (
              <Button kind="danger" onClick={onAnswer}>
                {t('assessments.safety.answer')}
              </Button>
            )}
            {confirms && (
              <Button kind="danger" onClick={onConfirm}>
                {t('assessments.safety.confirm')}
              </Button>
            )}
          </>
        }
      >
        {t('assessments.safety.rule')}
        {task.remark !== null && task.state === 'open' && (
          <div className="is-crisis">{t('assessments.safety.returned', { remark: task.remark })}</div>
        )}
      </Notice>
      <Path task={task} />
      {task.state === 'answered' && task.finding && (
        <p className="small measure safety-finding">
          {task.finding}
          {task.actions.length > 0 && (
            <span className="muted">
              {' '}
              {t('assessments.safety.did', {
                what: task.actions
                  .map((action) => t(`assessments.action.${action}`))
                  .join(t('assessments.comma')),
              })}
            </span>
          )}
        </p>
      )}
    </div>
  )
}

interface Props {
  readonly tasks: readonly SafetyTask[]
}

/** What stands at the top of a case until two named people have closed it; nothing here can be waved away. */
export function SafetyPanels({ tasks }: Props) {
  const { word, change } = useAddress()
  const open = tasks.filter((task) => task.state === 'open' || task.state === 'answered')
  const asked = tasks.find((task) => task.id === word('safety'))
  const close = () => change({ safety: null })
  return (
    <>
      {open.map((task) => (
        <Panel
          key={task.id}
          task={task}
          onAnswer={() => change({ safety: task.id })}
          onConfirm={() => change({ safety: task.id })}
        />
      ))}
      {asked?.state === 'open' && <AnswerSafetyForm task={asked} onClose={close} />}
      {asked?.state === 'answered' && <ConfirmSafetyForm task={asked} onClose={close} />}
    </>
  )
}

/** Safety paths that were closed: who found what, who confirmed it. */
export function ClosedSafety({ tasks }: Props) {
  const { t } = useText()
  const { flagText } = useInstruments()
  const closed = tasks.filter((task) => task.state === 'done')
  if (closed.length === 0) return null
  return (
    <section className="section">
      <div className="section-head">
        <h2>{t('assessments.safety.closed')}</h2>
        <span className="faint">{closed.length}</span>
      </div>
      {closed.map((task) => (
        <details key={task.id} className="small safety-closed">
          <summary>{flagText(null, task.flag)}</summary>
          <Path task={task} />
          <p className="measure">{task.finding}</p>
        </details>
      ))}
    </section>
  )
}
