import { staff } from '@quancheng/contract/staff.ts'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { Tag } from '../ui/tag.tsx'
import { DepartmentForm } from './department-form.tsx'
import { SettingsList } from './settings-list.tsx'

/** Wards, clinics and offices, with the codes by which the hospital's feed finds them. */
export function Departments() {
  const { t, number } = useText()
  const may = useMay()
  const asked = useAsk(staff.departmentList, {}, { ready: may('staff.read') })
  const inUse = asked.data?.filter(({ closedAt }) => closedAt === null).length ?? 0
  return (
    <SettingsList
      asked={asked}
      rows={asked.data}
      skeletonRows={8}
      reads="staff.read"
      manages="staff.manage"
      title={t('settings.departments.title', { count: inUse })}
      plainTitle={t('settings.tab.departments')}
      about={t('settings.departments.about')}
      add={t('settings.departments.add')}
      none={t('settings.departments.none')}
      noneWords={t('settings.departments.noneWords')}
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
          cell: ({ floor }) => (floor !== null && /^\d+$/.test(floor) ? t('today.floor', { floor }) : floor),
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
      form={(row, onClose) => <DepartmentForm department={row} onClose={onClose} />}
    />
  )
}
