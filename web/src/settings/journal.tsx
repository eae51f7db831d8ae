import { access } from '@quancheng/contract/access.ts'
import type { Permission } from '@quancheng/contract/permission.ts'
import { staff } from '@quancheng/contract/staff.ts'
import { useRouter } from '@tanstack/react-router'
import { writeAddress } from '../app/address.ts'
import { GoLink } from '../app/go-link.tsx'
import { MorePages } from '../app/more-pages.tsx'
import { NotAnswered } from '../app/not-answered.tsx'
import { useMay } from '../app/session.ts'
import { useAddress } from '../app/use-address.ts'
import { useAsk } from '../app/use-ask.ts'
import { useAskPages } from '../app/use-ask-pages.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Empty } from '../ui/empty.tsx'
import { FilterChips } from '../ui/filter-chips.tsx'
import { readFilters, writeFilters } from '../ui/filters.ts'
import { NoPermission } from '../ui/no-permission.tsx'
import { Page } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useKeys } from '../ui/use-keys.tsx'
import { ACTS } from './acts.ts'
import { JournalProof } from './journal-proof.tsx'
import { SettingsTabs } from './public.tsx'
import './settings.css'

const PLACES: Readonly<Record<string, { readonly href: string; readonly opens: Permission }>> = {
  case: { href: '/cases', opens: 'cases.read' },
  request: { href: '/intake', opens: 'intake.read' },
  client: { href: '/clients', opens: 'clients.read' },
}

/** Who did what in this organisation, and the proof that no line of it was changed. */
export function Journal() {
  const { t, day, time, count, coded } = useText()
  const may = useMay()
  const router = useRouter()
  const { address } = useAddress()
  const members = useAsk(staff.members, {})
  const allowed = may('access.journal')
  const offers = [
    {
      key: 'actor',
      label: t('settings.journal.who'),
      many: true,
      choices: (members.data ?? []).map((each) => ({ value: each.accountId, label: each.name })),
    },
    {
      key: 'act',
      label: t('settings.journal.what'),
      many: false,
      choices: ACTS.map((act) => ({ value: act, label: t(`settings.act.${act}`) })),
    },
  ]
  const filters = readFilters(address, offers)
  const chosen = (key: string) => filters.find((filter) => filter.key === key)?.values ?? []
  const [act] = chosen('act')
  const actor = [...chosen('actor')]
  const { pages, rows, first } = useAskPages(
    access.journal,
    { actor, ...(act !== undefined && { act }) },
    { ready: allowed, keep: true },
  )
  useKeys([
    {
      keys: 'f',
      does: t('ui.keys.filter'),
      where: 'list',
      run: () => document.querySelector<HTMLElement>('[data-adds-filter]')?.click(),
    },
  ])
  if (!allowed) return <NoPermission owner={null} />
  const today = dayOf(new Date())
  return (
    <Page
      title={
        first
          ? t('settings.journal.title', { count: count(first.count, first.more) })
          : t('settings.tab.journal')
      }
      about={t('settings.journal.about')}
      under={
        <>
          <SettingsTabs />
          <JournalProof />
          <FilterChips
            offers={offers.filter((offer) => offer.choices.length > 0)}
            filters={filters}
            onChange={(changed) =>
              router.history.replace(
                `/settings/journal${writeAddress(writeFilters(address, offers, changed))}`,
              )
            }
            trailing={t('settings.journal.sort')}
          />
        </>
      }
    >
      {pages.data ? (
        <>
          {rows.length > 0 && (
            <table className="table journal-table">
              <thead>
                <tr>
                  <th>{t('settings.journal.when')}</th>
                  <th>{t('settings.journal.who')}</th>
                  <th>{t('settings.journal.what')}</th>
                  <th className="only-desk">{t('settings.journal.about.head')}</th>
                  <th className="number only-desk">{t('settings.journal.link')}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => {
                  const place = PLACES[row.subjectKind]
                  const subject = coded('subject', `settings.${row.subjectKind}`, {}) ?? row.subjectKind
                  return (
                    <tr key={`${row.lane} ${row.seq}`}>
                      <td className="nowrap muted">
                        {day(dayOf(row.at), { today })} {time(row.at)}
                      </td>
                      <td className="nowrap">
                        {row.who ?? <span className="faint">{t('settings.journal.system')}</span>}
                      </td>
                      <td>{coded('act', `settings.${row.act}`, {}) ?? row.act}</td>
                      <td className="only-desk">
                        {place && row.subjectId !== null && may(place.opens) ? (
                          <GoLink href={`${place.href}/${row.subjectId}`} className="link">
                            {subject}
                          </GoLink>
                        ) : row.clientId !== null && row.subjectKind !== 'client' && may('clients.read') ? (
                          <>
                            {subject}{' '}
                            <GoLink href={`/clients/${row.clientId}`} className="link">
                              {t('settings.subject.client')}
                            </GoLink>
                          </>
                        ) : (
                          <span className="muted">{subject}</span>
                        )}
                      </td>
                      <td className="number only-desk tiny faint">
                        {row.lane}/{row.seq}
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          )}
          {rows.length === 0 && (
            <Empty title={t(filters.length === 0 ? 'settings.journal.empty' : 'settings.journal.none')}>
              {t(filters.length === 0 ? 'settings.journal.emptyWords' : 'settings.journal.noneWords')}
            </Empty>
          )}
          <MorePages pages={pages}>{t('settings.journal.more')}</MorePages>
        </>
      ) : pages.error ? (
        <NotAnswered asked={pages} />
      ) : (
        <Skeleton rows={10} height={36} />
      )}
    </Page>
  )
}
