import type { ComponentProps, ReactNode } from 'react'
import { MorePages } from '../app/more-pages.tsx'
import { NotAnswered } from '../app/not-answered.tsx'
import { useMay } from '../app/session.ts'
import { SettingsTabs } from '../settings/public.tsx'
import { useText } from '../text/use-text.tsx'
import { Empty } from '../ui/empty.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Page } from '../ui/page.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useListKeys } from '../ui/use-keys.tsx'
import './exchange.css'

interface Props<Which extends string> {
  readonly title: string
  readonly about: ReactNode
  readonly links: ReactNode
  readonly which: ComponentProps<typeof Segmented<Which>>
  readonly pages: ComponentProps<typeof MorePages>['pages'] &
    ComponentProps<typeof NotAnswered>['asked'] & { readonly data: unknown }
  readonly empty: { readonly title: string; readonly words: string; readonly cleared: boolean }
  readonly panel: ReactNode
  /** The lines of the pages that were read so far. */
  readonly children: readonly ReactNode[]
}

/** Messages of the feed, in or out: which are shown, the lines, and one of them opened beside. */
export function Queue<Which extends string>({
  title,
  about,
  links,
  which,
  pages,
  empty,
  panel,
  children,
}: Props<Which>) {
  const { t } = useText()
  const may = useMay()
  const list = useListKeys({ next: t('ui.keys.next'), previous: t('ui.keys.previous') })
  if (!may('exchange.read')) return <NoPermission owner={null} />
  return (
    <Page
      title={title}
      about={about}
      actions={links}
      under={
        <>
          <SettingsTabs />
          <div className="feed-tools">
            <Segmented {...which} />
          </div>
        </>
      }
      panel={panel}
    >
      {pages.data ? (
        <div {...list}>
          {children}
          {children.length === 0 && (
            <Empty title={empty.title} cleared={empty.cleared}>
              {empty.words}
            </Empty>
          )}
          <MorePages pages={pages}>{t('exchange.more')}</MorePages>
        </div>
      ) : pages.error ? (
        <NotAnswered asked={pages} />
      ) : (
        <Skeleton rows={8} />
      )}
    </Page>
  )
}
