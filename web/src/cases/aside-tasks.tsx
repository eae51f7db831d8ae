import { cases } from '@quancheng/contract/cases.ts'
import { GoLink } from '../app/go-link.tsx'
import { problemText } from '../app/problem-text.ts'
import { useCommand } from '../app/use-command.ts'
import { taskWords } from '../text/task-words.ts'
import { useText } from '../text/use-text.tsx'
import { Clock } from '../ui/clock.tsx'
import { Icon } from '../ui/icon.tsx'
import { Section } from '../ui/page.tsx'
import { useToast } from '../ui/toast.tsx'
import { caseHref } from './case-address.ts'
import type { File } from './file.ts'
import { useForm } from './use-form.ts'

interface Props {
  readonly file: File
}

/** What is still to be done about this case, next follow-ups included; ticking can be taken back. */
export function AsideTasks({ file }: Props) {
  const speech = useText()
  const { t } = speech
  const toast = useToast()
  const { open } = useForm()
  const tick = useCommand(cases.tickTask, { refresh: ['/cases', '/today'] })
  const { write } = file.may
  const tasks = file.tasks.filter((task) => task.state === 'open')
  const followUps = file.followUps.filter((each) => ['planned', 'missed', 'unreachable'].includes(each.state))
  const words = (task: File['tasks'][number]) => taskWords({ ...task, words: task.title }, speech)
  const done = (task: File['tasks'][number]) =>
    tick.sendAsync({ taskId: task.id, seen: task.revision, done: true }).then(
      ({ revision }) =>
        toast.say(t('ui.todo.done', { what: words(task) }), () =>
          tick.send({ taskId: task.id, seen: revision, done: false }),
        ),
      (error: unknown) => toast.warn(problemText(error, speech)),
    )
  return (
    <Section
      title={t('cases.tasks')}
      count={tasks.length + followUps.length}
      action={
        write && (
          <button type="button" className="link small" onClick={() => open('task')}>
            ＋{t('cases.task.add')}
          </button>
        )
      }
    >
      {tasks.length + followUps.length === 0 && <p className="small faint">{t('cases.tasks.none')}</p>}
      <ul className="case-tasks">
        {tasks.map((task) => (
          <li key={task.id}>
            {write ? (
              // biome-ignore lint/a11y/useSemanticElements: a checkbox drawn as a circle
              <button
                type="button"
                role="checkbox"
                aria-checked="false"
                aria-label={t('ui.todo.tick', { what: words(task) })}
                className="case-tick"
                onClick={() => void done(task)}
              />
            ) : (
              <span className="case-tick" aria-hidden="true" />
            )}
            <div>
              {words(task)}
              <div className="small">
                {task.dueAt !== null && <Clock due={task.dueAt} />}
                {task.assignee && task.assignee.id !== file.worker.id && (
                  <span className="faint"> {task.assignee.name}</span>
                )}
              </div>
            </div>
          </li>
        ))}
        {followUps.map((each) => (
          <li key={each.id}>
            <Icon name={each.method === 'phone' ? 'phone' : 'calendar'} />
            <div>
              <GoLink href={caseHref(file.id, 'ending')}>
                {t('cases.followUp.one', { how: t(`cases.channel.${each.method}`) })}
              </GoLink>
              <div className="small">
                {each.state === 'planned' ? (
                  <Clock due={each.plannedOn} />
                ) : (
                  <span className="is-high">{t(`cases.followUp.state.${each.state}`)}</span>
                )}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
