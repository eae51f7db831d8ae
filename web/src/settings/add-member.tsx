import { staff } from '@quancheng/contract/staff.ts'
import { useState } from 'react'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { copyText } from '../ui/copy-text.ts'
import { Dialog } from '../ui/dialog.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { SelectField, TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import { TeamField } from './team-field.tsx'
import { useDuties } from './use-duties.ts'
import { WardChoice } from './ward-choice.tsx'

const EMPTY = {
  name: '',
  login: '',
  title: '',
  email: '',
  duty: '',
  supervisorId: '',
  teamId: '',
  departmentIds: [] as readonly string[],
}

interface Props {
  readonly onClose: () => void
}

/** Adds a colleague; what comes back is a link that opens once, to hand over. */
export function AddMember({ onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const duties = useDuties()
  const members = useAsk(staff.members, {})
  const [fields, setFields] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const change = (some: Partial<typeof EMPTY>) => setFields((before) => ({ ...before, ...some }))
  const command = useCommand(staff.addMember, { refresh: [staff.members.path] })
  const problem = useProblem(command)
  const blank = (field: 'name' | 'login' | 'title' | 'duty') => tried && fields[field].trim() === ''
  if (command.answer) {
    const { invitation } = command.answer
    return (
      <Dialog
        title={t('settings.invitation.title', { name: fields.name })}
        onClose={onClose}
        actions={
          <>
            <Button onClick={onClose}>{t('ui.close')}</Button>
            <Button
              kind="primary"
              onClick={() =>
                void copyText(invitation).then(
                  () => toast.say(t('settings.invitation.copied')),
                  () => toast.warn(t('ui.notCopied')),
                )
              }
            >
              {t('settings.invitation.copy')}
            </Button>
          </>
        }
      >
        <p>{t('settings.invitation.words', { name: fields.name })}</p>
        <input
          className="input"
          readOnly
          aria-label={t('settings.invitation.link')}
          value={invitation}
          onFocus={(event) => event.target.select()}
        />
      </Dialog>
    )
  }
  return (
    <FormDialog
      title={t('settings.members.add')}
      note={t('settings.add.note')}
      submit={t('settings.add.save')}
      sending={command.sending}
      problem={problem}
      dirty={fields !== EMPTY}
      width={600}
      onSubmit={() => {
        setTried(true)
        const { name, login, title, email, duty, supervisorId, teamId, departmentIds } = fields
        if ([name, login, title, duty].some((each) => each.trim() === '')) return
        command.send({
          name: name.trim(),
          login: login.trim(),
          title: title.trim(),
          email: email.trim() === '' ? null : email.trim(),
          duty,
          departmentIds: [...departmentIds],
          teamId: teamId === '' ? null : teamId,
          teamIds: [],
          supervisorId: supervisorId === '' ? null : supervisorId,
        })
      }}
      onClose={onClose}
    >
      <TextField
        label={t('settings.members.name')}
        required
        first
        value={fields.name}
        error={blank('name') ? t('settings.missing') : null}
        onChange={(name) => change({ name })}
      />
      <TextField
        label={t('settings.add.login')}
        required
        value={fields.login}
        hint={t('staff.loginHint')}
        error={blank('login') ? t('settings.missing') : null}
        onChange={(login) => change({ login })}
      />
      <TextField
        label={t('settings.add.title')}
        required
        value={fields.title}
        error={blank('title') ? t('settings.missing') : null}
        onChange={(title) => change({ title })}
      />
      <TextField
        label={t('settings.add.email')}
        optional
        value={fields.email}
        onChange={(email) => change({ email })}
      />
      <SelectField
        label={t('settings.members.duty')}
        required
        value={fields.duty}
        none={t('settings.duty.choose')}
        error={blank('duty') ? t('settings.duty.missing') : null}
        choices={duties.all.map((each) => ({ value: each.duty, label: each.name }))}
        onChange={(duty) => change({ duty })}
      />
      <SelectField
        label={t('settings.member.supervisor')}
        optional
        value={fields.supervisorId}
        none={t('settings.member.nobody')}
        choices={(members.data ?? [])
          .filter((each) => each.duties.includes('supervisor') || each.duties.includes('head'))
          .map((each) => ({ value: each.accountId, label: each.name }))}
        onChange={(supervisorId) => change({ supervisorId })}
      />
      <TeamField value={fields.teamId} onChange={(teamId) => change({ teamId })} />
      <WardChoice
        label={t('settings.member.served')}
        hint={t('settings.member.servedHint')}
        value={fields.departmentIds}
        onChange={(departmentIds) => change({ departmentIds })}
      />
    </FormDialog>
  )
}
