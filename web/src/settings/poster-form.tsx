import { intakePlaces } from '@quancheng/contract/intake-door.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { useState } from 'react'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { SelectField, TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'

interface Props {
  readonly onClose: () => void
}

/** Makes a poster for the whole house, a ward or a bed. */
export function PosterForm({ onClose }: Props) {
  const { t } = useText()
  const toast = useToast()
  const departments = useAsk(staff.departmentList, {})
  const [departmentId, setDepartmentId] = useState('')
  const [bed, setBed] = useState('')
  const wards = (departments.data ?? []).filter(({ kind, closedAt }) => kind === 'ward' && closedAt === null)
  const place = wards.find(({ id }) => id === departmentId)?.name ?? t('settings.posters.house')
  const command = useCommand(intakePlaces.makePlace, {
    refresh: [intakePlaces.places.path],
    onDone: () => {
      toast.say(t('settings.posters.done', { place }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('settings.posters.add')}
      note={t('settings.posters.houseHint')}
      submit={t('settings.posters.save')}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={departmentId !== '' || bed !== ''}
      onSubmit={() =>
        command.send({
          departmentId: departmentId === '' ? null : departmentId,
          bed: departmentId === '' || bed.trim() === '' ? null : bed.trim(),
        })
      }
      onClose={onClose}
    >
      <SelectField
        label={t('settings.posters.place')}
        value={departmentId}
        none={t('settings.posters.house')}
        choices={wards.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setDepartmentId}
      />
      {departmentId !== '' && (
        <TextField label={t('settings.posters.bed')} optional value={bed} width={160} onChange={setBed} />
      )}
    </FormDialog>
  )
}
