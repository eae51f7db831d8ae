import { cases, REVIEW_OUTCOMES } from '@quancheng/contract/cases.ts'
import { useState } from 'react'
import { useCommand } from '../../app/use-command.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { TextField, TimeField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { File } from '../file.ts'
import { useProblem } from '../use-problem.ts'

interface Props {
  readonly file: File
  readonly onClose: () => void
}

/** Where the case stands and what follows. */
export function ReviewForm({ file, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const today = dayOf(new Date())
  const [reviewedOn, setReviewedOn] = useState(today)
  const [summary, setSummary] = useState('')
  const [situation, setSituation] = useState('')
  const [outcome, setOutcome] = useState<(typeof REVIEW_OUTCOMES)[number]>('go-on')
  const [nextOn, setNextOn] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(cases.writeReview, { refresh: [cases.reviews.path] })
  const problem = useProblem(command)
  return (
    <FormDialog
      width={560}
      title={t('cases.review.add')}
      submit={t('cases.save')}
      sending={command.sending}
      problem={problem}
      dirty={`${summary}${situation}` !== ''}
      onSubmit={() => {
        setTried(true)
        if (summary.trim() === '' || reviewedOn === '') return
        command
          .sendAsync({
            caseId: file.id,
            reviewedOn,
            summary,
            situation: situation.trim() === '' ? null : situation,
            outcome,
            nextOn: nextOn === '' ? null : nextOn,
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
      <TimeField
        kind="date"
        label={t('cases.review.on')}
        value={reviewedOn}
        max={today}
        onChange={setReviewedOn}
      />
      <TextField
        first
        long
        label={t('cases.review.summary')}
        value={summary}
        error={tried && summary.trim() === '' ? t('cases.review.summaryMissing') : null}
        onChange={setSummary}
      />
      <TextField
        long
        short
        optional
        label={t('cases.review.situation')}
        value={situation}
        onChange={setSituation}
      />
      <Segmented
        label={t('cases.review.outcome')}
        value={outcome}
        options={REVIEW_OUTCOMES.map((value) => ({ value, label: t(`cases.review.outcome.${value}`) }))}
        onChange={setOutcome}
      />
      <TimeField
        kind="date"
        optional
        label={t('cases.review.next')}
        value={nextOn}
        min={today}
        onChange={setNextOn}
      />
    </FormDialog>
  )
}
