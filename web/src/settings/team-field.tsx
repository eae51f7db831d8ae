import { staff } from '@quancheng/contract/staff.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { SelectField } from '../ui/simple-fields.tsx'

interface Props {
  readonly value: string
  readonly onChange: (teamId: string) => void
}

/** The team somebody is in, or none. */
export function TeamField({ value, onChange }: Props) {
  const { t } = useText()
  const teams = useAsk(staff.teams, {})
  return (
    <SelectField
      label={t('settings.member.team')}
      value={value}
      none={t('settings.member.noTeam')}
      hint={value === '' ? t('settings.member.noTeamWords') : null}
      choices={(teams.data ?? [])
        .filter((team) => !team.closed || team.id === value)
        .map((team) => ({ value: team.id, label: team.name }))}
      onChange={onChange}
    />
  )
}
