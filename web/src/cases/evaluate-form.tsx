import { cases } from '@quancheng/contract/cases.ts'
import { ATTAINMENTS, type Attainment, stateAfter } from '@quancheng/rules/goal.ts'
import { useState } from 'react'
import { useCommand } from '../app/use-command.ts'
import { useDraft } from '../app/use-draft.ts'
import { useInstruments } from '../assessments/use-instruments.ts'
import { useText } from '../text/use-text.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { ChoiceField, TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import type { File } from './file.ts'
import { useGoalFigures } from './use-goal-figures.ts'
import { useProblem } from './use-problem.ts'

const STARS = [1, 2, 3, 4, 5] as const

interface Props {
  readonly file: File
  readonly onClose: () => void
}

/** Per instrument the first and the last score of the case, as the evaluation will keep them. */
function usePairs(file: File): readonly string[] {
  const { t } = useText()
  const { nameOf, mainScore, bandName } = useInstruments()
  const lines = file.assessments.filter((line) => !line.voided && mainScore(line) !== null)
  return [...Map.groupBy(lines, (line) => line.instrument)].flatMap(([instrument, of]) => {
    const [first, last] = [of[0], of.at(-1)]
    if (!first || !last || first === last) return []
    return [
      t('cases.pairs.one', {
        name: nameOf(instrument),
        first: mainScore(first) ?? '',
        last: mainScore(last) ?? '',
        band: bandName(last) ?? '',
      }),
    ]
  })
}

/** How each goal came out, what the scores say, and how the client sees it. */
export function EvaluateForm({ file, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const figures = useGoalFigures()
  const pairs = usePairs(file)
  const [tried, setTried] = useState(false)
  const goals = file.goals.filter((goal) => goal.state !== 'dropped')
  const { fields, change, dirty, forget } = useDraft(`evaluate.${file.id}`, {
    summary: '',
    clientView: '',
    satisfaction: null as number | null,
    attained: Object.fromEntries(goals.map((goal) => [goal.id, goal.attainment])) as Readonly<
      Record<string, number | null>
    >,
  })
  const command = useCommand(cases.evaluate, { refresh: ['/cases', '/today'] })
  const problem = useProblem(command)
  const judged = goals.flatMap((goal) => {
    const attainment = ATTAINMENTS.find((each) => each === fields.attained[goal.id])
    return attainment === undefined ? [] : [{ goalId: goal.id, attainment, state: stateAfter(attainment) }]
  })
  return (
    <FormDialog
      width={760}
      title={t('cases.do.evaluate')}
      submit={t('cases.evaluation.keep')}
      sending={command.sending}
      problem={goals.length === 0 ? t('cases.refusal.no-goals') : problem}
      dirty={dirty}
      onSubmit={() => {
        setTried(true)
        if (fields.summary.trim() === '' || judged.length < goals.length) return
        command
          .sendAsync({
            caseId: file.id,
            summary: fields.summary,
            clientView: fields.clientView.trim() || null,
            satisfaction: fields.satisfaction,
            goals: judged,
          })
          .then(
            () => {
              forget()
              toast.say(t('cases.evaluation.kept'))
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
      {goals.map((goal, index) => (
        <ChoiceField
          key={goal.id}
          above
          label={[`${index + 1} ${goal.text}`, figures(goal)].filter(Boolean).join(' · ')}
          value={
            fields.attained[goal.id] == null ? null : (String(fields.attained[goal.id]) as `${Attainment}`)
          }
          error={tried && fields.attained[goal.id] == null ? t('cases.evaluation.judge') : null}
          onChange={(value) => change({ attained: { ...fields.attained, [goal.id]: Number(value) } })}
          choices={ATTAINMENTS.map((value) => ({
            value: `${value}` as const,
            label: t(`cases.attainment.${value}`),
          }))}
        />
      ))}
      {pairs.length > 0 && (
        <div className="small">
          <b>{t('cases.pairs')}</b>
          <ul>
            {pairs.map((pair) => (
              <li key={pair}>{pair}</li>
            ))}
          </ul>
        </div>
      )}
      <TextField
        long
        above
        label={t('cases.evaluation.summary')}
        value={fields.summary}
        error={tried && fields.summary.trim() === '' ? t('cases.evaluation.summaryMissing') : null}
        onChange={(summary) => change({ summary })}
      />
      <TextField
        long
        above
        optional
        label={t('cases.evaluation.clientView')}
        value={fields.clientView}
        onChange={(clientView) => change({ clientView })}
      />
      <ChoiceField
        above
        optional
        label={t('cases.evaluation.satisfaction')}
        value={fields.satisfaction === null ? null : String(fields.satisfaction)}
        onChange={(value) => change({ satisfaction: Number(value) })}
        choices={STARS.map((value) => ({ value: String(value), label: t(`cases.satisfaction.${value}`) }))}
      />
    </FormDialog>
  )
}
