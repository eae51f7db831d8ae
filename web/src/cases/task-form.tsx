import { cases } from '@quancheng/contract/cases.ts'
import { useState } from 'react'
import { useCommand } from '../app/use-command.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { TextField, TimeField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import type { File } from './file.ts'
import { addDays, endOfDay } from './local-time.ts'
import { useProblem } from './use-problem.ts'

interface Props {
  readonly file: File
  readonly onClose: () => void
}

/** Something to do, and by when. */
export function TaskForm({ file, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const today = dayOf(new Date())
  const [title, setTitle] = useState('')
  const [due, setDue] = useState(today)
  const [tried, setTried] = useState(false)
  const command = useCommand(cases.addTask, { refresh: ['/cases', '/today'] })
  const problem = useProblem(command)
  const quick = [
    { on: today, label: t('ui.today') },
    { on: addDays(today, 1), label: t('ui.clock.tomorrow') },
    { on: addDays(today, 7), label: t('cases.inWeeks', { weeks: 1 }) },
  ]
  return (
    <FormDialog
      width={520}
      title={t('cases.task.add')}
      submit={t('cases.save')}
      sending={command.sending}
      problem={problem}
      dirty={title !== ''}
      onSubmit={() => {
        setTried(true)
        if (title.trim() === '') return
        command
          .sendAsync({
            caseId: file.id,
            title,
            dueAt: due === '' ? null : endOfDay(due),
            assigneeId: null,
          })
          .then(
            () => {
              toast.say(t('cases.saved'))
              onClose()
            },
            () => undefined,
          )
      }}
      onClose={onClose}
    >
      <TextField
        first
        label={t('cases.task.what')}
        value={title}
        onChange={setTitle}
        error={tried && title.trim() === '' ? t('cases.task.whatMissing') : null}
      />
      <TimeField
        kind="date"
        optional
        label={t('cases.task.due')}
        value={due}
        min={today}
        onChange={setDue}
        after={quick.map(({ on, label }) => (
          <button key={on} type="button" className="link small" onClick={() => setDue(on)}>
            {label}
          </button>
        ))}
      />
    </FormDialog>
  )
}
