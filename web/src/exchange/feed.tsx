import { exchange } from '@quancheng/contract/exchange.ts'
import { useRouter } from '@tanstack/react-router'
import { writeAddress } from '../app/address.ts'
import { GoLink } from '../app/go-link.tsx'
import { useMay } from '../app/session.ts'
import { useAddress } from '../app/use-address.ts'
import { useAskPages } from '../app/use-ask-pages.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { buttonClass } from '../ui/button.tsx'
import { Tag } from '../ui/tag.tsx'
import { useKeys } from '../ui/use-keys.tsx'
import { MessageLine } from './message-line.tsx'
import { MessagePanel } from './message-panel.tsx'
import { Queue } from './queue.tsx'

const TONES = {
  applied: 'ok',
  repeated: 'quiet',
  stale: 'quiet',
  failed: 'crisis',
  'set-aside': 'wait',
} as const

/** What the hospital's feed said: the last message, today's counts, and what did not get in. */
export function Feed() {
  const speech = useText()
  const { t, day, time, number, locale } = speech
  const may = useMay()
  const router = useRouter()
  const { address, word, change } = useAddress()
  const state = word('state') === 'all' ? 'all' : 'failed'
  const open = word('message')
  const { pages, rows, first } = useAskPages(
    exchange.messages,
    { state },
    { ready: may('exchange.read'), keep: true, every: 30_000 },
  )
  const show = (messageId: string | null) => change({ message: messageId })
  useKeys(
    open === null
      ? []
      : [
          {
            keys: 'escape',
            does: t('ui.keys.close'),
            where: 'anywhere' as const,
            run: () => {
              if (document.querySelector('dialog[open]') === null) show(null)
            },
          },
        ],
  )
  const today = dayOf(new Date())
  const at = (instant: string) => `${day(dayOf(instant), { today })} ${time(instant)}`
  const title =
    first === undefined
      ? t('exchange.title')
      : state === 'failed' && first.count > 0
        ? t('exchange.title.failed', { count: speech.count(first.count, first.more) })
        : first.lastAt === null
          ? t('exchange.title.silent')
          : t('exchange.title.well', { at: at(first.lastAt) })
  return (
    <Queue
      title={title}
      about={
        first &&
        [
          first.lastAt === null ? null : t('exchange.last', { at: at(first.lastAt) }),
          t('exchange.today', {
            applied: number(first.today.applied),
            failed: number(first.today.failed),
          }),
        ]
          .filter((each) => each !== null)
          .join(t('exchange.comma'))
      }
      links={
        <>
          <GoLink href="/settings/feed/outbox" className={buttonClass({})}>
            {t('exchange.out.link')}
          </GoLink>
          <GoLink href="/settings/feed/sources" className={buttonClass({})}>
            {t('exchange.sources.link')}
          </GoLink>
        </>
      }
      which={{
        label: t('exchange.which'),
        value: state,
        onChange: (chosen) =>
          router.history.replace(
            `/settings/feed${writeAddress({ ...address, state: chosen === 'failed' ? null : chosen })}`,
          ),
        options: [
          { value: 'failed', label: t('exchange.which.failed') },
          { value: 'all', label: t('exchange.which.all') },
        ],
      }}
      pages={pages}
      empty={{
        title: t(state === 'failed' ? 'exchange.empty.failed' : 'exchange.empty.all'),
        words: t(state === 'failed' ? 'exchange.emptyWords.failed' : 'exchange.emptyWords.all'),
        cleared: state === 'failed' && first !== undefined && first.lastAt !== null,
      }}
      panel={
        open === null ? undefined : <MessagePanel key={open} messageId={open} onClose={() => show(null)} />
      }
    >
      {rows.map((row) => (
        <MessageLine
          key={row.id}
          isOpen={row.id === open}
          onOpen={() => show(row.id)}
          state={<Tag tone={TONES[row.state]}>{t(`exchange.state.${row.state}`)}</Tag>}
          what={
            <>
              <b>
                {row.event === null
                  ? t('exchange.noEvent')
                  : (speech.coded('event', `exchange.${row.event}`, {}) ?? row.event)}
              </b>{' '}
              <span className="tiny faint">
                {row.event} {row.source} {row.controlId}
              </span>
            </>
          }
          why={row.problem === null ? '' : row.problem.text[locale]}
          when={at(row.receivedAt)}
        />
      ))}
    </Queue>
  )
}
