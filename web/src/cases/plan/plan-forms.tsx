import { cases } from '@quancheng/contract/cases.ts'
import { checkSigner, needsGuardian } from '@quancheng/rules/consent.ts'
import { useState } from 'react'
import { useCommand } from '../../app/use-command.ts'
import { useDraft } from '../../app/use-draft.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ChoiceField, TextField, TimeField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { File, Plan } from '../file.ts'
import { fromLocal, toLocal } from '../local-time.ts'
import { RelationField } from '../relation-field.tsx'
import { useProblem } from '../use-problem.ts'

interface MakeProps {
  readonly file: File
  readonly onClose: () => void
}

/** Puts what stands now into a version of the plan. */
export function MakePlanForm({ file, onClose }: MakeProps) {
  const { t } = useText()
  const toast = useToast()
  const { fields, change, dirty, forget } = useDraft(`plan.${file.id}`, { summary: '', reviewOn: '' })
  const command = useCommand(cases.makePlan, { refresh: ['/cases', '/today'] })
  const goals = file.goals.filter((goal) => goal.state !== 'dropped')
  const problem = useProblem(command)
  return (
    <FormDialog
      title={t(file.plans.length === 0 ? 'cases.plan.makeFirst' : 'cases.plan.makeNext')}
      note={file.plans.length > 0 ? t('cases.plan.replaces') : undefined}
      submit={t('cases.plan.make')}
      sending={command.sending}
      problem={goals.length === 0 ? t('cases.refusal.no-goals') : problem}
      dirty={dirty}
      onSubmit={() => {
        command
          .sendAsync({
            caseId: file.id,
            summary: fields.summary.trim() || null,
            reviewOn: fields.reviewOn === '' ? null : fields.reviewOn,
          })
          .then(
            () => {
              forget()
              toast.say(t('cases.plan.madeNow'))
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
      <p className="small muted">
        {t('cases.plan.holds', { needs: file.needs.length, goals: goals.length })}
        {t('cases.colon')}
        {goals.map((goal) => goal.text).join(t('cases.comma'))}
      </p>
      <TextField
        long
        optional
        label={t('cases.plan.summary')}
        value={fields.summary}
        onChange={(summary) => change({ summary })}
      />
      <TimeField
        kind="date"
        optional
        label={t('cases.plan.reviewOn')}
        min={dayOf(new Date())}
        value={fields.reviewOn}
        onChange={(reviewOn) => change({ reviewOn })}
      />
    </FormDialog>
  )
}

interface AgreeProps {
  readonly file: File
  readonly plan: Plan
  readonly onClose: () => void
}

/** The client, or for a child the guardian, agrees to the plan. */
export function AgreePlanForm({ file, plan, onClose }: AgreeProps) {
  const { t } = useText()
  const toast = useToast()
  const today = dayOf(new Date())
  const guardian = file.contacts.find((contact) => contact.guardian)
  const child = needsGuardian(file.client.birthDate, today) === true
  const [by, setBy] = useState<'client' | 'guardian'>(child ? 'guardian' : 'client')
  const [signer, setSigner] = useState(child ? (guardian?.name ?? '') : file.client.name)
  const [relation, setRelation] = useState(guardian?.relation ?? '')
  const [at, setAt] = useState(toLocal(new Date()))
  const command = useCommand(cases.agreePlan, { refresh: ['/cases', '/today'] })
  const problem = useProblem(command)
  const foreseen = checkSigner(by, by === 'guardian' ? relation : '01', file.client.birthDate, today)
  const { refusal } = useText()
  const agreedAt = fromLocal(at)
  return (
    <FormDialog
      title={t('cases.plan.agreeTitle', { version: plan.version })}
      submit={t('cases.plan.agreeDo')}
      sending={command.sending}
      problem={problem ?? (foreseen ? refusal(foreseen.code, foreseen.facts) : null)}
      dirty={false}
      onSubmit={() => {
        if (foreseen || signer.trim() === '' || agreedAt === null) return
        command
          .sendAsync({
            planId: plan.id,
            seen: plan.revision,
            agreedBy: by,
            signer,
            signerRelation: by === 'guardian' ? relation : '01',
            agreedAt,
          })
          .then(
            () => {
              toast.say(t('cases.plan.agreedNow'))
              onClose()
            },
            () => undefined,
          )
      }}
      onClose={onClose}
    >
      <ul className="small muted">
        {plan.goals.map((goal) => (
          <li key={goal.id}>{goal.text}</li>
        ))}
      </ul>
      <ChoiceField
        label={t('cases.plan.who')}
        value={by}
        onChange={(now) => {
          setBy(now)
          setSigner(now === 'client' ? file.client.name : (guardian?.name ?? ''))
        }}
        choices={[
          { value: 'client', label: file.client.name, disabled: child },
          { value: 'guardian', label: t('cases.plan.guardian') },
        ]}
        hint={child ? t('cases.plan.child') : null}
      />
      <TextField
        label={t('cases.plan.signer')}
        value={signer}
        onChange={setSigner}
        error={signer.trim() === '' ? t('cases.plan.signerMissing') : null}
      />
      {by === 'guardian' && (
        <RelationField label={t('cases.plan.relation')} value={relation} onChange={setRelation} />
      )}
      <TimeField
        kind="datetime-local"
        label={t('cases.plan.when')}
        value={at}
        max={toLocal(new Date())}
        onChange={setAt}
      />
    </FormDialog>
  )
}
