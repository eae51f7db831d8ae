import { conferences } from '@quancheng/contract/conferences.ts'
import { GoLink } from '../../app/go-link.tsx'
import { problemText } from '../../app/problem-text.ts'
import { useMe } from '../../app/session.ts'
import { useAsk } from '../../app/use-ask.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Section } from '../../ui/page.tsx'
import { type File, isWritable } from '../file.ts'
import { useForm } from '../use-form.ts'
import { DecisionLines } from './decision-lines.tsx'
import './conference.css'

interface Props {
  readonly file: File
}

const SHOWN = 5

/** The conference to come, and what was decided in those that were: whose it is and how it stands. */
export function AsideConferences({ file }: Props) {
  const speech = useText()
  const { t, day, time } = speech
  const { open } = useForm()
  const me = useMe()
  const meetings = useAsk(conferences.conferences, { caseId: file.id })
  const decided = useAsk(conferences.decisions, { caseId: file.id })
  const error = meetings.error ?? decided.error
  const toCome = (meetings.data ?? []).filter(({ state }) => state === 'called')
  const decisions = decided.data ?? []
  const href = `/conferences?case=${file.id}`
  const all = meetings.data?.length ?? 0
  if (!isWritable(file) && all === 0 && !error) return null
  return (
    <Section
      title={t('cases.conference.list')}
      count={all}
      action={
        isWritable(file) && (
          <button type="button" className="link small" onClick={() => open('conference')}>
            ＋{t('cases.conference.call')}
          </button>
        )
      }
    >
      {error && (
        <p className="small is-high" role="alert">
          {problemText(error, speech)}{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              void meetings.refetch()
              void decided.refetch()
            }}
          >
            {t('ui.retry')}
          </button>
        </p>
      )}
      {meetings.data?.length === 0 && <p className="small faint">{t('cases.conference.noneOfCase')}</p>}
      <ul className="case-tasks">
        {toCome.map((meeting) => (
          <li key={meeting.id}>
            <Icon name="people" />
            <div>
              <GoLink href={`${href}&conference=${meeting.id}`}>
                {day(dayOf(meeting.beginsAt), { today: dayOf(new Date()) })} {time(meeting.beginsAt)}
              </GoLink>
              <div className="small muted">
                {meeting.place}
                {', '}
                {t('cases.conference.said', { said: meeting.said, invited: meeting.invited })}
              </div>
            </div>
          </li>
        ))}
      </ul>
      {decisions.length > 0 && (
        <DecisionLines
          decisions={decisions.slice(0, SHOWN)}
          about={({ owner, conferenceId }) => (
            <GoLink href={`${href}&conference=${conferenceId}`}>
              {owner.id === me.accountId ? t('cases.decision.me') : owner.name}
            </GoLink>
          )}
        />
      )}
      {all > toCome.length && (
        <GoLink href={href} className="link small">
          {t('cases.conference.all')}
        </GoLink>
      )}
    </Section>
  )
}
