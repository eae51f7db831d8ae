import { cases, type ProcessRecording } from '@quancheng/contract/cases.ts'
import { reachOf } from '@quancheng/rules/access.ts'
import { useMe } from '../../app/session.ts'
import { useAsk } from '../../app/use-ask.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Section } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { type File, isWritable } from '../file.ts'
import { useForm } from '../use-form.ts'

export type Process = ProcessRecording

interface Props {
  readonly file: File
}

/** Process recordings, for the line of supervision; nobody else is shown that there is such a thing. */
export function Processes({ file }: Props) {
  const me = useMe()
  const reach = reachOf(me, 'cases.process')
  const isLine =
    reach.organisation || (reach.own && [file.worker.id, file.supervisor?.id].includes(me.accountId))
  return isLine ? <Recordings file={file} /> : null
}

function Recordings({ file }: Props) {
  const { t, day, time } = useText()
  const me = useMe()
  const { open } = useForm()
  const asked = useAsk(cases.processes, { caseId: file.id })
  const today = dayOf(new Date())
  const recordings = asked.data ?? []
  return (
    <Section
      shape="padded"
      title={t('cases.processes')}
      count={recordings.length}
      note={t('cases.process.note')}
      action={
        isWritable(file) && (
          <Button small icon="plus" onClick={() => open('process')}>
            {t('cases.process.add')}
          </Button>
        )
      }
    >
      {recordings.length === 0 ? (
        <p className="small faint">{t('cases.process.none')}</p>
      ) : (
        <ol className="stack">
          {recordings.map((one) => (
            <li key={one.id} className="case-card">
              <div className="line wrap">
                <b>
                  {day(dayOf(one.occurredAt), { today })} {time(one.occurredAt)}
                </b>
                <span className="muted small">
                  {[one.worker.name, one.place, one.present].filter(Boolean).join(' · ')}
                </span>
                <span className="grow" />
                {one.worker.id === me.accountId && one.opinion === null && isWritable(file) && (
                  <Button small kind="ghost" icon="pencil" onClick={() => open('process', one.id)}>
                    {t('cases.process.edit')}
                  </Button>
                )}
                {one.worker.id !== me.accountId && file.may.approve && (
                  <Button small onClick={() => open('process-opinion', one.id)}>
                    {t('cases.process.answer')}
                  </Button>
                )}
              </div>
              {one.target !== null && (
                <p className="small">
                  {t('cases.process.target')}
                  {t('cases.colon')}
                  {one.target}
                </p>
              )}
              <ul className="case-process-said small">
                {one.lines.map((line, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: lines of one talk, in their order
                  <li key={at}>
                    <span>{line.said}</span>
                    <span className="muted">{line.shown}</span>
                    <span className="muted">{line.felt}</span>
                  </li>
                ))}
              </ul>
              {one.feeling !== null && (
                <p className="small muted">
                  {t('cases.process.feeling')}
                  {t('cases.colon')}
                  {one.feeling}
                </p>
              )}
              {one.opinion !== null && (
                <p className="small">
                  <Tag tone="outline">
                    {t('cases.process.opinionBy', {
                      who: one.opinionBy?.name ?? '',
                      day: one.opinionAt === null ? '' : day(dayOf(one.opinionAt), { today }),
                    })}
                  </Tag>{' '}
                  {one.opinion}
                </p>
              )}
            </li>
          ))}
        </ol>
      )}
    </Section>
  )
}

/** Where the case stood each time it was looked at half-way. */
export function Reviews({ file }: Props) {
  const { t, day } = useText()
  const { open } = useForm()
  const asked = useAsk(cases.reviews, { caseId: file.id })
  const today = dayOf(new Date())
  const reviews = asked.data ?? []
  return (
    <Section
      shape="padded"
      title={t('cases.reviews')}
      count={reviews.length}
      action={
        isWritable(file) && (
          <Button small icon="plus" onClick={() => open('review')}>
            {t('cases.review.add')}
          </Button>
        )
      }
    >
      {reviews.length === 0 ? (
        <p className="small faint">{t('cases.review.none')}</p>
      ) : (
        <ul className="case-lines">
          {reviews.map((one) => (
            <li key={one.id}>
              <div className="grow">
                <div className="line wrap">
                  <b>{day(one.reviewedOn, { today })}</b>
                  <Tag tone="outline">{t(`cases.review.outcome.${one.outcome}`)}</Tag>
                  <span className="muted small">{one.worker.name}</span>
                  {one.nextOn !== null && (
                    <span className="faint small">
                      {t('cases.review.nextOn', { day: day(one.nextOn, { today }) })}
                    </span>
                  )}
                </div>
                <p className="small">{one.summary}</p>
                {one.situation !== null && <p className="small muted">{one.situation}</p>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
