import { outbox } from '@quancheng/contract/outbox.ts'
import { GoLink } from '../app/go-link.tsx'
import { MorePages } from '../app/more-pages.tsx'
import { NotAnswered } from '../app/not-answered.tsx'
import { useMay } from '../app/session.ts'
import { useAddress } from '../app/use-address.ts'
import { useAskPages } from '../app/use-ask-pages.ts'
import { SettingsTabs } from '../settings/public.tsx'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { buttonClass } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Page } from '../ui/page.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tag } from '../ui/tag.tsx'
import { useListKeys } from '../ui/use-keys.tsx'
import { MessageLine } from './message-line.tsx'
import { OutboundPanel } from './outbound-panel.tsx'
import { OUTBOUND_TONES } from './outbound-tones.ts'
import './exchange.css'

const NONE = {
  open: 'exchange.out.none',
  withheld: 'exchange.out.noneWithheld',
  all: 'exchange.out.noneAll',
} as const
const STATES = ['open', 'withheld', 'all'] as const

/** What is on its way to the hospital's record, and what got stuck. */
export function Outbox() {
  const speech = useText()
  const { t, day, time, coded } = speech
  const may = useMay()
  const { word, change } = useAddress()
  const state = STATES.find((each) => each === word('state')) ?? 'open'
  const open = word('message')
  const { pages, rows, first } = useAskPages(
    outbox.outbox,
    { state },
    { ready: may('exchange.read'), keep: true, every: 30_000 },
  )
  const list = useListKeys({ next: t('ui.keys.next'), previous: t('ui.keys.previous') })
  const show = (messageId: string | null) => change({ message: messageId })
  if (!may('exchange.read')) return <NoPermission owner={null} />
  const today = dayOf(new Date())
  const at = (instant: string) => `${day(dayOf(instant), { today })} ${time(instant)}`
  return (
    <Page
      title={
        first === undefined || state !== 'open'
          ? t('exchange.out.link')
          : first.count === 0
            ? t('exchange.out.titleWell')
            : t('exchange.out.title', { count: speech.count(first.count, first.more) })
      }
      about={t('exchange.out.about')}
      actions={
        <GoLink href="/settings/feed/destinations" className={buttonClass({})}>
          {t('exchange.to.link')}
        </GoLink>
      }
      under={
        <>
          <SettingsTabs />
          <div className="feed-tools">
            <Segmented
              label={t('exchange.out.which')}
              value={state}
              onChange={(chosen) => change({ state: chosen === 'open' ? null : chosen, message: null })}
              options={STATES.map((value) => ({ value, label: t(`exchange.out.${value}`) }))}
            />
          </div>
        </>
      }
      panel={
        open === null ? undefined : <OutboundPanel key={open} outboundId={open} onClose={() => show(null)} />
      }
    >
      {pages.data ? (
        <div {...list}>
          {rows.map((row) => (
            <MessageLine
              key={row.id}
              isOpen={row.id === open}
              onOpen={() => show(row.id)}
              state={<Tag tone={OUTBOUND_TONES[row.state]}>{t(`exchange.out.state.${row.state}`)}</Tag>}
              what={
                <>
                  <b>{t('exchange.out.line', { number: row.caseNumber, version: row.version })}</b>{' '}
                  <span className="tiny faint">{row.destination}</span>
                </>
              }
              why={
                row.problem === null ? '' : (coded('delivery', `exchange.${row.problem}`, {}) ?? row.problem)
              }
              when={at(row.acceptedAt ?? row.lastAt ?? row.madeAt)}
            />
          ))}
          {rows.length === 0 && (
            <Empty title={t(NONE[state])} cleared={state !== 'all'}>
              {t(state === 'withheld' ? 'exchange.out.noneWithheldWords' : 'exchange.out.noneWords')}
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
