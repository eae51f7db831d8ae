import { type SafetyPlan, safety } from '@quancheng/contract/safety.ts'
import { useState } from 'react'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { useProblem } from '../../app/use-problem.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ChoiceField, TextField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'
import { useSafetyWords } from './safety-words.ts'

interface Props {
  readonly clientId: string
  readonly caseId: string | null
  readonly last: SafetyPlan | null
  readonly onClose: () => void
}

/** The six steps, written with the person; begins from the version in use. */
export function PlanForm({ clientId, caseId, last, onClose }: Props) {
  const { t, locale } = useText()
  const toast = useToast()
  const { plan } = useSafetyWords()
  const [tried, setTried] = useState(false)
  const { fields, change, dirty, forget } = useDraft(`safety-plan.${clientId}`, {
    steps: (last?.steps ?? {}) as Readonly<Record<string, string>>,
    how: 'with' as 'with' | 'alone',
  })
  const command = useCommand(safety.signPlan, { refresh: ['/safety'] })
  const problem = useProblem(command)
  const steps = plan?.steps ?? []
  const isEmpty = (id: string) => !fields.steps[id]?.trim()
  const leave = () => {
    forget()
    onClose()
  }
  return (
    <FormDialog
      width={760}
      title={t('safety.plan.title')}
      note={t('safety.plan.note')}
      submit={t('safety.plan.sign')}
      sending={command.sending}
      problem={problem}
      dirty={dirty}
      onSubmit={() => {
        setTried(true)
        if (steps.length === 0 || steps.some(({ id }) => isEmpty(id))) return
        command
          .sendAsync({
            clientId,
            caseId,
            seen: last?.version ?? 0,
            withPerson: fields.how === 'with',
            steps: Object.fromEntries(steps.map(({ id }) => [id, fields.steps[id] ?? ''])),
          })
          .then(
            ({ version }) => {
              toast.say(t('safety.done.signed', { version }))
              leave()
            },
            () => undefined,
          )
      }}
      onClose={leave}
    >
      {steps.map(({ id, name, ask }, at) => (
        <TextField
          key={id}
          long
          short
          first={at === 0}
          label={`${at + 1}. ${name[locale]}`}
          hint={ask[locale]}
          value={fields.steps[id] ?? ''}
          error={tried && isEmpty(id) ? t('safety.refusal.plan-step-empty') : null}
          onChange={(words) => change({ steps: { ...fields.steps, [id]: words } })}
        />
      ))}
      <ChoiceField
        label={t('safety.plan.with')}
        value={fields.how}
        onChange={(how) => change({ how })}
        choices={[
          { value: 'with', label: t('safety.plan.withPerson') },
          { value: 'alone', label: t('safety.plan.alone') },
        ]}
      />
      {plan && (
        <p className="tiny faint">
          {t('safety.plan.source')}
          {plan.basis[locale]}
        </p>
      )}
    </FormDialog>
  )
}
