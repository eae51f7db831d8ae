import { clients } from '@quancheng/contract/clients.ts'
import { useState } from 'react'
import { useCommand } from '../app/use-command.ts'
import { useDraft } from '../app/use-draft.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { ChoiceButtons } from '../ui/choice-buttons.tsx'
import { DraftMark } from '../ui/draft-mark.tsx'
import { Field } from '../ui/field.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { PhoneInput } from '../ui/phone-input.tsx'
import { TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import { hasWrongField } from './has-wrong-field.ts'
import { RelationSelect } from './relation-select.tsx'

const ROLES = ['guardian', 'carer'] as const

interface Props {
  readonly clientId: string
  readonly onClose: () => void
}

/** Somebody around the client: name, relation, phone, and whether they may sign or care. */
export function AddContact({ clientId, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const draft = useDraft(`contact-${clientId}`, {
    name: '',
    phone: null as string | null,
    relation: '',
    guardian: false,
    mainCarer: false,
    note: '',
  })
  const { fields, change } = draft
  const [tried, setTried] = useState(false)
  const command = useCommand(clients.addContact, {
    refresh: [clients.file.path],
    onDone: () => {
      draft.forget()
      toast.say(t('clients.contact.added', { name: fields.name.trim() }))
      onClose()
    },
  })
  const roles = ROLES.filter((role) => (role === 'guardian' ? fields.guardian : fields.mainCarer))
  return (
    <FormDialog
      title={t('clients.contact.title')}
      mark={draft.dirty && <DraftMark state="saved" at={draft.keptAt} />}
      submit={t('clients.contact.save')}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={draft.dirty}
      onSubmit={() => {
        setTried(true)
        if (fields.name.trim() === '' || fields.relation === '' || hasWrongField()) return
        command.send({
          clientId,
          name: fields.name.trim(),
          phone: fields.phone,
          relation: fields.relation,
          guardian: fields.guardian,
          mainCarer: fields.mainCarer,
          note: fields.note.trim() === '' ? null : fields.note.trim(),
        })
      }}
      onClose={() => {
        draft.forget()
        onClose()
      }}
    >
      <TextField
        label={t('clients.field.name')}
        required
        first
        value={fields.name}
        error={tried && fields.name.trim() === '' ? t('clients.missing.name') : null}
        onChange={(name) => change({ name })}
      />
      <RelationSelect
        label={t('clients.contact.relation')}
        value={fields.relation}
        error={tried && fields.relation === '' ? t('clients.missing.relation') : null}
        onChange={(relation) => change({ relation })}
      />
      <PhoneInput
        label={t('clients.field.phone')}
        value={fields.phone}
        onChange={(phone) => change({ phone })}
        optional
      />
      <Field group label={t('clients.contact.role')} optional hint={t('clients.contact.roleHint')}>
        {() => (
          <ChoiceButtons
            many
            label={t('clients.contact.role')}
            value={roles}
            choices={ROLES.map((value) => ({ value, label: t(`clients.contact.${value}`) }))}
            onChange={(chosen) =>
              change({ guardian: chosen.includes('guardian'), mainCarer: chosen.includes('carer') })
            }
          />
        )}
      </Field>
      <TextField
        label={t('clients.contact.note')}
        optional
        value={fields.note}
        onChange={(note) => change({ note })}
      />
    </FormDialog>
  )
}
