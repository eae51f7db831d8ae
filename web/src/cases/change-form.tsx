import { cases } from '@quancheng/contract/cases.ts'
import { CASE_KINDS, RISKS } from '@quancheng/rules/course.ts'
import { useCommand } from '../app/use-command.ts'
import { useDraft } from '../app/use-draft.ts'
import { useText } from '../text/use-text.tsx'
import { DraftMark } from '../ui/draft-mark.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { ChoiceField, TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import { Conflicts } from './conflicts.tsx'
import type { File } from './file.ts'
import { useProblem } from './use-problem.ts'

interface Props {
  readonly file: File
  readonly onClose: () => void
}

type Changes = Partial<Pick<File, 'kind' | 'risk' | 'problem' | 'strengths'>>

/** Kind, risk, problem and strengths of a case; what a colleague changed meanwhile is shown and decided by a person. */
export function ChangeForm({ file, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const { fields, change, dirty, keptAt, forget } = useDraft(`change.${file.id}`, {
    kind: file.kind,
    risk: file.risk,
    problem: file.problem ?? '',
    strengths: file.strengths ?? '',
    /** The revision on screen when the writing began. */
    seen: file.revision,
    from: {
      kind: file.kind,
      risk: file.risk,
      problem: file.problem ?? '',
      strengths: file.strengths ?? '',
    },
  })
  const command = useCommand(cases.change, { refresh: ['/cases', '/today'] })
  const problem = useProblem({ ...command, conflict: null })
  const done = () => {
    forget()
    toast.say(t('cases.saved'))
    onClose()
  }
  const changes: Changes = {
    ...(fields.kind !== fields.from.kind && { kind: fields.kind }),
    ...(fields.risk !== fields.from.risk && { risk: fields.risk }),
    ...(fields.problem !== fields.from.problem && { problem: fields.problem.trim() || null }),
    ...(fields.strengths !== fields.from.strengths && { strengths: fields.strengths.trim() || null }),
  }
  const send = (what: Changes, seen: number, overwrite: readonly string[]) => {
    if (Object.keys(what).length === 0) return done()
    command
      .sendAsync({ caseId: file.id, seen, changes: what, overwrite: [...overwrite] })
      .then(done, () => undefined)
  }
  const name = (field: string) =>
    field === 'kind' || field === 'risk' || field === 'problem' || field === 'strengths'
      ? t(`cases.field.${field}`)
      : field
  const say = (field: string, value: unknown) => {
    const kind = CASE_KINDS.find((each) => field === 'kind' && each === value)
    if (kind) return t(`cases.kind.${kind}`)
    const risk = RISKS.find((each) => field === 'risk' && each === value)
    if (risk) return t(`word.risk.${risk}`)
    return value === null ? '—' : String(value)
  }
  return (
    <FormDialog
      title={t('cases.do.change')}
      mark={dirty && <DraftMark state="saved" at={keptAt} />}
      submit={command.conflict ? null : t('cases.save')}
      sending={command.sending}
      problem={problem}
      dirty={dirty}
      onSubmit={() => send(changes, fields.seen, [])}
      onClose={() => {
        forget()
        onClose()
      }}
    >
      {command.conflict ? (
        <Conflicts
          key={String(command.conflict.facts.revision)}
          conflict={command.conflict}
          changed={Object.keys(changes).length}
          name={name}
          say={say}
          onDecided={({ mine, theirs, revision }) =>
            send(
              Object.fromEntries(Object.entries(changes).filter(([field]) => !theirs.includes(field))),
              revision,
              mine,
            )
          }
        />
      ) : (
        <>
          <ChoiceField
            label={t('cases.field.risk')}
            value={fields.risk}
            onChange={(risk) => change({ risk })}
            choices={RISKS.map((value) => ({ value, label: t(`word.risk.${value}`) }))}
          />
          <ChoiceField
            label={t('cases.field.kind')}
            value={fields.kind}
            hint={t('cases.kind.hint')}
            onChange={(kind) => change({ kind })}
            choices={CASE_KINDS.map((value) => ({ value, label: t(`cases.kind.${value}`) }))}
          />
          <TextField
            long
            label={t('cases.field.problem')}
            value={fields.problem}
            onChange={(problem) => change({ problem })}
          />
          <TextField
            long
            optional
            label={t('cases.field.strengths')}
            value={fields.strengths}
            onChange={(strengths) => change({ strengths })}
          />
        </>
      )}
    </FormDialog>
  )
}
