import { type ClientFile, clients } from '@quancheng/contract/clients.ts'
import {
  CONSENT_METHODS,
  type ConsentMethod,
  type ConsentScope,
  GUARDIAN_UNDER_AGE,
  giveConsent,
  needsGuardian,
  needsIncapacity,
} from '@quancheng/rules/consent.ts'
import { useState } from 'react'
import { useCommand } from '../app/use-command.ts'
import { useDraft } from '../app/use-draft.ts'
import { useProblem } from '../app/use-problem.ts'
import { ConsentWords, useConsentVersion } from '../library/consent-words.tsx'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { DraftMark } from '../ui/draft-mark.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { ChoiceField, TextField, TimeField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import { RelationSelect } from './relation-select.tsx'

const SIGNERS = ['client', 'guardian', 'emergency'] as const

interface Props {
  readonly client: ClientFile
  readonly scope: ConsentScope
  readonly onClose: () => void
}

/** Records one consent: the words that were read, who signed and how; the rule says before sending what is not right yet. */
export function GiveConsent({ client, scope, onClose }: Props) {
  const { t, refusal } = useText()
  const toast = useToast()
  const today = dayOf(new Date())
  const { birthDate } = client
  const child = needsGuardian(birthDate, today)
  const guardian = client.contacts.find((contact) => contact.guardian) ?? null
  const draft = useDraft(`consent-${client.id}-${scope}`, {
    signedBy: (child ? 'guardian' : 'client') as (typeof SIGNERS)[number],
    signer: child ? (guardian?.name ?? '') : client.name,
    relation: child ? (guardian?.relation ?? '') : '',
    method: 'paper' as ConsentMethod,
    witness: '',
    recipient: '',
    reason: '',
    expiresOn: '',
    incapacity: '',
    askedBy: null as 'client' | 'us' | null,
  })
  const { fields, change } = draft
  const [tried, setTried] = useState(false)
  const version = useConsentVersion(scope)
  const command = useCommand(clients.giveConsent, {
    refresh: [clients.file.path, '/cases', '/today'],
    onDone: () => {
      draft.forget()
      toast.say(t('clients.consent.given', { scope: t(`clients.scope.${scope}`) }))
      onClose()
    },
  })
  const isEmergency = fields.signedBy === 'emergency'
  const words = (text: string) => (text.trim() === '' ? null : text.trim())
  const consent = {
    scope,
    recipient: scope === 'share' ? words(fields.recipient) : null,
    signedBy: fields.signedBy === 'emergency' ? null : fields.signedBy,
    signer: isEmergency ? null : words(fields.signer),
    signerRelation: fields.signedBy === 'guardian' ? words(fields.relation) : null,
    method: fields.method,
    witness: fields.method === 'oral-witness' && !isEmergency ? words(fields.witness) : null,
    emergencyReason: isEmergency ? words(fields.reason) : null,
    incapacity: fields.signedBy === 'guardian' ? words(fields.incapacity) : null,
    expiresOn: words(fields.expiresOn),
  }
  const foreseen = giveConsent({ ...consent, signedAtMs: Date.now(), withdrawnAtMs: null }, birthDate)
  const said = useProblem(command)
  const saysNo = foreseen && (tried || foreseen.code === 'clients.guardian-must-sign')
  const isForAdult = needsIncapacity({ signedBy: consent.signedBy, signedAtMs: Date.now() }, birthDate)
  const wasRefused = client.consentRefusals.some(
    (each) => each.quiet && each.scope === scope && (each.recipient ?? '') === (consent.recipient ?? ''),
  )
  const emergencies = scope === 'service' || scope === 'record'
  return (
    <FormDialog
      title={t('clients.consent.title', { name: client.name, scope: t(`clients.scope.${scope}`) })}
      mark={draft.dirty && <DraftMark state="saved" at={draft.keptAt} />}
      note={t('clients.consent.note')}
      submit={version === null ? null : t('clients.consent.save')}
      sending={command.sending}
      problem={saysNo ? refusal(foreseen.code, foreseen.facts) : said}
      dirty={draft.dirty}
      width={600}
      onSubmit={() => {
        setTried(true)
        if (foreseen || version === null) return
        command.send({
          ...consent,
          clientId: client.id,
          clientAsked: wasRefused && fields.askedBy === 'client',
          caseId: null,
          textVersion: version,
          signedAt: new Date().toISOString(),
        })
      }}
      onClose={() => {
        draft.forget()
        onClose()
      }}
    >
      <details className="consent-text" open>
        <summary>
          <b>{t('clients.consent.read')}</b>{' '}
          {version !== null && (
            <span className="tiny faint">{t('clients.consent.version', { version })}</span>
          )}
        </summary>
        <ConsentWords scope={scope} />
      </details>
      {child && (
        <Notice
          tone="next"
          title={t('clients.consent.child', { name: client.name, age: GUARDIAN_UNDER_AGE })}
        />
      )}
      {child === null && (
        <Notice tone="next" title={t('clients.consent.noBirthDate', { age: GUARDIAN_UNDER_AGE })} />
      )}
      {wasRefused && (
        <>
          <Notice tone="next" title={t('clients.consent.askedTitle')}>
            {t('clients.consent.askedWords')}
          </Notice>
          <ChoiceField
            label={t('clients.consent.whoAsked')}
            required
            value={fields.askedBy}
            choices={(['client', 'us'] as const).map((value) => ({
              value,
              label: t(`clients.consent.asked.${value}`),
            }))}
            onChange={(askedBy) => change({ askedBy })}
          />
        </>
      )}
      {scope === 'share' && (
        <TextField
          label={t('clients.consent.recipient')}
          required
          value={fields.recipient}
          hint={t('clients.consent.recipientHint')}
          onChange={(recipient) => change({ recipient })}
        />
      )}
      <ChoiceField
        label={t('clients.consent.signedBy')}
        value={fields.signedBy}
        choices={SIGNERS.filter((each) => each !== 'emergency' || emergencies).map((value) => ({
          value,
          label: t(`clients.signer.${value}`),
          disabled: value === 'client' && child === true,
        }))}
        onChange={(signedBy) =>
          change({
            signedBy,
            signer: signedBy === 'client' ? client.name : (guardian?.name ?? ''),
            relation: signedBy === 'guardian' ? (guardian?.relation ?? '') : '',
          })
        }
      />
      {isEmergency ? (
        <TextField
          label={t('clients.consent.reason')}
          required
          long
          value={fields.reason}
          hint={t('clients.consent.reasonHint')}
          onChange={(reason) => change({ reason })}
        />
      ) : (
        <>
          <TextField
            label={t('clients.consent.signer')}
            required
            value={fields.signer}
            origin={
              fields.signedBy === 'guardian' && guardian !== null && fields.signer === guardian.name
                ? t('clients.contacts')
                : null
            }
            onChange={(signer) => change({ signer })}
          />
          {fields.signedBy === 'guardian' && (
            <RelationSelect
              label={t('clients.contact.relation')}
              value={fields.relation}
              onChange={(relation) => change({ relation })}
            />
          )}
          {isForAdult && (
            <TextField
              label={t('clients.consent.incapacity')}
              required
              long
              short
              value={fields.incapacity}
              hint={t('clients.consent.incapacityHint')}
              onChange={(incapacity) => change({ incapacity })}
            />
          )}
          <ChoiceField
            label={t('clients.consent.method')}
            value={fields.method}
            choices={CONSENT_METHODS.map((value) => ({ value, label: t(`clients.method.${value}`) }))}
            onChange={(method) => change({ method })}
          />
          {fields.method === 'oral-witness' && (
            <TextField
              label={t('clients.consent.witness')}
              required
              value={fields.witness}
              onChange={(witness) => change({ witness })}
            />
          )}
        </>
      )}
      <TimeField
        kind="date"
        label={t('clients.consent.expires')}
        optional
        value={fields.expiresOn}
        min={today}
        hint={t('clients.consent.expiresHint')}
        onChange={(expiresOn) => change({ expiresOn })}
      />
    </FormDialog>
  )
}
