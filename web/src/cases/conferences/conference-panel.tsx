import { conferences } from '@quancheng/contract/conferences.ts'
import { GoLink } from '../../app/go-link.tsx'
import { NotAnswered } from '../../app/not-answered.tsx'
import { useMe } from '../../app/session.ts'
import { useAddress } from '../../app/use-address.ts'
import { useAsk } from '../../app/use-ask.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Dot } from '../../ui/dot.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'
import { caseHref } from '../case-address.ts'
import { AnswerDecisionForm } from './answer-decision-form.tsx'
import { CancelConferenceForm, MoveConferenceForm, SayForm, SignConferenceForm } from './conference-forms.tsx'
import { DecisionLines } from './decision-lines.tsx'

interface Props {
  readonly conferenceId: string
  readonly onClose: () => void
}

/** One conference: what was written for those invited, what they said, what was decided. */
export function ConferencePanel({ conferenceId, onClose }: Props) {
  const { t, day, time } = useText()
  const { word, change } = useAddress()
  const asked = useAsk(conferences.conference, { conferenceId })
  const { data } = asked
  const open = (act: string) => change({ act })
  const form = { onClose: () => change({ act: null }) }
  const act = word('act')
  const me = useMe()
  // Without a case in the address one’s own decisions stand beside this panel, and answer there.
  const answering = data?.decisions.find(
    ({ taskId, state, owner }) =>
      taskId === word('decision') && state === 'open' && owner.id === me.accountId && word('case') !== null,
  )
  return (
    <SidePanel
      label={t('cases.conference.one')}
      title={data?.client ?? t('cases.conference.one')}
      about={data?.ward}
      onClose={onClose}
      {...(data &&
        (data.may.speak || data.may.lead) && {
          actions: (
            <>
              {data.may.speak && (
                <Button kind={data.may.lead ? 'plain' : 'primary'} onClick={() => open('say')}>
                  {t('cases.conference.say')}
                </Button>
              )}
              {data.may.lead && (
                <>
                  <Button kind="primary" onClick={() => open('sign')}>
                    {t('cases.conference.sign')}
                  </Button>
                  <Button onClick={() => open('move')}>{t('cases.conference.move')}</Button>
                  <Button kind="ghost" onClick={() => open('cancel')}>
                    {t('cases.conference.cancel')}
                  </Button>
                </>
              )}
            </>
          ),
        })}
    >
      {asked.error ? (
        <NotAnswered asked={asked} />
      ) : !data ? (
        <Skeleton rows={6} padded={false} />
      ) : (
        <>
          <dl className="facts">
            <dt>{t('cases.conference.when')}</dt>
            <dd>
              {day(dayOf(data.beginsAt), { today: dayOf(new Date()) })} {time(data.beginsAt)}
              <Dot />
              {t('cases.conference.long', { minutes: data.minutes })}
            </dd>
            <dt>{t('cases.conference.place')}</dt>
            <dd>{data.place}</dd>
            <dt>{t('cases.conference.step')}</dt>
            <dd>
              {t(`word.stage.${data.stage}`)}
              <Dot />
              {data.worker.name}
            </dd>
            <dt>{t('cases.conference.openUntil')}</dt>
            <dd>
              {day(dayOf(data.openUntil), { today: dayOf(new Date()) })} {time(data.openUntil)}
            </dd>
          </dl>
          {data.caseId !== null && (
            <GoLink href={caseHref(data.caseId)} className="link small">
              {t('cases.conference.toCase')}
            </GoLink>
          )}
          {data.cancelled !== null && (
            <p className="is-high">{t('cases.conference.cancelledFor', { reason: data.cancelled })}</p>
          )}
          <h3>{t('cases.conference.agenda')}</h3>
          <p className="conference-words">{data.agenda}</p>
          <h3>{t('cases.conference.summary')}</h3>
          <p className="conference-words">{data.summary}</p>
          <h3>{t('cases.conference.opinions')}</h3>
          <ul className="stack">
            {data.guests.map((guest) => (
              <li key={guest.person.id}>
                <b>{guest.person.name}</b> <span className="small muted">{guest.title}</span>
                {!guest.invited && <Tag>{t('cases.conference.without')}</Tag>}
                <p className={guest.opinion === null ? 'small faint' : 'conference-words'}>
                  {guest.opinion ?? t('cases.conference.silent')}
                </p>
              </li>
            ))}
          </ul>
          {data.outcome !== null && (
            <>
              <h3>{t('cases.conference.outcome')}</h3>
              <p className="conference-words">{data.outcome}</p>
              <p className="tiny faint">
                {t('cases.conference.signedBy', { name: data.signedBy?.name ?? '' })}
                {data.signedAt !== null &&
                  ` ${day(dayOf(data.signedAt), { today: dayOf(new Date()) })} ${time(data.signedAt)}`}
              </p>
            </>
          )}
          {data.decisions.length > 0 && (
            <>
              <h3>{t('cases.conference.decisions')}</h3>
              <DecisionLines
                decisions={data.decisions}
                about={({ owner }) => owner.name}
                onAnswer={({ taskId, owner }) =>
                  owner.id === me.accountId ? () => change({ decision: taskId }) : null
                }
              />
            </>
          )}
          {answering && (
            <AnswerDecisionForm
              key={answering.taskId}
              decision={answering}
              onClose={() => change({ decision: null })}
            />
          )}
          {data.may.speak && act === 'say' && <SayForm conference={data} {...form} />}
          {data.may.lead && act === 'sign' && <SignConferenceForm conference={data} {...form} />}
          {data.may.lead && act === 'move' && <MoveConferenceForm conference={data} {...form} />}
          {data.may.lead && act === 'cancel' && <CancelConferenceForm conference={data} {...form} />}
        </>
      )}
    </SidePanel>
  )
}
