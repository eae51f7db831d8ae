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
import { type Department, DepartmentForm } from './department-form.tsx'
import { SettingsTabs } from './public.tsx'
import './settings.css'

/** Wards, clinics and offices, with the codes by which the hospital's feed finds them. */
export function Departments() {
  const speech = useText()
  const { t, number } = speech
  const may = useMay()
  const asked = useAsk(staff.departmentList, {}, { ready: may('staff.read') })
  const [open, setOpen] = useState<Department | 'new' | null>(null)
  const list = useListKeys({ next: t('ui.keys.next'), previous: t('ui.keys.previous') })
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
      {asked.error && (
        <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
          {t('app.regionBrokenWords')}
        </ErrorState>
      )}
      {asked.isPending && <Skeleton rows={8} height={40} />}
      {asked.data?.length === 0 && (
        <Empty title={t('settings.departments.none')} actions={add}>
          {t('settings.departments.noneWords')}
        </Empty>
      )}
      {asked.data && asked.data.length > 0 && (
        <div {...list}>
          <table className="table">
            <thead>
              <tr>
                <th>{t('settings.departments.name')}</th>
                <th>{t('settings.departments.code')}</th>
                <th className="only-desk">{t('settings.departments.kind')}</th>
                <th className="only-desk">{t('settings.departments.floor')}</th>
                <th className="number only-desk">{t('settings.departments.beds')}</th>
                <th className="number">{t('settings.departments.patients')}</th>
                <th className="number only-desk">{t('settings.departments.people')}</th>
              </tr>
            </thead>
            <tbody>
              {asked.data.map((each) => (
                <tr
                  key={each.id}
                  className={manages ? 'opens-member' : ''}
                  onClick={() => manages && setOpen(each)}
                >
                  <td>
                    {manages ? (
                      <button
                        type="button"
                        className="line"
                        data-row=""
                        onClick={(event) => {
                          event.stopPropagation()
                          setOpen(each)
                        }}
                      >
                        <b>{each.name}</b>
                        {each.closedAt !== null && <Tag>{t('settings.departments.closed')}</Tag>}
                      </button>
                    ) : (
                      <span className="line">
                        <b>{each.name}</b>
                        {each.closedAt !== null && <Tag>{t('settings.departments.closed')}</Tag>}
                      </span>
                    )}
                  </td>
                  <td className="muted">{each.code}</td>
                  <td className="only-desk">{t(`settings.departments.kind.${each.kind}`)}</td>
                  <td className="only-desk muted">{each.floor}</td>
                  <td className="number only-desk">{each.beds !== null && number(each.beds)}</td>
                  <td className="number">{each.patients > 0 && number(each.patients)}</td>
                  <td className="number only-desk">{each.people > 0 && number(each.people)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
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
