import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import { openPlaces } from '../app/nav.ts'
import { useMay, useMe } from '../app/session.ts'
import { useAddress } from '../app/use-address.ts'
import { useText } from '../text/use-text.tsx'
import { Empty } from '../ui/empty.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { HeadToday } from './head-today.tsx'
import { WorkerToday } from './worker-today.tsx'

/** Where those begin who have no list of their own: a nurse with what she asked for, an administrator with what is left to set up, anybody else with the first page that opens. */
function To({ href }: { readonly href: string }) {
  const router = useRouter()
  useEffect(() => router.history.replace(href), [router, href])
  return null
}

/** The home of a working day: one’s own list, or the team’s; whoever has both duties switches between them. */
export function Today() {
  const { t } = useText()
  const may = useMay()
  const { grants } = useMe()
  const { word, change } = useAddress()
  const works = may('cases.write')
  const leads = may('supervision.team')
  if (!works && !leads) {
    if (may('intake.raise')) return <To href="/intake" />
    if (may('staff.manage')) return <To href="/settings/institution" />
    const other = openPlaces(grants).find((place) => place.word !== 'today')
    if (other) return <To href={other.href} />
    return <Empty title={t('today.nothingTitle')}>{t('today.nothingWords')}</Empty>
  }
  const asTeam = leads && (!works || word('as') === 'team')
  const switcher =
    works && leads ? (
      <Segmented
        label={t('today.as')}
        value={asTeam ? 'team' : 'mine'}
        options={[
          { value: 'mine', label: t('today.as.mine') },
          { value: 'team', label: t('today.as.team') },
        ]}
        onChange={(as) => change({ as: as === 'team' ? 'team' : null, figure: null, closure: null })}
      />
    ) : null
  return asTeam ? <HeadToday switcher={switcher} /> : <WorkerToday switcher={switcher} />
}
