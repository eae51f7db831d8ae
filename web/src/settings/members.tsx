import { staff } from '@quancheng/contract/staff.ts'
import { useState } from 'react'
import { AskedTable } from '../app/asked-table.tsx'
import { useMay } from '../app/session.ts'
import { useAddress } from '../app/use-address.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Page } from '../ui/page.tsx'
import { useKeys } from '../ui/use-keys.tsx'
import { AddMember } from './add-member.tsx'
import { MemberPanel } from './member-panel.tsx'
import { SettingsTabs } from './public.tsx'
import { useDuties } from './use-duties.ts'
import './settings.css'

/** Who works here and with which duties. */
export function Members() {
  const { t, number } = useText()
  const may = useMay()
  const { word, change } = useAddress()
  const members = useAsk(staff.members, {})
  const departments = useAsk(staff.departments, {})
  const duties = useDuties()
  const [adding, setAdding] = useState(false)
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
      <AskedTable
        asked={members}
        rows={members.data}
        keyOf={({ accountId }) => accountId}
        onOpen={({ accountId }) => change({ member: accountId })}
        isOpen={({ accountId }) => accountId === openId}
        skeletonRows={8}
        columns={[
          {
            head: t('settings.members.name'),
            cell: ({ name, title }) => (
              <>
                <Avatar name={name} />
                <b className="nowrap">{name}</b>
                <span className="small muted only-desk">{title}</span>
              </>
            ),
          },
          {
            head: t('settings.members.duties'),
            cell: (member) =>
              member.duties.length === 0 ? (
                <span className="faint">{t('settings.members.noDuty')}</span>
              ) : (
                member.duties.map(duties.nameOf).join(t('settings.comma'))
              ),
          },
          {
            head: t('settings.members.where'),
            className: 'only-desk',
            cellClass: 'muted',
            cell: ({ departmentIds }) => wards(departmentIds),
          },
          {
            head: t('settings.members.cases'),
            className: 'number only-desk',
            cell: ({ openCases }) => openCases > 0 && number(openCases),
          },
        ]}
      />
      {adding && <AddMember onClose={() => setAdding(false)} />}
    </Page>
  )
}
