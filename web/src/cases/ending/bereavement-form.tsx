import { cases } from '@quancheng/contract/cases.ts'
import { CHANNELS, type Channel } from '@quancheng/rules/record.ts'
import { useState } from 'react'
import { useCommand } from '../../app/use-command.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { ChoiceField, ChoicesField, SelectField, TimeField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'
import type { File } from '../file.ts'
import { useProblem } from '../use-problem.ts'
import { useRelation } from '../use-relation.ts'

interface Props {
  readonly file: File
  readonly onClose: () => void
}

/** Who stays behind, and on which days somebody thinks of them. */
export function BereavementForm({ file, onClose }: Props) {
  const { t, day } = useText()
  const toast = useToast()
  const relation = useRelation()
  const today = dayOf(new Date())
  const offered = file.bereavement?.days ?? []
  const [contactId, setContactId] = useState(file.contacts.length === 1 ? (file.contacts[0]?.id ?? '') : '')
  const [on, setOn] = useState<readonly string[]>(offered)
  const [other, setOther] = useState('')
  const [method, setMethod] = useState<Channel>('phone')
  const [tried, setTried] = useState(false)
  const command = useCommand(cases.planBereavement, { refresh: ['/cases', '/today'] })
  const problem = useProblem(command)
  const days = other === '' ? on : [...on, other]
  return (
    <FormDialog
      title={t('cases.bereavement.plan')}
      note={t('cases.bereavement.rule')}
      submit={
        days.length === 0 ? t('cases.bereavement.plan') : t('cases.bereavement.do', { count: days.length })
      }
      sending={command.sending}
      problem={problem}
      dirty={false}
      onSubmit={() => {
        setTried(true)
        if (contactId === '' || days.length === 0) return
        command.sendAsync({ caseId: file.id, contactId, on: [...days], method }).then(
          ({ planned }) => {
            toast.say(t('cases.bereavement.planned', { count: planned }))
            onClose()
          },
          () => undefined,
        )
      }}
      onClose={onClose}
    >
      {file.contacts.length === 0 ? (
        <p className="small muted">{t('cases.bereavement.nobody')}</p>
      ) : (
        <SelectField
          label={t('cases.bereavement.who')}
          value={contactId}
          none={t('cases.bereavement.choose')}
          choices={file.contacts.map((contact) => ({
            value: contact.id,
            label:
              contact.relation === null ? contact.name : `${contact.name} · ${relation(contact.relation)}`,
          }))}
          onChange={setContactId}
          error={tried && contactId === '' ? t('cases.bereavement.whoMissing') : null}
        />
      )}
      {offered.length > 0 && (
        <ChoicesField
          label={t('cases.bereavement.days')}
          value={on}
          onChange={setOn}
          choices={offered.map((value) => ({ value, label: day(value, { today }) }))}
        />
      )}
      <TimeField
        kind="date"
        optional={offered.length > 0}
        label={t(offered.length > 0 ? 'cases.bereavement.otherDay' : 'cases.bereavement.day')}
        hint={file.bereavement?.days === null ? t('cases.bereavement.unset') : null}
        min={today}
        value={other}
        onChange={setOther}
        error={tried && days.length === 0 ? t('cases.followUp.onMissing') : null}
      />
      <ChoiceField
        label={t('cases.followUp.method')}
        value={method}
        onChange={setMethod}
        choices={CHANNELS.map((value) => ({ value, label: t(`cases.channel.${value}`) }))}
      />
    </FormDialog>
  )
}
