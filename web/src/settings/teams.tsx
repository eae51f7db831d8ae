import { staff } from '@quancheng/contract/staff.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { Tag } from '../ui/tag.tsx'
import { SettingsList } from './settings-list.tsx'
import { TeamForm } from './team-form.tsx'

/** Teams: who is in each and who leads it. */
export function Teams() {
  const { t } = useText()
  const asked = useAsk(staff.teams, {})
  const members = useAsk(staff.members, {})
  const nameOf = (id: string | null) => members.data?.find((each) => each.accountId === id)?.name ?? null
  const rows = members.data && asked.data
  const inUse = rows?.filter(({ closed }) => !closed).length ?? 0
  return (
    <SettingsList
      asked={{ error: asked.error ?? members.error, refetch: asked.refetch }}
      rows={rows}
      skeletonRows={5}
      reads="staff.read"
      manages="staff.manage"
      title={t('settings.teams.title', { count: inUse })}
      plainTitle={t('settings.tab.teams')}
      about={t('settings.teams.about')}
      add={t('settings.teams.add')}
      none={t('settings.teams.none')}
      noneWords={t('settings.teams.noneWords')}
      columns={[
        {
          head: t('settings.teams.name'),
          cellClass: 'nowrap',
          cell: ({ name, closed }) => (
            <>
              <b>{name}</b>
              {closed && <Tag>{t('settings.departments.closed')}</Tag>}
            </>
          ),
        },
        {
          head: t('settings.teams.lead'),
          cellClass: 'nowrap',
          cell: ({ leadId }) => nameOf(leadId) ?? <span className="faint">{t('settings.teams.nobody')}</span>,
        },
        {
          head: t('settings.teams.people'),
          cellClass: 'people-of',
          cell: ({ id }) => {
            const people = members.data?.filter(({ teamId }) => teamId === id) ?? []
            return people.length === 0 ? (
              <span className="faint">{t('settings.teams.noPeople')}</span>
            ) : (
              people.map(({ name }) => name).join(t('settings.comma'))
            )
          },
        },
      ]}
      form={(row, onClose) => <TeamForm team={row} onClose={onClose} />}
    />
  )
}
