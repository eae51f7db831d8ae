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
import { type Department, DepartmentForm } from './department-form.tsx'
import { SettingsTabs } from './public.tsx'
import './settings.css'

/** Wards, clinics and offices, with the codes by which the hospital's feed finds them. */
export function Departments() {
  const { t, number } = useText()
  const may = useMay()
  const asked = useAsk(staff.departmentList, {}, { ready: may('staff.read') })
  const [open, setOpen] = useState<Department | 'new' | null>(null)
  if (!may('staff.read')) return <NoPermission owner={null} />
  const manages = may('staff.manage')
  const add = manages && (
    <Button icon="plus" onClick={() => setOpen('new')}>
      {t('settings.departments.add')}
    </Button>
  )
  const inUse = asked.data?.filter(({ closedAt }) => closedAt === null).length ?? 0
  return (
    <Page
      title={
        asked.data && asked.data.length > 0
          ? t('settings.departments.title', { count: inUse })
          : t('settings.tab.departments')
      }
      about={t('settings.departments.about')}
      actions={asked.data && asked.data.length > 0 && add}
      under={<SettingsTabs />}
    >
      <AskedTable
        asked={asked}
        rows={asked.data}
        keyOf={({ id }) => id}
        onOpen={manages ? setOpen : null}
        skeletonRows={8}
        empty={{
          title: t('settings.departments.none'),
          words: t('settings.departments.noneWords'),
          actions: add,
        }}
        columns={[
          {
            head: t('settings.departments.name'),
            cell: ({ name, closedAt }) => (
              <>
                <b>{name}</b>
                {closedAt !== null && <Tag>{t('settings.departments.closed')}</Tag>}
              </>
            ),
          },
          { head: t('settings.departments.code'), cellClass: 'muted', cell: ({ code }) => code },
          {
            head: t('settings.departments.kind'),
            className: 'only-desk',
            cell: ({ kind }) => t(`settings.departments.kind.${kind}`),
          },
          {
            head: t('settings.departments.floor'),
            className: 'only-desk',
            cellClass: 'muted',
            // Just a figure is a floor, as the patients’ door says it too.
            cell: ({ floor }) =>
              floor !== null && /^\d+$/.test(floor) ? t('today.floor', { floor }) : floor,
          },
          {
            head: t('settings.departments.beds'),
            className: 'number only-desk',
            cell: ({ beds }) => beds !== null && number(beds),
          },
          {
            head: t('settings.departments.patients'),
            className: 'number',
            cell: ({ patients }) => patients > 0 && number(patients),
          },
          {
            head: t('settings.departments.people'),
            className: 'number only-desk',
            cell: ({ people }) => people > 0 && number(people),
          },
        ]}
      />
      {open !== null && (
        <DepartmentForm
          key={open === 'new' ? 'new' : open.id}
          department={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Page>
  )
}
