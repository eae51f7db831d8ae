import { outbox } from '@quancheng/contract/outbox.ts'
import { GoLink } from '../app/go-link.tsx'
import { useMay } from '../app/session.ts'
import { useAddress } from '../app/use-address.ts'
import { useAskPages } from '../app/use-ask-pages.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { buttonClass } from '../ui/button.tsx'
import { Tag } from '../ui/tag.tsx'
import { MessageLine } from './message-line.tsx'
import { OutboundPanel } from './outbound-panel.tsx'
import { OUTBOUND_TONES } from './outbound-tones.ts'
import { Queue } from './queue.tsx'

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
  const show = (messageId: string | null) => change({ message: messageId })
  const today = dayOf(new Date())
  const at = (instant: string) => `${day(dayOf(instant), { today })} ${time(instant)}`
  return (
    <Queue
      title={
        first === undefined || state !== 'open'
          ? t('exchange.out.link')
          : first.count === 0
            ? t('exchange.out.titleWell')
            : t('exchange.out.title', { count: speech.count(first.count, first.more) })
      }
      about={t('exchange.out.about')}
      links={
        <GoLink href="/settings/feed/destinations" className={buttonClass({})}>
          {t('exchange.to.link')}
        </GoLink>
      }
      which={{
        label: t('exchange.out.which'),
        value: state,
        onChange: (chosen) => change({ state: chosen === 'open' ? null : chosen, message: null }),
        options: STATES.map((value) => ({ value, label: t(`exchange.out.${value}`) })),
      }}
      pages={pages}
      empty={{
        title: t(NONE[state]),
        words: t(state === 'withheld' ? 'exchange.out.noneWithheldWords' : 'exchange.out.noneWords'),
        cleared: state !== 'all',
      }}
      panel={
        open === null ? undefined : <OutboundPanel key={open} outboundId={open} onClose={() => show(null)} />
      }
    >
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
          why={row.problem === null ? '' : (coded('delivery', `exchange.${row.problem}`, {}) ?? row.problem)}
          when={at(row.acceptedAt ?? row.lastAt ?? row.madeAt)}
        />
      ))}
    </Queue>
  )
}
