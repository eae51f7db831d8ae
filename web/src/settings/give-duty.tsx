import { staff } from '@quancheng/contract/staff.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { ChoicesField, SelectField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import { useDuties } from './use-duties.ts'
import { WardChoice } from './ward-choice.tsx'

type Member = z.output<typeof staff.member.output>

interface Props {
  readonly member: Member
  /** The duty whose reach is changed; null: another one is given. */
  readonly post: Member['duties'][number] | null
  readonly onClose: () => void
}

/** Gives a colleague a duty, or changes for which wards and teams one they have counts. */
export function GiveDuty({ member, post, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const duties = useDuties()
  const teams = useAsk(staff.teams, {})
  const [fields, setFields] = useState({
    duty: post?.duty ?? '',
    departmentIds: (post?.departmentIds ?? []) as readonly string[],
    teamIds: (post?.teamIds ?? []) as readonly string[],
  })
  const [before] = useState(fields)
  const [missing, setMissing] = useState(false)
  const change = (some: Partial<typeof fields>) => setFields((now) => ({ ...now, ...some }))
  const command = useCommand(staff.setDuty, {
    refresh: ['/staff', '/cases', '/today'],
    onDone: () => {
      const facts = { duty: duties.nameOf(fields.duty), name: member.name }
      toast.say(post === null ? t('settings.duty.given', facts) : t('settings.duty.changed', facts))
      onClose()
    },
  })
  const further = (teams.data ?? []).filter(
    (team) => fields.teamIds.includes(team.id) || (!team.closed && team.id !== member.teamId),
  )
  return (
    <FormDialog
      title={
        post === null
          ? t('settings.duty.title', { name: member.name })
          : t('settings.duty.changeTitle', { name: member.name, duty: duties.nameOf(post.duty) })
      }
      note={t('settings.duty.note')}
      submit={t(post === null ? 'settings.duty.save' : 'settings.duty.changeSave')}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={fields !== before}
      onSubmit={() => {
        setMissing(fields.duty === '')
        if (fields.duty === '') return
        command.send({
          accountId: member.accountId,
          duty: fields.duty,
          departmentIds: [...fields.departmentIds],
          teamIds: [...fields.teamIds],
          ended: false,
        })
      }}
      onClose={onClose}
    >
      {post === null && (
        <SelectField
          label={t('settings.members.duty')}
          value={fields.duty}
          none={t('settings.duty.choose')}
          error={missing ? t('settings.duty.missing') : null}
          choices={duties.all
            .filter((each) => !member.duties.some(({ duty }) => duty === each.duty))
            .map((each) => ({ value: each.duty, label: each.name }))}
          onChange={(duty) => change({ duty })}
        />
      )}
      {further.length > 0 && (
        <ChoicesField
          label={t('settings.duty.teams')}
          hint={t('settings.duty.teamsHint')}
          value={fields.teamIds}
          choices={further.map((team) => ({ value: team.id, label: team.name }))}
          onChange={(teamIds) => change({ teamIds })}
        />
      )}
      <WardChoice
        label={t('settings.duty.wards')}
        hint={t('settings.duty.wardsHint')}
        value={fields.departmentIds}
        onChange={(departmentIds) => change({ departmentIds })}
      />
    </FormDialog>
  )
}
