import { cases } from '@quancheng/contract/cases.ts'
import { GoLink } from '../app/go-link.tsx'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { StageSquares } from '../ui/stage-squares.tsx'
import { Tag } from '../ui/tag.tsx'

interface Props {
  readonly clientId: string
  /** The request one is looking at already. */
  readonly except?: string
}

/** What social work is doing for a patient: who, where on the course, when last and when next. No narrative. */
export function Glance({ clientId, except }: Props) {
  const { t, day } = useText()
  const may = useMay()
  const asked = useAsk(cases.glance, { clientId }, { ready: may('cases.glance') })
  if (!asked.data) return null
  const today = dayOf(new Date())
  const requests = asked.data.requests.filter((request) => request.id !== except)
  const open = requests.filter((request) => request.state === 'waiting' || request.state === 'paused')
  if (asked.data.cases.length === 0 && open.length === 0)
    return <p className="small muted">{t('intake.glance.nothing')}</p>
  return (
    <div className="request-glance">
      {asked.data.cases.map((each) => (
        <div key={each.number}>
          <div className="line wrap">
            <b>{each.worker}</b>
            {each.state === 'closed' ? (
              <Tag>{t('intake.glance.closed')}</Tag>
            ) : (
              <StageSquares stage={each.stage} />
            )}
          </div>
          <div className="faint">
            {t('intake.glance.since', { day: day(dayOf(each.openedAt), { today }) })}
            {each.lastServiceAt !== null &&
              t('intake.glance.last', { day: day(dayOf(each.lastServiceAt), { today }) })}
            {each.nextOn !== null && t('intake.glance.next', { day: day(each.nextOn, { today }) })}
          </div>
        </div>
      ))}
      {open.map((request) => (
        <div key={request.id}>
          <GoLink href={`/intake/${request.id}`} className="link">
            {t('intake.glance.request', { day: day(dayOf(request.raisedAt), { today }) })}
          </GoLink>
        </div>
      ))}
    </div>
  )
}
