import { use } from 'react'
import { useText } from '../text/use-text.tsx'
import { buttonClass } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { GoLink } from './go-link.tsx'
import { openPlaces } from './nav.ts'
import { MeContext } from './session.ts'

/** Leads back to where a person's own day begins; outside the frame nobody knows yet who is here. */
export function NotFound() {
  const { t } = useText()
  const first = openPlaces(use(MeContext)?.grants ?? []).find(({ part }) => part === 'work')
  return (
    <Empty
      title={t('app.notFoundTitle')}
      actions={
        <GoLink href={first?.href ?? '/'} className={buttonClass({ small: true })}>
          {first ? t('app.backTo', { place: t(first.text) }) : t('app.backToStart')}
        </GoLink>
      }
    >
      {t('app.notFoundWords')}
    </Empty>
  )
}
