import { FOLLOW_UP_DOMAINS } from '@quancheng/rules/follow-up.ts'
import { useMe } from '../../app/session.ts'
import { useInstruments } from '../../assessments/use-instruments.ts'
import { AskRating } from '../../relations/ask-rating.tsx'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Clock } from '../../ui/clock.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { type Closure, type File, type FollowUp, isWritable } from '../file.ts'
import { useForm } from '../use-form.ts'
import { usePaperNames } from '../use-paper-names.ts'
import { useReasonName } from './use-reason-name.ts'

interface Props {
  readonly file: File
}

type Evaluation = File['evaluations'][number]

function Pairs({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t, day } = useText()
  const { nameOf, bandText } = useInstruments()
  const today = dayOf(new Date())
  if (evaluation.pairs.length === 0) return null
  return (
    <table className="table flush case-pairs">
      <thead>
        <tr>
          <th>{t('cases.pairs.instrument')}</th>
          <th>{t('cases.pairs.before')}</th>
          <th>{t('cases.pairs.after')}</th>
          <th>{t('cases.pairs.change')}</th>
        </tr>
      </thead>
      <tbody>
        {evaluation.pairs.map((pair) => (
          <tr key={pair.instrument}>
            <td>{nameOf(pair.instrument)}</td>
            <td>
              <b>{pair.first}</b>{' '}
              <span className="small muted">
                {bandText(pair.instrument, pair.firstBand, pair.version ?? undefined)}
              </span>{' '}
              <span className="tiny faint">{day(dayOf(pair.firstAt), { today })}</span>
            </td>
            <td>
              <b>{pair.last}</b>{' '}
              <span className="small muted">
                {bandText(pair.instrument, pair.lastBand, pair.version ?? undefined)}
              </span>{' '}
              <span className="tiny faint">{day(dayOf(pair.lastAt), { today })}</span>
            </td>
            <td className="small">
              {pair.reliable === null
                ? t('assessments.reliable.none')
                : t(`assessments.reliable.${pair.reliable}`)}
              {pair.voided && <Tag>{t('cases.pairs.voided')}</Tag>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function EvaluationCard({ evaluation }: { readonly evaluation: Evaluation }) {
  const { t, day, number } = useText()
  return (
    <li className="case-card">
      <div className="line wrap small muted">
        {day(dayOf(evaluation.at), { today: dayOf(new Date()) })} {evaluation.by.name}
        {evaluation.tScore !== null && (
          <Tag tone="outline">{t('cases.evaluation.t', { score: number(evaluation.tScore, 1) })}</Tag>
        )}
        {evaluation.satisfaction !== null && (
          <Tag>{t(`cases.satisfaction.${evaluation.satisfaction}` as 'cases.satisfaction.1')}</Tag>
        )}
      </div>
      <p className="measure">{evaluation.summary}</p>
      {evaluation.clientView && (
        <p className="measure">
          <span className="faint">{t('cases.evaluation.clientView')}</span> {evaluation.clientView}
        </p>
      )}
      <ul className="small">
        {evaluation.goals.map((goal) => (
          <li key={goal.goalId} className="line wrap">
            <span>{goal.text}</span>
            <Tag tone={goal.attainment !== null && goal.attainment >= 0 ? 'ok' : 'wait'}>
              {goal.attainment === null
                ? t(`cases.goalState.${goal.state}`)
                : t(`cases.attainment.${goal.attainment}` as 'cases.attainment.0')}
            </Tag>
          </li>
        ))}
      </ul>
      <Pairs evaluation={evaluation} />
    </li>
  )
}

function ClosureCard({ file, closure }: { readonly file: File; readonly closure: Closure }) {
  const { t, day } = useText()
  const me = useMe()
  const { open } = useForm()
  const papers = usePaperNames()
  const reasonName = useReasonName()
  const ownRequest = closure.askedBy.id === me.accountId || file.worker.id === me.accountId
  return (
    <li className="case-card">
      {closure.state === 'requested' && (
        <Notice
          tone="next"
          title={<b>{t('cases.next.closing', { who: closure.askedBy.name })}</b>}
          actions={
            file.may.approve &&
            !ownRequest && (
              <Button kind="primary" onClick={() => open('decide')}>
                {t('cases.do.decide')}
              </Button>
            )
          }
        >
          {ownRequest ? t('cases.closure.another') : t('cases.closure.look')}
        </Notice>
      )}
      <div className="line wrap small muted">
        <b>{reasonName(closure.reason)}</b>
        {t('cases.closure.asked', {
          who: closure.askedBy.name,
          day: day(dayOf(closure.askedAt), { today: dayOf(new Date()) }),
        })}
        {closure.decidedBy && closure.decidedAt && (
          <Tag tone={closure.state === 'approved' ? 'ok' : 'wait'}>
            {t(closure.state === 'approved' ? 'cases.closure.approved' : 'cases.closure.returned', {
              who: closure.decidedBy.name,
              day: day(dayOf(closure.decidedAt), { today: dayOf(new Date()) }),
            })}
          </Tag>
        )}
      </div>
      <p className="measure">{closure.summary}</p>
      {closure.missing.length > 0 && (
        <p className="small">
          <span className="is-now">
            {t('cases.closure.missing', { papers: papers.list(closure.missing) })}
          </span>
          {closure.missingReason && ` ${t('cases.closure.missingReason', { reason: closure.missingReason })}`}
        </p>
      )}
      {closure.remark && <p className="small">{t('cases.closure.remark', { remark: closure.remark })}</p>}
      {closure.reopenedAt !== null && (
        <p className="small">
          {t('cases.closure.reopened', {
            who: closure.reopenedBy?.name ?? '',
            day: day(dayOf(closure.reopenedAt), { today: dayOf(new Date()) }),
            reason: closure.reopenReason ?? '',
          })}
        </p>
      )}
    </li>
  )
}

function FollowUpRow({ file, followUp }: { readonly file: File; readonly followUp: FollowUp }) {
  const { t, day, time } = useText()
  const { open } = useForm()
  const today = dayOf(new Date())
  const isOpen = ['planned', 'missed', 'unreachable'].includes(followUp.state)
  const asked = FOLLOW_UP_DOMAINS.flatMap((domain) => {
    const answer = followUp.domains[domain]
    return answer && answer !== 'not-asked'
      ? [
          t('cases.followUp.domainIs', {
            domain: t(`cases.fuDomain.${domain}`),
            answer: t(`cases.fuAnswer.${answer}`),
          }),
        ]
      : []
  })
  return (
    <li>
      <div className="grow">
        <div className="line wrap">
          <b>{day(followUp.plannedOn, { today })}</b>
          {t(`cases.channel.${followUp.method}`)}
          {followUp.withContact && (
            <Tag tone="outline">{t('cases.bereavement.with', { name: followUp.withContact.name })}</Tag>
          )}
          <span className="small muted">{followUp.assignee.name}</span>
          {followUp.state === 'planned' ? (
            followUp.plannedOn <= today && <Clock due={followUp.plannedOn} />
          ) : (
            <Tag tone={followUp.state === 'done' ? 'ok' : followUp.state === 'cancelled' ? 'quiet' : 'wait'}>
              {t(`cases.followUp.state.${followUp.state}`)}
            </Tag>
          )}
          {followUp.escalation > 0 && isOpen && (
            <Tag tone="crisis">
              {t(followUp.escalation > 1 ? 'cases.followUp.toHead' : 'cases.followUp.toSupervisor')}
            </Tag>
          )}
        </div>
        {followUp.attempts.map((attempt) => (
          <div key={attempt.at} className="tiny faint">
            {day(dayOf(attempt.at), { today })} {time(attempt.at)} {t(`cases.attempt.${attempt.result}`)}
          </div>
        ))}
        {asked.length > 0 && <div className="small muted">{asked.join(t('cases.comma'))}</div>}
        {followUp.finding && <p className="measure">{followUp.finding}</p>}
        {followUp.newNeeds && (
          <p className="small">{t('cases.followUp.newNeedsAre', { what: followUp.newNeeds })}</p>
        )}
        {followUp.next && <p className="small">{t('cases.entry.next', { what: followUp.next })}</p>}
      </div>
      {isOpen && file.may.write && (
        <div className="line wrap">
          <Button small kind="primary" onClick={() => open('do-follow-up', followUp.id)}>
            {t('cases.followUp.do')}
          </Button>
          <Button small onClick={() => open('try-follow-up', followUp.id)}>
            {t('cases.followUp.try')}
          </Button>
        </div>
      )}
    </li>
  )
}

/** How it came out, why it ended, and whether somebody asked afterwards. */
export function Ending({ file }: Props) {
  const { t, day } = useText()
  const { open } = useForm()
  const write = isWritable(file)
  return (
    <>
      <Section
        shape="padded"
        title={t('cases.evaluations')}
        count={file.evaluations.length}
        action={
          write &&
          file.goals.length > 0 && (
            <Button small icon="chart" onClick={() => open('evaluate')}>
              {t('cases.do.evaluate')}
            </Button>
          )
        }
      >
        {file.evaluations.length === 0 ? (
          <p className="faint small">
            {t(file.goals.length === 0 ? 'cases.evaluations.noGoals' : 'cases.evaluations.none')}
          </p>
        ) : (
          <ul>
            {file.evaluations
              .toSorted((a, b) => b.at.localeCompare(a.at))
              .map((evaluation) => (
                <EvaluationCard key={evaluation.id} evaluation={evaluation} />
              ))}
          </ul>
        )}
      </Section>
      <Section
        shape="padded"
        title={t('cases.closures')}
        action={
          file.state === 'open' && file.may.close ? (
            <Button small onClick={() => open('close')}>
              {t('cases.do.close')}
            </Button>
          ) : file.state === 'closed' && file.may.close ? (
            <Button small onClick={() => open('reopen')}>
              {t('cases.do.reopen')}
            </Button>
          ) : null
        }
      >
        {file.closures.length === 0 ? (
          <p className="faint small">{t('cases.closures.none')}</p>
        ) : (
          <ul>
            {file.closures
              .toSorted((a, b) => b.askedAt.localeCompare(a.askedAt))
              .map((closure) => (
                <ClosureCard key={closure.id} file={file} closure={closure} />
              ))}
          </ul>
        )}
      </Section>
      {file.state === 'closed' && <AskRating caseId={file.id} mayWrite={file.may.write} />}
      <Section
        shape="padded"
        title={t('cases.followUps')}
        count={file.followUps.length}
        action={
          file.may.write && (
            <Button small icon="plus" onClick={() => open('plan-follow-up')}>
              {t('cases.followUp.plan')}
            </Button>
          )
        }
      >
        {file.bereavement && (
          <Notice
            tone="next"
            title={t('cases.bereavement')}
            actions={
              file.may.write && (
                <Button small onClick={() => open('bereavement')}>
                  {t('cases.bereavement.plan')}
                </Button>
              )
            }
          >
            {t('cases.bereavement.died', { day: day(file.bereavement.diedOn) })}
          </Notice>
        )}
        {file.followUps.length === 0 ? (
          <Empty title={t('cases.followUps.none')}>{t('cases.followUps.noneWords')}</Empty>
        ) : (
          <ul className="case-lines">
            {file.followUps
              .toSorted((a, b) => a.plannedOn.localeCompare(b.plannedOn))
              .map((followUp) => (
                <FollowUpRow key={followUp.id} file={file} followUp={followUp} />
              ))}
          </ul>
        )}
      </Section>
    </>
  )
}
