import { staff } from '@quancheng/contract/staff.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { SelectField, TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import { TeamField } from './team-field.tsx'
import { WardChoice } from './ward-choice.tsx'

interface Props {
  readonly member: z.output<typeof staff.member.output>
  readonly onClose: () => void
}

/** Where a colleague works: team, wards, supervisor, title. */
export function ChangeMember({ member, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const members = useAsk(staff.members, {})
  const [fields, setFields] = useState({
    title: member.title,
    teamId: member.teamId ?? '',
    supervisorId: member.supervisorId ?? '',
    departmentIds: member.departmentIds as readonly string[],
  })
  const [before] = useState(fields)
  const [tried, setTried] = useState(false)
  const change = (some: Partial<typeof fields>) => setFields((now) => ({ ...now, ...some }))
  const command = useCommand(staff.changeMember, {
    refresh: ['/staff', '/cases', '/today'],
    onDone: ({ cases }) => {
      toast.say(
        cases > 0
          ? t('settings.member.changedCases', { name: member.name, count: cases })
          : t('settings.member.changed', { name: member.name }),
      )
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('settings.member.changeTitle', { name: member.name })}
      note={t('settings.member.changeNote')}
      submit={t('settings.duty.changeSave')}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={fields !== before}
      width={600}
      onSubmit={() => {
        setTried(true)
        if (fields.title.trim() === '') return
        command.send({
          accountId: member.accountId,
          seen: member.revision,
          title: fields.title.trim(),
          teamId: fields.teamId === '' ? null : fields.teamId,
          departmentIds: [...fields.departmentIds],
          supervisorId: fields.supervisorId === '' ? null : fields.supervisorId,
        })
      }}
      onClose={onClose}
    >
      <TextField
        label={t('settings.add.title')}
        required
        value={fields.title}
        error={tried && fields.title.trim() === '' ? t('settings.missing') : null}
        onChange={(title) => change({ title })}
      />
      <TeamField value={fields.teamId} onChange={(teamId) => change({ teamId })} />
      <SelectField
        label={t('settings.member.supervisor')}
        value={fields.supervisorId}
        none={t('settings.member.nobody')}
        choices={(members.data ?? [])
          .filter(
            (each) =>
              each.accountId !== member.accountId &&
              (each.accountId === member.supervisorId ||
                each.duties.includes('supervisor') ||
                each.duties.includes('head')),
          )
          .map((each) => ({ value: each.accountId, label: each.name }))}
        onChange={(supervisorId) => change({ supervisorId })}
      />
      <WardChoice
        label={t('settings.member.served')}
        hint={t('settings.member.servedHint')}
        value={fields.departmentIds}
        onChange={(departmentIds) => change({ departmentIds })}
      />
    </FormDialog>
  )
}
