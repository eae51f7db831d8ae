import { staff } from '@quancheng/contract/staff.ts'
import { useState } from 'react'
import { problemText } from '../app/problem-text.ts'
import { useMay } from '../app/session.ts'
import { useAddress } from '../app/use-address.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useKeys, useListKeys } from '../ui/use-keys.tsx'
import { AddMember } from './add-member.tsx'
import { MemberPanel } from './member-panel.tsx'
import { SettingsTabs } from './public.tsx'
import { useDuties } from './use-duties.ts'
import './settings.css'

/** Who works here and with which duties. */
export function Members() {
  const speech = useText()
  const { t, number } = speech
  const may = useMay()
  const { word, change } = useAddress()
  const members = useAsk(staff.members, {})
  const departments = useAsk(staff.departments, {})
  const duties = useDuties()
  const [adding, setAdding] = useState(false)
  const list = useListKeys({ next: t('ui.keys.next'), previous: t('ui.keys.previous') })
  const openId = word('member')
  const open = members.data?.find((member) => member.accountId === openId) ?? null
  useKeys(
    open === null
      ? []
      : [
          {
            keys: 'escape',
            does: t('ui.keys.close'),
            where: 'anywhere' as const,
            run: () => {
              if (document.querySelector('dialog[open]') === null) change({ member: null })
            },
          },
        ],
  )
  const wards = (ids: readonly string[]) => {
    const names = ids.map((id) => departments.data?.find((each) => each.id === id)?.name).filter(Boolean)
    return names.length > 2
      ? t('settings.members.wards', {
          first: names.slice(0, 2).join(t('settings.comma')),
          count: names.length,
        })
      : names.join(t('settings.comma'))
  }
  return (
    <Page
      title={
        members.data ? t('settings.members.title', { count: members.data.length }) : t('app.nav.settings')
      }
      actions={
        may('staff.manage') && (
          <Button icon="plus" onClick={() => setAdding(true)}>
            {t('settings.members.add')}
          </Button>
        )
      }
      under={<SettingsTabs />}
      panel={
        open && <MemberPanel key={open.accountId} member={open} onClose={() => change({ member: null })} />
      }
    >
      {members.error && (
        <ErrorState title={problemText(members.error, speech)} onRetry={() => void members.refetch()}>
          {t('app.regionBrokenWords')}
        </ErrorState>
      )}
      {members.isPending && <Skeleton rows={8} height={40} />}
      {members.data && (
        <div {...list}>
          <table className="table">
            <thead>
              <tr>
                <th>{t('settings.members.name')}</th>
                <th>{t('settings.members.duties')}</th>
                <th className="only-desk">{t('settings.members.where')}</th>
                <th className="number only-desk">{t('settings.members.cases')}</th>
              </tr>
            </thead>
            <tbody>
              {members.data.map((member) => (
                <tr
                  key={member.accountId}
                  className="opens-member"
                  aria-selected={member.accountId === openId}
                  onClick={() => change({ member: member.accountId })}
                >
                  <td>
                    <button
                      type="button"
                      className="line"
                      data-row=""
                      onClick={(event) => {
                        event.stopPropagation()
                        change({ member: member.accountId })
                      }}
                    >
                      <Avatar name={member.name} />
                      <b>{member.name}</b>
                      <span className="small muted only-desk">{member.title}</span>
                    </button>
                  </td>
                  <td>
                    {member.duties.length === 0 ? (
                      <span className="faint">{t('settings.members.noDuty')}</span>
                    ) : (
                      member.duties.map(duties.nameOf).join(t('settings.comma'))
                    )}
                  </td>
                  <td className="only-desk muted">{wards(member.departmentIds)}</td>
                  <td className="number only-desk">{member.openCases > 0 && number(member.openCases)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {adding && <AddMember onClose={() => setAdding(false)} />}
    </Page>
  )
}
