import { clients } from '@quancheng/contract/clients.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { useRouter } from '@tanstack/react-router'
import { writeAddress } from '../app/address.ts'
import { GoLink } from '../app/go-link.tsx'
import { MorePages } from '../app/more-pages.tsx'
import { NotAnswered } from '../app/not-answered.tsx'
import { ListViews } from '../app/own-views.tsx'
import { useMay } from '../app/session.ts'
import { useAddress } from '../app/use-address.ts'
import { useAsk } from '../app/use-ask.ts'
import { useAskPages } from '../app/use-ask-pages.ts'
import { useText } from '../text/use-text.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { readFilters, writeFilters } from '../ui/filters.ts'
import { Icon } from '../ui/icon.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useKeys, useListKeys } from '../ui/use-keys.tsx'
import { ClientRow } from './client-row.tsx'
import { ClientSearch } from './client-search.tsx'
import './clients.css'

const VIEWS = ['in-hospital', 'discharged', 'all'] as const

/** Everybody the house knows: in hospital, discharged, all. */
export function ClientList() {
  const { t, count } = useText()
  const may = useMay()
  const router = useRouter()
  const { address, word, change } = useAddress()
  const departments = useAsk(staff.departments, {})
  const view = VIEWS.find((each) => each === word('view')) ?? 'in-hospital'
  const words = word('q') ?? ''
  const offers = [
    {
      key: 'department',
      label: t('clients.filter.ward'),
      many: true,
      choices: (departments.data ?? [])
        .filter((each) => each.kind === 'ward')
        .map((each) => ({ value: each.id, label: each.name })),
    },
  ]
  const filters = readFilters(address, offers)
  const { pages, rows, first } = useAskPages(
    clients.list,
    {
      view,
      ...(words !== '' && { q: words }),
      department: [...(filters.find((filter) => filter.key === 'department')?.values ?? [])],
    },
    { keep: true },
  )
  const list = useListKeys({ next: t('ui.keys.next'), previous: t('ui.keys.previous') })
  const narrowed = words !== '' || filters.length > 0
  useKeys([
    {
      keys: 'f',
      does: t('ui.keys.filter'),
      where: 'list',
      run: () => document.querySelector<HTMLElement>('[data-adds-filter]')?.click(),
    },
  ])
  return (
    <Page
      title={
        first
          ? t(narrowed ? 'clients.title.found' : `clients.title.${view}`, {
              count: count(first.count, first.more),
            })
          : t('app.nav.clients')
      }
      actions={
        <>
          {may('clients.privacy') && (
            <GoLink href="/clients/rights" className={`${buttonClass({ small: true })} only-desk`}>
              {t('clients.right.page')}
            </GoLink>
          )}
          {may('clients.import') && (
            <GoLink href="/clients/import" className={`${buttonClass({ small: true })} only-desk`}>
              {t('clients.import')}
            </GoLink>
          )}
          {may('clients.write') && (
            <GoLink href="/clients/new" className={buttonClass({ small: true })}>
              <Icon name="plus" />
              {t('clients.add')}
            </GoLink>
          )}
        </>
      }
      under={
        <>
          <ListViews
            list="clients"
            views={VIEWS.map((id) => ({
              id,
              name: t(`clients.view.${id}`),
              count: id === view ? (first?.count ?? null) : null,
              more: first?.more ?? false,
            }))}
            current={view}
            onOpen={({ id }) =>
              router.history.push(
                `/clients${writeAddress({ ...address, view: id === 'in-hospital' ? null : id })}`,
              )
            }
          />
          <div className="client-tools">
            <ClientSearch words={words} onSearch={(q) => change({ q: q === '' ? null : q })} />
            <FilterChips
              offers={offers.filter((offer) => offer.choices.length > 0)}
              filters={filters}
              onChange={(changed) =>
                router.history.replace(`/clients${writeAddress(writeFilters(address, offers, changed))}`)
              }
              trailing={t('clients.sort')}
            />
          </div>
        </>
      }
    >
      {pages.data ? (
        <div {...list}>
          {rows.length > 0 && (
            <table className="table client-table">
              <thead>
                <tr>
                  <th>{t('clients.head.name')}</th>
                  <th className="only-desk">{t('clients.head.sexAge')}</th>
                  <th className="only-desk">{t('clients.head.place')}</th>
                  <th>{t(view === 'discharged' ? 'clients.head.discharged' : 'clients.head.admitted')}</th>
                  <th className="only-desk">{t('clients.head.payer')}</th>
                  <th className="only-desk">{t('clients.head.case')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((client) => (
                  <ClientRow key={client.id} client={client} view={view} />
                ))}
              </tbody>
            </table>
          )}
          {rows.length === 0 && (
            <Empty
              title={
                words !== ''
                  ? t('clients.empty.search', { words })
                  : filters.length > 0
                    ? t('clients.empty.filtered')
                    : t(`clients.empty.${view}`)
              }
              {...(narrowed && {
                actions: (
                  <>
                    {view !== 'all' && (
                      <Button small onClick={() => change({ view: 'all' })}>
                        {t('clients.empty.everywhere')}
                      </Button>
                    )}
                    <Button small onClick={() => change({ q: null, department: null })}>
                      {t('clients.empty.clear')}
                    </Button>
                    {may('access.urgent') && (
                      <GoLink href="/clients/urgent" className={buttonClass({ small: true })}>
                        {t('access.urgent.link')}
                      </GoLink>
                    )}
                  </>
                ),
              })}
            >
              {narrowed ? t('clients.empty.narrowedWords') : t('clients.empty.words')}
            </Empty>
          )}
          <MorePages pages={pages}>{t('clients.more')}</MorePages>
        </div>
      ) : pages.error ? (
        <NotAnswered asked={pages} />
      ) : (
        <Skeleton rows={10} height={36} />
      )}
    </Page>
  )
}
