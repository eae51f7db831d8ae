import type { QueueLine, RequestLine } from '@quancheng/contract/intake.ts'
import { GoLink } from '../app/go-link.tsx'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Clock } from '../ui/clock.tsx'
import { Dot } from '../ui/dot.tsx'
import { RiskGlyph } from '../ui/risk-glyph.tsx'
import { Tag } from '../ui/tag.tsx'
import { UrgencyGlyph } from '../ui/urgency-glyph.tsx'
import { RequestPerson } from './request-place.tsx'

/** How far a request has come: its clock while it is open, afterwards how it ended. */
export function RequestState({ request }: { readonly request: RequestLine }) {
  const { t } = useText()
  if (request.state === 'taken') return <Tag tone="ok">{t('intake.state.taken')}</Tag>
  if (request.state === 'declined') return <Tag tone="wait">{t('intake.state.declined')}</Tag>
  if (request.state === 'withdrawn') return <Tag>{t('intake.state.withdrawn')}</Tag>
  if (request.dueAt === null && request.state !== 'paused')
    return <span className="small faint">{t('intake.noDeadline')}</span>
  return (
    <Clock
      due={request.dueAt ?? request.raisedAt}
      since={request.raisedAt}
      paused={request.state === 'paused'}
    />
  )
}

interface Props {
  readonly request: QueueLine
  readonly href: string
  readonly current: boolean
  readonly onFocus: () => void
  readonly onOpen: () => void
}

/** One request of the queue: clock, urgency, who and why, and from whom it came. */
export function QueueRow({ request, href, current, onFocus, onOpen }: Props) {
  const { t, day, locale } = useText()
  const summary = request.summary[locale]
  const source = t(`intake.source.${request.source}`)
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a wider target for the pointer; the name inside is the link
    // biome-ignore lint/a11y/noStaticElementInteractions: a wider target for the pointer; the name inside is the link
    <div className="request" aria-current={current || undefined} onClick={onOpen}>
      <span className="state-of">
        <RequestState request={request} />
      </span>
      <span className="urgency">
        <UrgencyGlyph urgency={request.urgency} />
      </span>
      <span className="who">
        <GoLink
          href={href}
          data-row=""
          onFocus={onFocus}
          onClick={(event) => {
            event.stopPropagation()
            if (event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            onOpen()
          }}
        >
          <RequestPerson request={request} />
        </GoLink>
      </span>
      <span className="why clip">{summary === '' ? t('intake.noReason') : summary}</span>
      <span className="from tiny faint clip">
        {request.risk !== null && request.risk.band !== 'low' && (
          <>
            <RiskGlyph risk={request.risk.band} sentence />
            {request.risk.overruled && t('assist.byHand')}
            <Dot />
          </>
        )}
        {source}
        {request.from !== null && request.from !== source && ` ${request.from}`}
        {request.takenBy !== null && request.endedAt !== null && (
          <>
            <Dot />
            {t('intake.takenByOn', {
              name: request.takenBy.name,
              day: day(dayOf(request.endedAt), { today: dayOf(new Date()) }),
            })}
          </>
        )}
        {request.state === 'waiting' && request.offeredTo !== null && (
          <>
            <Dot />
            {t('intake.offeredTo', { name: request.offeredTo.name })}
          </>
        )}
      </span>
    </div>
  )
}
