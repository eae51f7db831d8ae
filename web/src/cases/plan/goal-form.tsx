import { cases } from '@quancheng/contract/cases.ts'
import { checkGoal, GOAL_STATES } from '@quancheng/rules/goal.ts'
import { useState } from 'react'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useInstruments } from '../../assessments/use-instruments.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ChoiceField, NumberField, SelectField, TextField, TimeField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'
import { Conflicts } from '../conflicts.tsx'
import type { File, Goal } from '../file.ts'
import { useProblem } from '../use-problem.ts'

type Fields = Omit<Goal, 'id' | 'revision' | 'progress'>
type Field = keyof Fields

const NEW: Fields = {
  needId: null,
  text: '',
  measure: null,
  unit: null,
  instrument: null,
  baseline: null,
  target: null,
  current: null,
  dueOn: null,
  state: 'open',
  attainment: null,
  actions: null,
  responsible: null,
}
const FIELDS = Object.keys(NEW) as readonly Field[]

interface Props {
  readonly file: File
  readonly goal: Goal | null
  readonly onClose: () => void
}

/** A goal says what is measured, from where, to where and by when; or how far it has come. */
export function GoalForm({ file, goal, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const { all, isUsable, nameOf, mainScore } = useInstruments()
  const [tried, setTried] = useState(false)
  const start: Fields = goal ?? {
    ...NEW,
    needId: file.needs.find((need) => !file.goals.some((each) => each.needId === need.id))?.id ?? null,
    responsible: file.worker.name,
  }
  const { fields, change, dirty, forget } = useDraft(`goal.${goal?.id ?? file.id}`, {
    ...Object.fromEntries(FIELDS.map((field) => [field, start[field]])),
    seen: goal?.revision ?? 0,
  } as Fields & { readonly seen: number })
  const refresh = ['/cases', '/today']
  const add = useCommand(cases.addGoal, { refresh })
  const alter = useCommand(cases.changeGoal, { refresh })
  const command = goal ? alter : add
  const problem = useProblem({ ...command, conflict: null })
  const foreseen = checkGoal(fields)
  const missing = (foreseen?.facts.missing ?? []) as readonly string[]
  const wrong = (field: 'text' | 'measure' | 'baseline' | 'target' | 'dueOn') =>
    tried && missing.includes(field) ? t(`cases.goalMissing.${field}`) : null
  const done = () => {
    forget()
    toast.say(t('cases.saved'))
    onClose()
  }
  const changes = goal
    ? Object.fromEntries(
        FIELDS.filter((field) => fields[field] !== goal[field]).map((field) => [field, fields[field]]),
      )
    : {}
  const sendChange = (what: Partial<Fields>, seen: number, overwrite: readonly string[]) => {
    if (!goal || Object.keys(what).length === 0) return done()
    alter
      .sendAsync({ goalId: goal.id, seen, changes: what, overwrite: [...overwrite] })
      .then(done, () => undefined)
  }
  const submit = () => {
    setTried(true)
    if (missing.length > 0) return
    if (goal) return sendChange(changes, fields.seen, [])
    const { seen: _, ...rest } = fields
    add
      .sendAsync({ caseId: file.id, goal: { ...rest, current: rest.current ?? rest.baseline } })
      .then(done, () => undefined)
  }
  /** Measured by an instrument: the last score is where it starts. */
  const measureBy = (instrument: string) => {
    const last = file.assessments.findLast((line) => line.instrument === instrument && !line.voided)
    const score = last ? mainScore(last) : null
    change({
      instrument: instrument === '' ? null : instrument,
      ...(instrument !== '' && {
        unit: t('cases.goals.points'),
        baseline: fields.baseline ?? score,
        current: fields.current ?? score,
      }),
    })
  }
  const quick = [2, 4, 8].map((weeks) => ({ weeks, day: inWeeks(weeks) }))
  return (
    <FormDialog
      title={t(goal ? 'cases.goals.change' : 'cases.goals.add')}
      note={t('cases.goals.rule')}
      submit={alter.conflict ? null : t('cases.save')}
      sending={command.sending}
      problem={problem}
      dirty={dirty}
      onSubmit={submit}
      onClose={() => {
        forget()
        onClose()
      }}
    >
      {alter.conflict ? (
        <Conflicts
          key={String(alter.conflict.facts.revision)}
          conflict={alter.conflict}
          changed={Object.keys(changes).length}
          name={(field) => t(`cases.goalField.${FIELDS.find((each) => each === field) ?? 'text'}`)}
          say={(_, value) => (value === null ? '—' : String(value))}
          onDecided={({ mine, theirs, revision }) =>
            sendChange(
              Object.fromEntries(Object.entries(changes).filter(([field]) => !theirs.includes(field))),
              revision,
              mine,
            )
          }
        />
      ) : (
        <>
          <SelectField
            label={t('cases.goalField.needId')}
            value={fields.needId ?? ''}
            none={t('cases.goals.noNeed')}
            onChange={(needId) => change({ needId: needId === '' ? null : needId })}
            choices={file.needs.map((need) => ({ value: need.id, label: need.text }))}
          />
          <TextField
            first
            label={t('cases.goalField.text')}
            value={fields.text}
            placeholder={t('cases.goals.example')}
            error={wrong('text')}
            onChange={(text) => change({ text })}
          />
          <SelectField
            label={t('cases.goalField.instrument')}
            value={fields.instrument ?? ''}
            none={t('cases.goals.ownMeasure')}
            onChange={measureBy}
            choices={all
              .filter(({ id }) => isUsable(id) || id === fields.instrument)
              .map(({ id }) => ({ value: id, label: nameOf(id) }))}
          />
          {fields.instrument === null && (
            <TextField
              label={t('cases.goalField.measure')}
              value={fields.measure ?? ''}
              error={wrong('measure')}
              onChange={(measure) => change({ measure: measure === '' ? null : measure })}
            />
          )}
          <div className="case-three">
            <NumberField
              above
              label={t('cases.goalField.baseline')}
              value={fields.baseline}
              error={wrong('baseline')}
              onChange={(baseline) => change({ baseline })}
            />
            <NumberField
              above
              label={t('cases.goalField.target')}
              value={fields.target}
              error={wrong('target')}
              onChange={(target) => change({ target })}
            />
            {goal && (
              <NumberField
                above
                label={t('cases.goalField.current')}
                value={fields.current}
                onChange={(current) => change({ current })}
              />
            )}
            <TextField
              above
              optional
              label={t('cases.goalField.unit')}
              value={fields.unit ?? ''}
              onChange={(unit) => change({ unit: unit === '' ? null : unit.slice(0, 20) })}
            />
          </div>
          <TimeField
            kind="date"
            label={t('cases.goalField.dueOn')}
            value={fields.dueOn ?? ''}
            error={wrong('dueOn')}
            onChange={(dueOn) => change({ dueOn: dueOn === '' ? null : dueOn })}
            after={quick.map(({ weeks, day }) => (
              <button key={weeks} type="button" className="link small" onClick={() => change({ dueOn: day })}>
                {t('cases.inWeeks', { weeks })}
              </button>
            ))}
          />
          <TextField
            long
            optional
            label={t('cases.goalField.actions')}
            value={fields.actions ?? ''}
            onChange={(actions) => change({ actions: actions === '' ? null : actions })}
          />
          <TextField
            optional
            label={t('cases.goalField.responsible')}
            value={fields.responsible ?? ''}
            onChange={(responsible) => change({ responsible: responsible === '' ? null : responsible })}
          />
          {goal && (
            <ChoiceField
              label={t('cases.goalField.state')}
              value={fields.state}
              onChange={(state) => change({ state })}
              choices={GOAL_STATES.map((value) => ({ value, label: t(`cases.goalState.${value}`) }))}
            />
          )}
        </>
      )}
    </FormDialog>
  )
}

function inWeeks(weeks: number): string {
  return dayOf(new Date(Date.now() + weeks * 7 * 86_400_000))
}
