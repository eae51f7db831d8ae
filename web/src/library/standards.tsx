import { library, type StandardLine } from '@quancheng/contract/library.ts'
import { useRouter } from '@tanstack/react-router'
import { GoLink } from '../app/go-link.tsx'
import { problemText } from '../app/problem-text.ts'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { Empty } from '../ui/empty.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tag } from '../ui/tag.tsx'
import { useListKeys } from '../ui/use-keys.tsx'
import { OwnPacks } from './own-packs.tsx'
import { standardHref } from './standard-href.ts'
import { StatusTag } from './status-tag.tsx'
import './library.css'

/** An institution's own text is all there is of it. */
function FullText({ standard }: { readonly standard: StandardLine }) {
  if (standard.own) return null
  return <StatusTag status={standard.fullText.status} of="fullText" />
}

function Row({ standard }: { readonly standard: StandardLine }) {
  const { t, locale } = useText()
  const router = useRouter()
  const href = standardHref(standard.code)
  return (
    <tr className="opens" onClick={() => router.history.push(href)}>
      <td>
        <GoLink href={href} data-row="" onClick={(event) => event.stopPropagation()}>
          <b>{standard.name[locale]}</b>
        </GoLink>
        <div className="line wrap small muted">
          {standard.designation}
          {standard.changedFile && <Tag tone="now">{t('library.changedFile')}</Tag>}
          {standard.own && <Tag tone="primary">{t('library.own.tag')}</Tag>}
          <span className="only-phone">
            <FullText standard={standard} />
          </span>
        </div>
      </td>
      <td className="only-desk muted">{standard.issuer[locale]}</td>
      <td className="only-desk">{standard.year ?? <span className="faint">{t('word.unknown')}</span>}</td>
      <td className="only-desk">
        <FullText standard={standard} />
      </td>
    </tr>
  )
}

/** The standards by which cases can be run. */
export function Standards() {
  const speech = useText()
  const { t, locale } = speech
  const may = useMay()
  const asked = useAsk(library.standards, {})
  // What is invented for tests is no standard anybody works by; its page says so to whoever opens its address.
  const shown = asked.data?.filter(({ fictional }) => !fictional)
  const list = useListKeys({ next: t('ui.keys.next'), previous: t('ui.keys.previous') })
  return (
    <Page
      title={shown ? t('library.title', { count: shown.length }) : t('app.nav.library')}
      about={t('library.about')}
    >
      {may('library.edit') &&
        shown
          ?.filter(({ changedFile }) => changedFile)
          .map(({ code, name, version }) => (
            <div key={code} className="section">
              <Notice tone="next" title={t('library.changedFileOf', { name: name[locale] })}>
                {t('library.changedFileWords', { version })}
              </Notice>
            </div>
          ))}
      {may('library.edit') && <OwnPacks />}
      {asked.error && (
        <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
          {t('app.regionBrokenWords')}
        </ErrorState>
      )}
      {asked.isPending && <Skeleton rows={3} height={56} />}
      {shown?.length === 0 && <Empty title={t('library.empty')}>{t('library.emptyWords')}</Empty>}
      {shown && shown.length > 0 && (
        <div {...list}>
          <table className="table standards-table">
            <thead>
              <tr>
                <th>{t('library.head.standard')}</th>
                <th className="only-desk">{t('library.head.issuer')}</th>
                <th className="only-desk">{t('library.head.year')}</th>
                <th className="only-desk">{t('library.head.fullText')}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((standard) => (
                <Row key={standard.code} standard={standard} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  )
}
