import { cases } from '@quancheng/contract/cases.ts'
import { reliableChange } from '@quancheng/rules/change-over-time.ts'
import { ATTAINMENTS, type Attainment, stateAfter } from '@quancheng/rules/goal.ts'
import { useState } from 'react'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { comparable } from '../../assessments/history.ts'
import { useInstruments } from '../../assessments/use-instruments.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ChoiceField, TextField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { File } from '../file.ts'
import { useProblem } from '../use-problem.ts'
import { useGoalFigures } from './use-goal-figures.ts'

const STARS = [1, 2, 3, 4, 5] as const

interface Props {
  readonly file: File
  readonly onClose: () => void
}

/** Per instrument what was taken at least twice: first and last of the version last taken, and whether it is more than chance. */
function usePairs(file: File): readonly { readonly instrument: string; readonly text: string }[] {
  const { t, day } = useText()
  const { nameOf, mainScore, bandName, find, reliabilityOf } = useInstruments()
  const said = (line: File['assessments'][number]) =>
    [mainScore(line), bandName(line), day(dayOf(line.takenAt))].filter((one) => one !== null).join(' ')
  const scored = file.assessments.filter((line) => mainScore(line) !== null)
  return [...new Set(scored.map((line) => line.instrument))].flatMap((instrument) => {
    const taken = comparable({ id: instrument }, scored)
    const [first, last] = [taken[0], taken.at(-1)]
    const [before, after] = [first && mainScore(first), last && mainScore(last)]
    if (!first || !last || first === last || before == null || after == null) return []
    const known = find(instrument, last.version)
    const higherIs = known?.scales.find(({ id }) => id === known.mainScale)?.higherIs ?? 'worse'
    const change = reliableChange(after - before, higherIs, reliabilityOf(instrument))
    const words = t(change === null ? 'assessments.reliable.unset' : `assessments.reliable.${change}`)
    return [{ instrument, text: `${nameOf(instrument)} ${said(first)} → ${said(last)} · ${words}` }]
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
    /** What was taken twice and does not belong into this evaluation. */
    without: [] as readonly string[],
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
            instruments: pairs
              .map(({ instrument }) => instrument)
              .filter((instrument) => !fields.without.includes(instrument)),
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
      <fieldset className="evaluate-pairs small">
        <legend>{t('cases.pairs.include')}</legend>
        {pairs.length === 0 && <p className="muted">{t('cases.pairs.none')}</p>}
        {pairs.map(({ instrument, text }) => (
          <label key={instrument} className="line">
            <input
              type="checkbox"
              checked={!fields.without.includes(instrument)}
              onChange={(event) =>
                change({
                  without: event.target.checked
                    ? fields.without.filter((one) => one !== instrument)
                    : [...fields.without, instrument],
                })
              }
            />
            {text}
          </label>
        ))}
      </fieldset>
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
