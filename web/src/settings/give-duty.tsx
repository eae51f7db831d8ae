import { staff } from '@quancheng/contract/staff.ts'
import { useState } from 'react'
import type { z } from 'zod'
import { useCommand } from '../app/use-command.ts'
import { useText } from '../text/use-text.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { SelectField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import { useDuties } from './use-duties.ts'
import { useProblem } from './use-problem.ts'
import { WardChoice } from './ward-choice.tsx'

interface Props {
  readonly member: z.output<typeof staff.members.output>[number]
  readonly onClose: () => void
}

/** Gives a colleague a duty, or changes for which wards one they have counts. */
export function GiveDuty({ member, onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const duties = useDuties()
  const [duty, setDuty] = useState('')
  const [departmentIds, setDepartmentIds] = useState<readonly string[]>(member.departmentIds)
  const [missing, setMissing] = useState(false)
  const command = useCommand(staff.setDuty, {
    refresh: [staff.members.path, staff.me.path],
    onDone: () => {
      toast.say(t('settings.duty.given', { duty: duties.nameOf(duty), name: member.name }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('settings.duty.title', { name: member.name })}
      note={t('settings.duty.note')}
      submit={t('settings.duty.save')}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={duty !== ''}
      onSubmit={() => {
        setMissing(duty === '')
        if (duty === '') return
        command.send({
          accountId: member.accountId,
          duty,
          departmentIds: [...departmentIds],
          teamIds: member.teamId === null ? [] : [member.teamId],
          ended: false,
        })
      }}
      onClose={onClose}
    >
      <SelectField
        label={t('settings.members.duty')}
        value={duty}
        none={t('settings.duty.choose')}
        error={missing ? t('settings.duty.missing') : null}
        choices={duties.all.map((each) => ({ value: each.duty, label: each.name }))}
        onChange={setDuty}
      />
      <WardChoice value={departmentIds} onChange={setDepartmentIds} />
    </FormDialog>
  )
}
