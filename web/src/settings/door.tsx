import { intakePlaces } from '@quancheng/contract/intake-door.ts'
import type { z } from 'zod'
import { problemText } from '../app/problem-text.ts'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { DoorForm } from './door-form.tsx'
import { SettingsTabs } from './public.tsx'
import './settings.css'

export type DoorAnswer = z.output<typeof intakePlaces.doorSettings.output>

/** Hours, telephones and words of the patient's door, and what its page will say. */
export function Door() {
  const speech = useText()
  const { t } = speech
  const may = useMay()
  const asked = useAsk(intakePlaces.doorSettings, {}, { ready: may('staff.manage') })
  if (!may('staff.manage')) return <NoPermission owner={null} />
  return (
    <Page title={t('settings.door.title')} about={t('settings.door.about')} under={<SettingsTabs />}>
      {asked.error ? (
        <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
          {t('app.regionBrokenWords')}
        </ErrorState>
      ) : asked.data ? (
        <DoorForm key={asked.data.revision} door={asked.data} />
      ) : (
        <Skeleton rows={8} height={40} />
      )}
    </Page>
  )
}
