import { conferences, type DecisionLine } from '@quancheng/contract/conferences.ts'
import { useState } from 'react'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ChoiceField, TextField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useProblem } from '../use-problem.ts'

interface Props {
  readonly decision: Pick<DecisionLine, 'taskId' | 'title' | 'revision'>
  readonly onClose: () => void
}

const ANSWERS = ['done', 'not-done'] as const

/** What became of one’s own decision of a conference, in a word. */
export function AnswerDecisionForm({ decision, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const start: { readonly answer: (typeof ANSWERS)[number]; readonly words: string } = {
    answer: 'done',
    words: '',
  }
  const { fields, change, dirty, forget } = useDraft(`decision.${decision.taskId}`, start)
  const [tried, setTried] = useState(false)
  const command = useCommand(conferences.answerDecision, { refresh: ['/cases', '/today'] })
  const problem = useProblem(command)
  const leave = () => {
    forget()
    onClose()
  }
  const hasWords = fields.words.trim() !== ''
  return (
    <FormDialog
      width={520}
      title={t('cases.decision.answer')}
      note={decision.title}
      submit={t('cases.save')}
      sending={command.sending}
      problem={problem}
      dirty={dirty}
      onSubmit={() => {
        setTried(true)
        if (!hasWords) return
        command
          .sendAsync({
            taskId: decision.taskId,
            seen: decision.revision,
            done: fields.answer === 'done',
            words: fields.words,
          })
          .then(
            () => {
              toast.say(t('cases.decision.answered'))
              leave()
            },
            () => undefined,
          )
      }}
      onClose={leave}
    >
      <ChoiceField
        label={t('cases.decision.what')}
        value={fields.answer}
        choices={ANSWERS.map((value) => ({ value, label: t(`cases.decision.state.${value}`) }))}
        onChange={(answer) => change({ answer })}
      />
      <TextField
        first
        long
        short
        label={t(`cases.decision.words.${fields.answer}`)}
        hint={t('cases.decision.wordsHint')}
        value={fields.words}
        error={tried && !hasWords ? t('cases.conference.missing') : null}
        onChange={(words) => change({ words })}
      />
    </FormDialog>
  )
}
