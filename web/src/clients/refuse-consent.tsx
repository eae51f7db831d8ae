import { type ClientFile, clients } from '@quancheng/contract/clients.ts'
import { type ConsentScope, needsGuardian } from '@quancheng/rules/consent.ts'
import { useState } from 'react'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useConsentVersion } from '../library/consent-words.tsx'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { ChoiceField, TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import { RelationSelect } from './relation-select.tsx'

interface Props {
  readonly client: ClientFile
  readonly scope: ConsentScope
  readonly onClose: () => void
}

/** Keeps a plain no, so that nobody asks the same again and again. */
export function RefuseConsent({ client, scope, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const isChild = needsGuardian(client.birthDate, dayOf(new Date())) === true
  const guardian = client.contacts.find((contact) => contact.guardian) ?? null
  const [by, setBy] = useState<'client' | 'guardian'>(isChild ? 'guardian' : 'client')
  const [signer, setSigner] = useState(isChild ? (guardian?.name ?? '') : client.name)
  const [relation, setRelation] = useState(guardian?.relation ?? '')
  const [recipient, setRecipient] = useState('')
  const version = useConsentVersion(scope)
  const name = t(`clients.scope.${scope}`)
  const command = useCommand(clients.refuseConsent, {
    refresh: [clients.file.path],
    onDone: () => {
      toast.say(t('clients.consent.refused', { scope: name }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('clients.consent.refuseTitle', { name: client.name, scope: name })}
      submit={version === null ? null : t('clients.consent.refuseSave')}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={recipient !== ''}
      onSubmit={() => {
        if (version === null) return
        command.send({
          clientId: client.id,
          scope,
          recipient: recipient.trim() || null,
          textVersion: version,
          refusedBy: by,
          signer: signer.trim() || null,
          signerRelation: by === 'guardian' ? relation || null : null,
        })
      }}
      onClose={onClose}
    >
      <p>{t('clients.consent.refuseWords')}</p>
      {scope === 'share' && (
        <TextField
          label={t('clients.consent.recipient')}
          required
          value={recipient}
          onChange={setRecipient}
        />
      )}
      <ChoiceField
        label={t('clients.consent.signedBy')}
        value={by}
        choices={(['client', 'guardian'] as const).map((value) => ({
          value,
          label: t(`clients.signer.${value}`),
        }))}
        onChange={(value) => {
          setBy(value)
          setSigner(value === 'client' ? client.name : (guardian?.name ?? ''))
        }}
      />
      {by === 'guardian' && (
        <>
          <TextField label={t('clients.consent.signer')} value={signer} onChange={setSigner} />
          <RelationSelect label={t('clients.contact.relation')} value={relation} onChange={setRelation} />
        </>
      )}
    </FormDialog>
  )
}
