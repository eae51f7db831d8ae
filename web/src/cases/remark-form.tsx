import { supervision } from '@quancheng/contract/supervision.ts'
import { useState } from 'react'
import { useCommand } from '../app/use-command.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { TextField, TimeField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import type { File } from './file.ts'
import { addDays } from './local-time.ts'
import { useProblem } from './use-problem.ts'

interface Props {
  readonly file: File
  readonly onClose: () => void
}

/** A supervisor’s word on a case; its worker has it as a task. */
export function RemarkForm({ file, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const today = dayOf(new Date())
  const [words, setWords] = useState('')
  const [due, setDue] = useState(addDays(today, 3))
  const [tried, setTried] = useState(false)
  const command = useCommand(supervision.remark, { refresh: ['/cases', '/today', '/supervision'] })
  const problem = useProblem(command)
  return (
    <FormDialog
      width={520}
      title={t('cases.remark.title')}
      note={t('cases.remark.note', { who: file.worker.name })}
      submit={t('cases.remark.do')}
      sending={command.sending}
      problem={problem}
      dirty={words !== ''}
      onSubmit={() => {
        setTried(true)
        if (words.trim() === '') return
        command.sendAsync({ caseId: file.id, words, dueOn: due === '' ? null : due }).then(
          () => {
            toast.say(t('cases.remark.done', { who: file.worker.name }))
            onClose()
          },
          () => undefined,
        )
      }}
      onClose={onClose}
    >
      <TextField
        first
        long
        label={t('cases.remark.words')}
        value={words}
        error={tried && words.trim() === '' ? t('cases.remark.missing') : null}
        onChange={setWords}
      />
      <TimeField kind="date" optional label={t('cases.task.due')} value={due} min={today} onChange={setDue} />
    </FormDialog>
  )
}
