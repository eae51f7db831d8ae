import { staff } from '@quancheng/contract/staff.ts'
import { useState } from 'react'
import { AskedTable } from '../app/asked-table.tsx'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Page } from '../ui/page.tsx'
import { Tag } from '../ui/tag.tsx'
import { SettingsTabs } from './public.tsx'
import { type Team, TeamForm } from './team-form.tsx'
import './settings.css'

/** Teams: who is in each and who leads it. */
export function Teams() {
  const { t } = useText()
  const may = useMay()
  const asked = useAsk(staff.teams, {})
  const members = useAsk(staff.members, {})
  const [open, setOpen] = useState<Team | 'new' | null>(null)
  if (!may('staff.read')) return <NoPermission owner={null} />
  const manages = may('staff.manage')
  const add = manages && (
    <Button icon="plus" onClick={() => setOpen('new')}>
      {t('settings.teams.add')}
    </Button>
  )
  const nameOf = (id: string | null) => members.data?.find((each) => each.accountId === id)?.name ?? null
  const rows = members.data && asked.data
  const inUse = rows?.filter(({ closed }) => !closed).length ?? 0
  return (
    <Page
      title={rows && rows.length > 0 ? t('settings.teams.title', { count: inUse }) : t('settings.tab.teams')}
      about={t('settings.teams.about')}
      actions={rows && rows.length > 0 && add}
      under={<SettingsTabs />}
    >
      <AskedTable
        asked={{ error: asked.error ?? members.error, refetch: asked.refetch }}
        rows={rows}
        keyOf={({ id }) => id}
        onOpen={manages ? setOpen : null}
        skeletonRows={5}
        empty={{ title: t('settings.teams.none'), words: t('settings.teams.noneWords'), actions: add }}
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
            cell: ({ leadId }) =>
              nameOf(leadId) ?? <span className="faint">{t('settings.teams.nobody')}</span>,
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
      />
      {open !== null && (
        <TeamForm
          key={open === 'new' ? 'new' : open.id}
          team={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  )
}
