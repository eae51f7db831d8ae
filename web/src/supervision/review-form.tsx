import { supervision } from '@quancheng/contract/supervision.ts'
import type { Side } from '@quancheng/rules/quality-review.ts'
import type { z } from 'zod'
import { useCommand } from '../app/use-command.ts'
import { useDraft } from '../app/use-draft.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { NumberField, TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'

type Sample = z.output<typeof supervision.sample.output>

interface Props {
  readonly review: Sample['reviews'][number]
  readonly side: Side
  readonly form: Sample['form']
  readonly onClose: () => void
}

interface Written {
  readonly points: Readonly<Record<string, number | null>>
  readonly remark: string
}

/** Points for each criterion, and a word that becomes a task. */
export function ReviewForm({ review, side, form, onClose }: Props) {
  const { t, locale, number } = useText()
  const toast = useToast()
  const start: Written = { points: {}, remark: '' }
  const { fields, change, dirty, forget } = useDraft(`review.${review.id}`, start)
  const command = useCommand(supervision.review, { refresh: ['/supervision', '/cases', '/today'] })
  const problem = useProblem(command)
  const most = form.criteria.reduce((sum, one) => sum + one.most, 0)
  const total = form.criteria.reduce((sum, { id }) => sum + (fields.points[id] ?? 0), 0)
  return (
    <FormDialog
      title={t(`supervision.judge.${side}`)}
      note={t('supervision.judge.of', {
        number: review.number,
        form: form.name[locale],
        version: form.version,
      })}
      submit={t('supervision.judge.do', { total: number(total), most: number(most) })}
      sending={command.sending}
      problem={problem}
      dirty={dirty}
      onSubmit={() => {
        const points = Object.fromEntries(
          Object.entries(fields.points).filter((pair): pair is [string, number] => pair[1] !== null),
        )
        command.sendAsync({ reviewId: review.id, points, remark: fields.remark || null }).then(
          () => {
            forget()
            toast.say(t('supervision.judged'))
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
      {form.criteria.map((criterion) => (
        <NumberField
          key={criterion.id}
          label={criterion.name[locale]}
          hint={criterion.about[locale]}
          value={fields.points[criterion.id] ?? null}
          after={<span className="faint small">{t('supervision.outOf', { most: criterion.most })}</span>}
          onChange={(value) => change({ points: { ...fields.points, [criterion.id]: value } })}
        />
      ))}
      <TextField
        long
        short
        optional
        label={t('supervision.remark')}
        hint={t(side === 'self' ? 'supervision.remark.own' : 'supervision.remark.becomesTask')}
        value={fields.remark}
        onChange={(remark) => change({ remark })}
      />
    </FormDialog>
  )
}
