import { intake, type QueueLine, REQUEST_VIEWS } from '@quancheng/contract/intake.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { SOURCES, URGENCIES } from '@quancheng/rules/request.ts'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { writeAddress } from '../app/address.ts'
import { GoLink } from '../app/go-link.tsx'
import { MorePages } from '../app/more-pages.tsx'
import { useReportNavCount } from '../app/nav-counts.ts'
import { NotAnswered } from '../app/not-answered.tsx'
import { ListViews } from '../app/own-views.tsx'
import { useMay } from '../app/session.ts'
import { useAddress } from '../app/use-address.ts'
import { useAsk } from '../app/use-ask.ts'
import { useAskPages } from '../app/use-ask-pages.ts'
import { useText } from '../text/use-text.tsx'
import { buttonClass } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { type FilterOffer, readFilters, writeFilters } from '../ui/filters.ts'
import { GroupHead } from '../ui/group-head.tsx'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useKeys, useListKeys } from '../ui/use-keys.tsx'
import { useNow } from '../ui/use-now.ts'
import { groupRequests } from './group-requests.ts'
import { QueueRow } from './queue-row.tsx'
import { type RequestAct, RequestPanel } from './request-panel.tsx'
import './intake.css'

type View = (typeof REQUEST_VIEWS)[number]

/** Whoever takes or assigns sees the whole queue; whoever only raises sees what became of their own requests. */
const ASKER_VIEWS: readonly View[] = ['raised']

function useOffers(withWards: boolean): readonly FilterOffer[] {
  const { t } = useText()
  const departments = useAsk(staff.departments, {}, { ready: withWards })
  return [
    {
      key: 'urgency',
      label: t('intake.filter.urgency'),
      many: true,
      choices: URGENCIES.toReversed().map((value) => ({ value, label: t(`word.urgency.${value}`) })),
    },
    {
      key: 'source',
      label: t('intake.filter.source'),
      many: true,
      choices: SOURCES.map((value) => ({ value, label: t(`intake.source.${value}`) })),
    },
    {
      key: 'department',
      label: t('intake.filter.department'),
      many: true,
      choices: (departments.data ?? [])
        .filter((each) => each.kind === 'ward' || each.kind === 'clinic')
        .map((each) => ({ value: each.id, label: each.name })),
    },
  ]
}

/** Every door into the service is this one queue; beside it the request that is open. */
export function Queue() {
  const { t, count } = useText()
  const router = useRouter()
  const may = useMay()
  const now = useNow()
  const { address, word } = useAddress()
  const { requestId = null } = useParams({ strict: false }) as { requestId?: string }
  const [focused, setFocused] = useState<string | null>(null)
  const [act, setAct] = useState<RequestAct | null>(null)
  const works = may('intake.take') || may('intake.assign')
  const views = works ? REQUEST_VIEWS : ASKER_VIEWS
  const view = views.find((each) => each === word('view')) ?? views[0] ?? 'raised'
  const offers = useOffers(works)
  const filters = readFilters(address, offers)
  const chosen = (key: string) => filters.find((filter) => filter.key === key)?.values ?? []
  const { pages, rows, first } = useAskPages(
    intake.list,
    {
      view,
      urgency: URGENCIES.filter((each) => chosen('urgency').includes(each)),
      source: SOURCES.filter((each) => chosen('source').includes(each)),
      department: [...chosen('department')],
    },
    { keep: true, every: 30_000 },
  )
  const counts = first?.counts
  useReportNavCount('intake', works ? (counts?.mine.count ?? null) : null, counts?.mine.more)
  const list = useListKeys({ next: t('ui.keys.next'), previous: t('ui.keys.previous') })
  const query = writeAddress(address)
  const open = (id: string, wish: RequestAct | null = null) => {
    setAct(wish)
    if (requestId === null) router.history.push(`/intake/${id}${query}`)
    else if (requestId !== id) router.history.replace(`/intake/${id}${query}`)
  }
  const close = () => {
    setAct(null)
    router.history.push(`/intake${query}`)
    setTimeout(() => document.querySelector<HTMLElement>('.request[aria-current] [data-row]')?.focus())
  }
  const onKey = (wish: RequestAct) => () => {
    const id = focused ?? requestId
    if (id !== null) open(id, wish)
  }
  useKeys([
    ...(works
      ? [
          { keys: 'a', does: t('intake.take'), where: 'list' as const, run: onKey('take') },
          { keys: 't', does: t('intake.handOver'), where: 'list' as const, run: onKey('hand-over') },
          { keys: 'd', does: t('intake.decline'), where: 'list' as const, run: onKey('decline') },
        ]
      : []),
    ...(requestId === null
      ? []
      : [
          {
            keys: 'escape',
            does: t('ui.keys.close'),
            where: 'anywhere' as const,
            run: close,
          },
        ]),
    {
      keys: 'f',
      does: t('ui.keys.filter'),
      where: 'list',
      run: () => document.querySelector<HTMLElement>('[data-adds-filter]')?.click(),
    },
  ])
  const line = (request: QueueLine) => (
    <QueueRow
      key={request.id}
      request={request}
      href={`/intake/${request.id}${query}`}
      current={request.id === requestId}
      onFocus={() => {
        setFocused(request.id)
        if (requestId !== null && requestId !== request.id) open(request.id)
      }}
      onOpen={() => open(request.id)}
    />
  )
  const chips = (
    <FilterChips
      offers={offers.filter((offer) => offer.choices.length > 0)}
      filters={filters}
      onChange={(changed) =>
        router.history.replace(`/intake${writeAddress(writeFilters(address, offers, changed))}`)
      }
    />
  )
  const isOpenQueue = view === 'mine' || view === 'all'
  const groups = groupRequests(rows, now.getTime())
  return (
    <Page
      title={works ? t('app.nav.intake') : t('intake.mineTitle')}
      about={
        works
          ? counts &&
            t('intake.about', {
              all: count(counts.all.count, counts.all.more),
              mine: count(counts.mine.count, counts.mine.more),
            })
          : t('intake.mineAbout')
      }
      actions={
        <>
          {works && may('intake.raise') && (
            <GoLink href="/intake/call" className={buttonClass({ small: true })}>
              <Icon name="phone" />
              {t('intake.call')}
            </GoLink>
          )}
          {works && filters.length === 0 && <div className="only-desk">{chips}</div>}
          {!works && may('intake.raise') && (
            <GoLink href="/intake/new" className={buttonClass({ kind: 'primary' })}>
              <Icon name="plus" />
              {t('intake.new')}
            </GoLink>
          )}
        </>
      }
      under={
        works && (
          <>
            <ListViews
              list="intake"
              views={views.map((id) => ({
                id,
                name: t(`intake.view.${id}`),
                count: counts?.[id].count ?? null,
                more: counts?.[id].more ?? false,
              }))}
              current={view}
              onOpen={({ id }) =>
                router.history.push(`/intake${writeAddress({ ...address, view: id === 'mine' ? null : id })}`)
              }
            />
            {filters.length > 0 && chips}
          </>
        )
      }
      panel={
        requestId === null ? undefined : (
          <>
            <h1 className="visually-hidden only-phone">{t('intake.panel')}</h1>
            <RequestPanel
              key={requestId}
              requestId={requestId}
              wish={act}
              onWished={() => setAct(null)}
              onClose={close}
            />
          </>
        )
      }
    >
      {pages.data ? (
        <div {...list}>
          {isOpenQueue ? (
            <>
              {groups.first.length > 0 && (
                <GroupHead
                  title={t('intake.group.first')}
                  count={groups.first.length}
                  note={t('intake.group.firstNote')}
                />
              )}
              {groups.first.map(line)}
              {groups.waiting.length > 0 && (
                <GroupHead
                  title={t('intake.group.waiting')}
                  count={groups.waiting.length}
                  more={pages.hasNextPage}
                  note={t('intake.group.waitingNote')}
                />
              )}
              {groups.waiting.map(line)}
              {groups.paused.length > 0 && (
                <GroupHead
                  title={t('intake.group.paused')}
                  count={groups.paused.length}
                  note={t('intake.group.pausedNote')}
                />
              )}
              {groups.paused.map(line)}
            </>
          ) : (
            rows.map(line)
          )}
          {rows.length === 0 && (
            <Empty
              title={filters.length > 0 ? t('intake.empty.filtered') : t(`intake.empty.${view}`)}
              cleared={filters.length === 0 && isOpenQueue}
              {...(view === 'raised' &&
                may('intake.raise') && {
                  actions: (
                    <GoLink href="/intake/new" className={buttonClass({ kind: 'primary' })}>
                      {t('intake.new')}
                    </GoLink>
                  ),
                })}
            >
              {filters.length > 0 ? t('intake.empty.filteredWords') : t(`intake.emptyWords.${view}`)}
            </Empty>
          )}
          <MorePages pages={pages}>{t('intake.more')}</MorePages>
          {works && rows.length > 0 && (
            <p className="queue-keys tiny faint only-desk">
              <span>
                <Kbd keys="J" /> <Kbd keys="K" /> {t('intake.keys.move')}
              </span>
              <span>
                <Kbd keys="A" /> {t('intake.take')}
              </span>
              <span>
                <Kbd keys="T" /> {t('intake.handOver')}
              </span>
              <span>
                <Kbd keys="D" /> {t('intake.decline')}
              </span>
              <span>
                <Kbd keys="?" /> {t('ui.keys.help')}
              </span>
            </p>
          )}
        </div>
      ) : pages.error ? (
        <NotAnswered asked={pages} />
      ) : (
        <Skeleton rows={8} height={54} />
      )}
    </Page>
  )
}
