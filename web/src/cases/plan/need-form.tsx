import { cases } from '@quancheng/contract/cases.ts'
import { NEED_DOMAINS, NEED_PRIORITIES, NEED_SEVERITIES, NEED_STATES } from '@quancheng/rules/need.ts'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ChoiceField, TextField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'
import { Conflicts } from '../conflicts.tsx'
import type { File, Need } from '../file.ts'
import { useProblem } from '../use-problem.ts'

type Fields = Omit<Need, 'id' | 'revision'>
type Field = keyof Fields

const NEW: Fields = {
  domain: 'practical',
  text: '',
  severity: 2,
  severityNow: 2,
  priority: 'medium',
  state: 'open',
}
const FIELDS = Object.keys(NEW) as readonly Field[]

interface Props {
  readonly file: File
  readonly need: Need | null
  readonly onClose: () => void
}

/** Names a need, or says how it stands now. */
export function NeedForm({ file, need, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const start: Fields = need ?? NEW
  const { fields, change, dirty, forget } = useDraft(`need.${need?.id ?? file.id}`, {
    ...Object.fromEntries(FIELDS.map((field) => [field, start[field]])),
    seen: need?.revision ?? 0,
  } as Fields & { readonly seen: number })
  const refresh = ['/cases', '/today']
  const add = useCommand(cases.addNeed, { refresh })
  const alter = useCommand(cases.changeNeed, { refresh })
  const command = need ? alter : add
  const problem = useProblem({ ...command, conflict: null })
  const done = () => {
    forget()
    toast.say(t('cases.saved'))
    onClose()
  }
  const severities = NEED_SEVERITIES.map((value) => ({
    value: String(value),
    label: t(`cases.severity.${value}`),
  }))
  const changes = need
    ? Object.fromEntries(
        FIELDS.filter((field) => fields[field] !== need[field]).map((field) => [field, fields[field]]),
      )
    : {}
  const sendChange = (what: Partial<Fields>, seen: number, overwrite: readonly string[]) => {
    if (!need || Object.keys(what).length === 0) return done()
    alter
      .sendAsync({ needId: need.id, seen, changes: what, overwrite: [...overwrite] })
      .then(done, () => undefined)
  }
  const submit = () => {
    if (fields.text.trim() === '') return
    if (need) return sendChange(changes, fields.seen, [])
    const { seen: _, ...rest } = fields
    add
      .sendAsync({ caseId: file.id, need: { ...rest, severityNow: rest.severity } })
      .then(done, () => undefined)
  }
  const name = (field: string) => t(`cases.needField.${FIELDS.find((each) => each === field) ?? 'text'}`)
  const say = (field: string, value: unknown) => {
    if (field === 'severity' || field === 'severityNow')
      return t(`cases.severity.${Number(value)}` as 'cases.severity.0')
    const domain = NEED_DOMAINS.find((each) => field === 'domain' && each === value)
    if (domain) return t(`cases.domain.${domain}`)
    const priority = NEED_PRIORITIES.find((each) => field === 'priority' && each === value)
    if (priority) return t(`cases.priority.${priority}`)
    const state = NEED_STATES.find((each) => field === 'state' && each === value)
    if (state) return t(`cases.needState.${state}`)
    return String(value)
  }
  return (
    <FormDialog
      title={t(need ? 'cases.needs.change.title' : 'cases.needs.add')}
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
          name={name}
          say={say}
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
          <TextField
            first
            label={t('cases.needField.text')}
            value={fields.text}
            onChange={(text) => change({ text })}
            placeholder={t('cases.needs.example')}
            error={dirty && fields.text.trim() === '' ? t('cases.needs.textMissing') : null}
          />
          <ChoiceField
            label={t('cases.needField.domain')}
            value={fields.domain}
            onChange={(domain) => change({ domain })}
            choices={NEED_DOMAINS.map((value) => ({ value, label: t(`cases.domain.${value}`) }))}
          />
          <ChoiceField
            label={t(need ? 'cases.needField.severityBefore' : 'cases.needField.severity')}
            value={String(fields.severity)}
            onChange={(value) => change({ severity: Number(value) })}
            choices={severities}
          />
          {need && (
            <ChoiceField
              label={t('cases.needField.severityNow')}
              value={String(fields.severityNow)}
              onChange={(value) => change({ severityNow: Number(value) })}
              choices={severities}
            />
          )}
          <ChoiceField
            label={t('cases.needField.priority')}
            value={fields.priority}
            onChange={(priority) => change({ priority })}
            choices={NEED_PRIORITIES.map((value) => ({ value, label: t(`cases.priority.${value}`) }))}
          />
          {need && (
            <ChoiceField
              label={t('cases.needField.state')}
              value={fields.state}
              onChange={(state) => change({ state })}
              choices={NEED_STATES.map((value) => ({ value, label: t(`cases.needState.${value}`) }))}
            />
          )}
        </>
      )}
    </FormDialog>
  )
}
