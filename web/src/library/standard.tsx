import { useParams } from '@tanstack/react-router'
import { Refused } from '../app/ask.ts'
import { GoLink } from '../app/go-link.tsx'
import { NotFound } from '../app/not-found.tsx'
import { problemText } from '../app/problem-text.ts'
import { useAddress } from '../app/use-address.ts'
import { useText } from '../text/use-text.tsx'
import { buttonClass } from '../ui/button.tsx'
import { Dot } from '../ui/dot.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tag } from '../ui/tag.tsx'
import { isOwn } from './own-href.ts'
import { StandardActions } from './standard-actions.tsx'
import { StandardBody } from './standard-body.tsx'
import { useStandard } from './use-standard.ts'
import './library.css'

/** One standard as a page to read: what it is, its course, its services, and what it leaves unsaid. */
export function Standard() {
  const speech = useText()
  const { t, locale } = speech
  const { code = '' } = useParams({ strict: false })
  const { word } = useAddress()
  const asked = useStandard(code, word('version') ?? undefined)
  const pack = asked.data
  if (!pack) {
    if (asked.error instanceof Refused && asked.error.status === 404) return <NotFound />
    if (asked.error)
      return (
        <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
          {t('app.regionBrokenWords')}
        </ErrorState>
      )
    return <Skeleton rows={10} />
  }
  return (
    <Page
      title={pack.name[locale]}
      about={
        <>
          {pack.designation}
          <Dot />
          {pack.issuer[locale]}
          {pack.year !== null && (
            <>
              <Dot />
              {pack.year}
            </>
          )}
          <Dot />
          {t(isOwn(pack.code) ? 'library.own.edition' : 'library.edition', { version: pack.version })}
          {pack.fictional && (
            <>
              {' '}
              <Tag tone="outline">{t('library.fictional')}</Tag>
            </>
          )}
        </>
      }
      actions={
        <>
          <StandardActions pack={pack} />
          <GoLink href="/library" className={`${buttonClass({ small: true })} only-desk`}>
            <Icon name="back" />
            {t('app.nav.library')}
          </GoLink>
        </>
      }
    >
      <StandardBody pack={pack} />
    </Page>
  )
}
