import { CASE_SORTS, cases } from '@quancheng/contract/cases.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { CASE_KINDS, RISKS, STAGES } from '@quancheng/rules/course.ts'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { writeAddress } from '../../app/address.ts'
import { GoLink } from '../../app/go-link.tsx'
import { useReportNavCount } from '../../app/nav-counts.ts'
import { NotAnswered } from '../../app/not-answered.tsx'
import { ListViews } from '../../app/own-views.tsx'
import { useMay, useMe } from '../../app/session.ts'
import { useAddress } from '../../app/use-address.ts'
import { useAsk } from '../../app/use-ask.ts'
import { PHONE, useMedia } from '../../app/use-media.ts'
import { useText } from '../../text/use-text.tsx'
import { BulkBar } from '../../ui/bulk-bar.tsx'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { FilterChips } from '../../ui/filter-chips.tsx'
import { type FilterOffer, readFilters, writeFilters } from '../../ui/filters.ts'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useKeys, useListKeys } from '../../ui/use-keys.tsx'
import { BulkHandOver, BulkTask } from './bulk-forms.tsx'
import { columnsOf } from './case-columns.ts'
import { CaseRows, CaseTable } from './case-table.tsx'
import { ColumnChoice } from './column-choice.tsx'
import { ExportChoice, useExport } from './export-choice.tsx'
import { type CaseView, sortOf, viewsFor } from './list-view.ts'
import '../cases.css'

const PER_PAGE = 50

function useOffers(): readonly FilterOffer[] {
  const { t } = useText()
  const members = useAsk(staff.members, {})
  const departments = useAsk(staff.departments, {})
  const carriers = (members.data ?? []).filter(({ duties }) => duties.includes('worker'))
  return [
    {
      key: 'stage',
      label: t('cases.filter.stage'),
      many: true,
      choices: STAGES.map((value) => ({ value, label: t(`word.stage.${value}`) })),
    },
    {
      key: 'risk',
      label: t('cases.filter.risk'),
      many: true,
      choices: RISKS.map((value) => ({ value, label: t(`word.risk.${value}`) })),
    },
    {
      key: 'overdue',
      label: t('cases.filter.overdue'),
      many: false,
      choices: [{ value: 'true', label: t('cases.filter.overdueYes') }],
    },
    {
      key: 'kind',
      label: t('cases.filter.kind'),
      many: true,
      choices: CASE_KINDS.map((value) => ({ value, label: t(`cases.kind.${value}`) })),
    },
    {
      key: 'worker',
      label: t('cases.filter.worker'),
      many: true,
      choices: carriers.map(({ accountId, name }) => ({ value: accountId, label: name })),
    },
    {
      key: 'department',
      label: t('cases.filter.department'),
      many: true,
      choices: (departments.data ?? [])
        .filter(({ kind }) => kind === 'ward')
        .map(({ id, name }) => ({ value: id, label: name })),
    },
  ].filter(({ choices }) => choices.length > 0)
}

/** How many cases a view holds; asked for without the conditions, and honest about where counting stopped. */
function useViewCount(view: CaseView, offered: boolean) {
  const asked = useAsk(cases.list, { view, limit: 1 }, { ready: offered, keep: true })
  return { count: asked.data?.count ?? null, more: asked.data?.more ?? false }
}

/** The work list: saved views, conditions in the address, one page after the other at any size. */
export function CaseList() {
  const { t, count } = useText()
  const router = useRouter()
  const me = useMe()
  const may = useMay()
  const phone = useMedia(PHONE)
  const { pathname, address, word } = useAddress()
  const views = viewsFor(me)
  const offers = useOffers()
  const view = views.find((each) => each === word('view')) ?? views[0] ?? 'all'
  const sort = sortOf(word('sort'))
  const filters = readFilters(address, offers)
  const values = (key: string) => filters.find((filter) => filter.key === key)?.values ?? []
  const page = Math.max(1, Number(word('page') ?? 1) || 1)
  const after = page > 1 ? word('after') : null
  const columns = columnsOf(word('columns'))
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [bulk, setBulk] = useState<'task' | 'hand-over' | null>(null)
  const exported = useExport()
  const conditions = {
    view,
    sort,
    stage: STAGES.filter((stage) => values('stage').includes(stage)),
    risk: RISKS.filter((risk) => values('risk').includes(risk)),
    kind: CASE_KINDS.filter((kind) => values('kind').includes(kind)),
    worker: [...values('worker')],
    department: [...values('department')],
    ...(values('overdue').length > 0 && { overdue: 'true' }),
  }
  const asked = useAsk(
    cases.list,
    { ...conditions, ...(after !== null && { after }), limit: PER_PAGE },
    { keep: true },
  )
  const counts = {
    mine: useViewCount('mine', views.includes('mine')),
    team: useViewCount('team', views.includes('team')),
    all: useViewCount('all', views.includes('all')),
    closing: useViewCount('closing', views.includes('closing')),
    closed: useViewCount('closed', views.includes('closed')),
  }
  const first = views[0]
  useReportNavCount('cases', first ? counts[first].count : null, first ? counts[first].more : false)
  const list = useListKeys({ next: t('ui.keys.next'), previous: t('ui.keys.previous') })
  useKeys([
    {
      keys: 'f',
      does: t('ui.keys.filter'),
      where: 'list',
      run: () => document.querySelector<HTMLElement>('[data-adds-filter]')?.click(),
    },
  ])
  const go = (words: Readonly<Record<string, unknown>>, push = false) => {
    const href = `${pathname}${writeAddress({ ...address, after: null, page: null, ...words })}`
    if (push) router.history.push(href)
    else router.history.replace(href)
  }
  const { data } = asked
  const start = (page - 1) * PER_PAGE
  const BulkForm = bulk === 'task' ? BulkTask : BulkHandOver
  const chosen = (data?.rows ?? []).filter((line) => ticked.includes(line.id))
  return (
    <Page
      title={t('app.nav.cases')}
      actions={
        <>
          <ColumnChoice columns={columns} onChange={(columns) => go({ columns })} />
          {may('cases.print') && <ExportChoice which={conditions} />}
          {may('cases.archive') && (
            <GoLink href="/cases/archive" className="button small-size ghost only-desk">
              {t('cases.archive')}
            </GoLink>
          )}
          {may('cases.assign') && (
            <GoLink href="/cases/transfer" className="button small-size ghost only-desk">
              {t('cases.transfer.link')}
            </GoLink>
          )}
          {may('cases.open') && (
            <GoLink href="/clients" className="button small-size only-desk">
              {t('cases.openNew')}
            </GoLink>
          )}
        </>
      }
      under={
        <>
          <ListViews
            list="cases"
            current={view}
            views={views.map((each) => ({ id: each, name: t(`cases.view.${each}`), ...counts[each] }))}
            onOpen={({ id }) => go({ view: id === first ? null : id })}
          />
          <FilterChips
            offers={offers}
            filters={filters}
            onChange={(now) =>
              router.history.replace(
                `${pathname}${writeAddress(writeFilters({ ...address, after: undefined, page: undefined }, offers, now))}`,
              )
            }
            trailing={
              <label className="line">
                {t('cases.sort')}
                <select
                  className="case-select"
                  value={sort}
                  onChange={(event) => go({ sort: event.target.value === 'due' ? null : event.target.value })}
                >
                  {CASE_SORTS.map((each) => (
                    <option key={each} value={each}>
                      {t(`cases.sort.${each}`)}
                    </option>
                  ))}
                </select>
              </label>
            }
          />
        </>
      }
      foot={
        data !== undefined &&
        (data.next !== null || page > 1) && (
          <nav className="case-pages" aria-label={t('cases.pages')}>
            <span className="muted small">
              {t('cases.shown', {
                from: start + 1,
                to: start + data.rows.length,
                count: count(data.count, data.more),
              })}
            </span>
            <span className="grow" />
            <Button small icon="back" disabled={page === 1} onClick={() => router.history.back()}>
              {t('cases.previousPage')}
            </Button>
            <Button
              small
              disabled={data.next === null}
              onClick={() => go({ after: data.next, page: page + 1 }, true)}
            >
              {t('cases.nextPage')}
            </Button>
          </nav>
        )
      }
    >
      {data ? (
        <div {...list}>
          {data.rows.length === 0 ? (
            <Empty
              title={filters.length > 0 ? t('cases.noneMatch') : t(`cases.empty.${view}`)}
              actions={
                filters.length > 0 ? (
                  <Button
                    small
                    onClick={() => router.history.replace(`${pathname}${writeAddress({ view })}`)}
                  >
                    {t('cases.clearFilters')}
                  </Button>
                ) : (
                  <GoLink href="/intake" className="button small-size">
                    {t('cases.toRequests')}
                  </GoLink>
                )
              }
            >
              {filters.length > 0 ? t('cases.noneMatchWords') : t('cases.emptyWords')}
            </Empty>
          ) : phone ? (
            <CaseRows rows={data.rows} />
          ) : (
            <CaseTable
              rows={data.rows}
              columns={columns}
              sort={sort}
              onSort={(now) => go({ sort: now === 'due' ? null : now })}
              chosen={{ ids: chosen.map((line) => line.id), onChoose: setTicked }}
            />
          )}
        </div>
      ) : asked.error ? (
        <NotAnswered asked={asked} />
      ) : (
        <Skeleton rows={12} height={36} />
      )}
      <BulkBar count={chosen.length} onClear={() => setTicked([])}>
        {may('cases.assign') && (
          <Button onClick={() => setBulk('hand-over')}>{t('cases.bulk.handOver')}</Button>
        )}
        {may('cases.write') && <Button onClick={() => setBulk('task')}>{t('cases.bulk.task')}</Button>}
        {may('cases.print') && (
          <Button
            disabled={exported.taking}
            onClick={() => exported.take('xlsx', { ...conditions, cases: chosen.map((line) => line.id) })}
          >
            {t('cases.export')}
          </Button>
        )}
      </BulkBar>
      {bulk !== null && (
        <BulkForm
          lines={chosen}
          onClose={() => setBulk(null)}
          onDone={() => {
            setBulk(null)
            setTicked([])
          }}
        />
      )}
    </Page>
  )
}
