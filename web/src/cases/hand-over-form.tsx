import { cases } from '@quancheng/contract/cases.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { useState } from 'react'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useDraft } from '../app/use-draft.ts'
import { useText } from '../text/use-text.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { SelectField, TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import type { File } from './file.ts'
import { useProblem } from './use-problem.ts'

interface Props {
  readonly file: File
  readonly onClose: () => void
}

/** Gives the case into another worker’s hands, with a word. */
export function HandOverForm({ file, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const members = useAsk(staff.members, {})
  const [tried, setTried] = useState(false)
  const { fields, change, dirty, forget } = useDraft(`hand-over.${file.id}`, { toId: '', note: '' })
  const command = useCommand(cases.handOver, { refresh: ['/cases', '/today', '/staff/members'] })
  const problem = useProblem(command)
  const others = (members.data ?? [])
    .filter(({ duties, accountId }) => duties.includes('worker') && accountId !== file.worker.id)
    .toSorted((a, b) => a.openCases - b.openCases)
  return (
    <FormDialog
      title={t('cases.do.hand-over')}
      note={t('cases.handOver.note', { who: file.worker.name })}
      submit={t('cases.handOver.do')}
      sending={command.sending}
      problem={problem}
      dirty={dirty}
      onSubmit={() => {
        setTried(true)
        if (fields.toId === '' || fields.note.trim() === '') return
        const name = others.find(({ accountId }) => accountId === fields.toId)?.name ?? ''
        command
          .sendAsync({ caseId: file.id, seen: file.revision, toId: fields.toId, note: fields.note })
          .then(
            () => {
              forget()
              toast.say(t('cases.handOver.done', { who: name }))
              onClose()
            },
            () => undefined,
          )
      }}
      onClose={() => {
        forget()
        onClose()
      }}
    >
      <SelectField
        label={t('cases.handOver.to')}
        value={fields.toId}
        none={t('cases.handOver.choose')}
        error={tried && fields.toId === '' ? t('cases.handOver.toMissing') : null}
        onChange={(toId) => change({ toId })}
        choices={others.map(({ accountId, name, title, openCases }) => ({
          value: accountId,
          label: t('cases.handOver.one', { name, title, count: openCases }),
        }))}
      />
      <TextField
        long
        label={t('cases.handOver.words')}
        value={fields.note}
        error={tried && fields.note.trim() === '' ? t('cases.handOver.wordsMissing') : null}
        onChange={(note) => change({ note })}
      />
    </FormDialog>
  )
}
