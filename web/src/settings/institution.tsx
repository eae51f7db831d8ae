import { library } from '@quancheng/contract/library.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { useState } from 'react'
import { problemText } from '../app/problem-text.ts'
import { useMay, useMe } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { FirstSteps } from './first-steps.tsx'
import { InstitutionForm } from './institution-form.tsx'
import { SettingsTabs } from './public.tsx'
import './settings.css'

/** What the institution is called, how its cases are numbered and by which standards it works. */
export function Institution() {
  const speech = useText()
  const { t, number, locale } = speech
  const may = useMay()
  const { medicalInstitution } = useMe()
  const asked = useAsk(staff.institution, {}, { ready: may('staff.read') })
  const standards = useAsk(library.standards, {})
  const [changing, setChanging] = useState(false)
  if (!may('staff.read')) return <NoPermission owner={null} />
  const one = asked.data
  const nameOf = (code: string) => {
    const standard = standards.data?.find((each) => each.code === code)
    return (
      <>
        {standard?.name[locale] ?? code} <span className="small muted">{standard?.designation}</span>
      </>
    )
  }
  const error = asked.error ?? standards.error
  const year = dayOf(new Date()).slice(0, 4)
  return (
    <Page
      title={one?.name ?? t('settings.tab.institution')}
      about={t('settings.institution.about')}
      actions={
        one &&
        may('staff.manage') && (
          <Button onClick={() => setChanging(true)}>{t('settings.institution.change')}</Button>
        )
      }
      under={<SettingsTabs />}
    >
      {error && (
        <ErrorState title={problemText(error, speech)} onRetry={() => void asked.refetch()}>
          {t('app.regionBrokenWords')}
        </ErrorState>
      )}
      {!one && !error && <Skeleton rows={6} height={32} />}
      {one && (
        <div className="institution">
          {may('staff.manage') && <FirstSteps institution={one} onName={() => setChanging(true)} />}
          <dl className="institution-facts">
            <dt>{t('settings.institution.name')}</dt>
            <dd>{one.name}</dd>
            <dt>{t('settings.institution.shortName')}</dt>
            <dd>{one.shortName}</dd>
            <dt>{t('settings.institution.beds')}</dt>
            <dd>{one.beds === null ? <span className="unset">{t('word.unset')}</span> : number(one.beds)}</dd>
            <dt>{t('settings.institution.casePrefix')}</dt>
            <dd>
              {one.casePrefix === null ? (
                <span className="unset">{t('word.unset')}</span>
              ) : (
                <>
                  {one.casePrefix}{' '}
                  <span className="small muted">
                    {t('settings.institution.caseExample', { number: `${one.casePrefix}-${year}-0001` })}
                  </span>
                </>
              )}
            </dd>
            <dt>{t('settings.institution.medical')}</dt>
            <dd>
              {t(`settings.institution.medical${medicalInstitution ? 'Yes' : 'No'}`)}
              {one.medical === null && (
                <span className="small muted"> {t('settings.institution.medicalByKind')}</span>
              )}
            </dd>
            <dt>{t('settings.institution.pack')}</dt>
            <dd>{one.pack === null ? t('settings.institution.packContent') : nameOf(one.pack)}</dd>
            <dt>{t('settings.institution.packs')}</dt>
            <dd>
              {one.packs.length === 0 ? (
                <span className="muted">{t('settings.institution.packsNone')}</span>
              ) : (
                <ul>
                  {one.packs.map((code) => (
                    <li key={code}>{nameOf(code)}</li>
                  ))}
                </ul>
              )}
            </dd>
          </dl>
        </div>
      )}
      {changing && one && <InstitutionForm institution={one} onClose={() => setChanging(false)} />}
    </Page>
  )
}
