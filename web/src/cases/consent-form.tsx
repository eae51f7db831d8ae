import { clients } from '@quancheng/contract/clients.ts'
import {
  CONSENT_METHODS,
  CONSENT_SCOPES,
  type ConsentMethod,
  type ConsentScope,
  giveConsent,
  needsGuardian,
  needsIncapacity,
} from '@quancheng/rules/consent.ts'
import { useState } from 'react'
import { useCommand } from '../app/use-command.ts'
import { useDraft } from '../app/use-draft.ts'
import { ConsentWords, useConsentVersion } from '../library/consent-words.tsx'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { ChoiceField, TextField, TimeField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import type { File } from './file.ts'
import { fromLocal, toLocal } from './local-time.ts'
import { RelationField } from './relation-field.tsx'
import { useProblem } from './use-problem.ts'

interface Props {
  readonly file: File
  readonly scope: ConsentScope | null
  /** With whom to share, where it is known. */
  readonly recipient: string | null
  readonly onClose: () => void
}

/** A consent as it was given: to what, by whom, how, and under which version of the text. */
export function ConsentForm({ file, scope, recipient, onClose }: Props) {
  const { t, refusal } = useText()
  const toast = useToast()
  const [tried, setTried] = useState(false)
  const child = needsGuardian(file.client.birthDate, dayOf(new Date())) === true
  const guardian = file.contacts.find((contact) => contact.guardian)
  const { fields, change, dirty, forget } = useDraft(
    `consent.${file.id}.${scope ?? 'any'}${recipient ?? ''}`,
    {
      scope: scope ?? ('service' as ConsentScope),
      recipient: recipient ?? '',
      by: (child ? 'guardian' : 'client') as 'client' | 'guardian' | 'emergency',
      signer: child ? (guardian?.name ?? '') : file.client.name,
      relation: guardian?.relation ?? '',
      method: 'paper' as ConsentMethod,
      witness: '',
      emergencyReason: '',
      signedAt: toLocal(new Date()),
      expiresOn: '',
      incapacity: '',
      askedBy: null as 'client' | 'us' | null,
    },
  )
  const version = useConsentVersion(fields.scope)
  const command = useCommand(clients.giveConsent, { refresh: ['/cases', '/clients', '/today'] })
  const problem = useProblem(command)
  const emergencies = fields.scope === 'service' || fields.scope === 'record'
  const emergency = fields.by === 'emergency' && emergencies
  const signedBy = emergency ? null : fields.by === 'guardian' ? ('guardian' as const) : ('client' as const)
  const signedAt = fromLocal(fields.signedAt)
  const given = {
    scope: fields.scope,
    recipient: fields.scope === 'share' ? fields.recipient.trim() || null : null,
    signedBy,
    signer: emergency ? null : fields.signer.trim() || null,
    signerRelation: emergency ? null : signedBy === 'client' ? '01' : fields.relation || null,
    method: fields.method,
    witness: fields.method === 'oral-witness' ? fields.witness.trim() || null : null,
    emergencyReason: emergency ? fields.emergencyReason.trim() || null : null,
    incapacity: signedBy === 'guardian' ? fields.incapacity.trim() || null : null,
    expiresOn: fields.expiresOn === '' ? null : fields.expiresOn,
  }
  const atMs = Date.parse(signedAt ?? new Date().toISOString())
  const wasRefused = command.refused?.code === 'clients.refused-lately'
  const foreseen = giveConsent({ ...given, signedAtMs: atMs, withdrawnAtMs: null }, file.client.birthDate)
  return (
    <FormDialog
      title={t('cases.consent.add')}
      note={version === null ? null : t('cases.consent.textNote', { version })}
      submit={version === null ? null : t('cases.consent.give')}
      sending={command.sending}
      problem={problem ?? (tried && foreseen ? refusal(foreseen.code, foreseen.facts) : null)}
      dirty={dirty}
      onSubmit={() => {
        setTried(true)
        if (foreseen || signedAt === null || version === null) return
        command
          .sendAsync({
            clientId: file.client.id,
            caseId: file.id,
            textVersion: version,
            clientAsked: fields.askedBy === 'client',
            ...given,
            signedAt,
          })
          .then(
            () => {
              forget()
              toast.say(t('cases.consent.given'))
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
      <ChoiceField
        label={t('cases.consent.what')}
        value={fields.scope}
        onChange={(now) => change({ scope: now })}
        choices={CONSENT_SCOPES.map((value) => ({ value, label: t(`cases.scope.${value}`) }))}
      />
      <ConsentWords scope={fields.scope} />
      {fields.scope === 'share' && (
        <TextField
          label={t('cases.consent.recipient')}
          value={fields.recipient}
          onChange={(name) => change({ recipient: name })}
        />
      )}
      <ChoiceField
        label={t('cases.consent.who')}
        value={emergency ? 'emergency' : fields.by === 'emergency' ? 'client' : fields.by}
        hint={child ? t('cases.plan.child') : null}
        onChange={(by) =>
          change({
            by,
            signer: by === 'client' ? file.client.name : by === 'guardian' ? (guardian?.name ?? '') : '',
          })
        }
        choices={[
          { value: 'client', label: file.client.name, disabled: child },
          { value: 'guardian', label: t('cases.plan.guardian') },
          ...(emergencies ? [{ value: 'emergency' as const, label: t('cases.consent.emergencyWord') }] : []),
        ]}
      />
      {emergency ? (
        <TextField
          long
          label={t('cases.consent.emergencyReason')}
          hint={t('cases.consent.emergencyHint')}
          value={fields.emergencyReason}
          onChange={(emergencyReason) => change({ emergencyReason })}
        />
      ) : (
        <>
          <TextField
            label={t('cases.plan.signer')}
            value={fields.signer}
            onChange={(signer) => change({ signer })}
          />
          {signedBy === 'guardian' && (
            <RelationField
              label={t('cases.plan.relation')}
              value={fields.relation}
              onChange={(relation) => change({ relation })}
            />
          )}
          {needsIncapacity({ signedBy, signedAtMs: atMs }, file.client.birthDate) && (
            <TextField
              long
              short
              required
              label={t('clients.consent.incapacity')}
              hint={t('clients.consent.incapacityHint')}
              value={fields.incapacity}
              onChange={(incapacity) => change({ incapacity })}
            />
          )}
          <ChoiceField
            label={t('cases.consent.how')}
            value={fields.method}
            onChange={(method) => change({ method })}
            choices={CONSENT_METHODS.map((value) => ({ value, label: t(`cases.method.${value}`) }))}
          />
          {fields.method === 'oral-witness' && (
            <TextField
              label={t('cases.consent.witness')}
              value={fields.witness}
              onChange={(witness) => change({ witness })}
            />
          )}
        </>
      )}
      {(wasRefused || fields.askedBy !== null) && (
        <ChoiceField
          label={t('clients.consent.whoAsked')}
          value={fields.askedBy}
          onChange={(askedBy) => change({ askedBy })}
          choices={(['client', 'us'] as const).map((value) => ({
            value,
            label: t(`clients.consent.asked.${value}`),
          }))}
        />
      )}
      <TimeField
        kind="datetime-local"
        label={t('cases.plan.when')}
        max={toLocal(new Date())}
        value={fields.signedAt}
        onChange={(at) => change({ signedAt: at })}
      />
      <TimeField
        kind="date"
        optional
        label={t('cases.consent.expires')}
        value={fields.expiresOn}
        onChange={(expiresOn) => change({ expiresOn })}
      />
    </FormDialog>
  )
}
