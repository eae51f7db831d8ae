import { staff } from '@quancheng/contract/staff.ts'
import { useState } from 'react'
import { problemText } from '../app/problem-text.ts'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tag } from '../ui/tag.tsx'
import { useListKeys } from '../ui/use-keys.tsx'
import { SettingsTabs } from './public.tsx'
import { type Team, TeamForm } from './team-form.tsx'
import './settings.css'

/** Teams: who is in each and who leads it. */
export function Teams() {
  const speech = useText()
  const { t } = speech
  const may = useMay()
  const asked = useAsk(staff.teams, {})
  const members = useAsk(staff.members, {})
  const [open, setOpen] = useState<Team | 'new' | null>(null)
  const list = useListKeys({ next: t('ui.keys.next'), previous: t('ui.keys.previous') })
  if (!may('staff.read')) return <NoPermission owner={null} />
  const manages = may('staff.manage')
  const add = manages && (
    <Button icon="plus" onClick={() => setOpen('new')}>
      {t('settings.teams.add')}
    </Button>
  )
  const nameOf = (id: string | null) => members.data?.find((each) => each.accountId === id)?.name ?? null
  const error = asked.error ?? members.error
  const rows = members.data && asked.data
  const inUse = rows?.filter(({ closed }) => !closed).length ?? 0
  return (
    <Page
      title={rows && rows.length > 0 ? t('settings.teams.title', { count: inUse }) : t('settings.tab.teams')}
      about={t('settings.teams.about')}
      actions={rows && rows.length > 0 && add}
      under={<SettingsTabs />}
    >
      {error && (
        <ErrorState title={problemText(error, speech)} onRetry={() => void asked.refetch()}>
          {t('app.regionBrokenWords')}
        </ErrorState>
      )}
      {!rows && !error && <Skeleton rows={5} height={40} />}
      {rows?.length === 0 && (
        <Empty title={t('settings.teams.none')} actions={add}>
          {t('settings.teams.noneWords')}
        </Empty>
      )}
      {rows && rows.length > 0 && (
        <div {...list}>
          <table className="table">
            <thead>
              <tr>
                <th>{t('settings.teams.name')}</th>
                <th>{t('settings.teams.lead')}</th>
                <th>{t('settings.teams.people')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((team) => {
                const people = members.data?.filter(({ teamId }) => teamId === team.id) ?? []
                const name = (
                  <>
                    <b>{team.name}</b>
                    {team.closed && <Tag>{t('settings.departments.closed')}</Tag>}
                  </>
                )
                return (
                  <tr
                    key={team.id}
                    className={manages ? 'opens-member' : ''}
                    onClick={() => manages && setOpen(team)}
                  >
                    <td className="nowrap">
                      {manages ? (
                        <button
                          type="button"
                          className="line"
                          data-row=""
                          onClick={(event) => {
                            event.stopPropagation()
                            setOpen(team)
                          }}
                        >
                          {name}
                        </button>
                      ) : (
                        <span className="line">{name}</span>
                      )}
                    </td>
                    <td className="nowrap">
                      {nameOf(team.leadId) ?? <span className="faint">{t('settings.teams.nobody')}</span>}
                    </td>
                    <td className="people-of">
                      {people.length === 0 ? (
                        <span className="faint">{t('settings.teams.noPeople')}</span>
                      ) : (
                        people.map((each) => each.name).join(t('settings.comma'))
                      )}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
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
