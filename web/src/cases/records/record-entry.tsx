import { GoLink } from '../../app/go-link.tsx'
import { useInstruments } from '../../assessments/use-instruments.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Tag } from '../../ui/tag.tsx'
import { caseHref } from '../case-address.ts'
import '../../ui/side-panel.css'
import type { File } from '../file.ts'

type RecordOf = File['records'][number]

function When({ at }: { readonly at: string }) {
  const { day, time } = useText()
  return (
    <span className="case-entry-when">
      {day(dayOf(at), { today: dayOf(new Date()) })}
      <br />
      <span>{time(at)}</span>
    </span>
  )
}

interface AssessmentProps {
  readonly file: File
  readonly line: File['assessments'][number]
}

/** An assessment among the records. */
export function AssessmentEntry({ file, line }: AssessmentProps) {
  const { t } = useText()
  const { nameOf, mainScore, bandName } = useInstruments()
  const score = mainScore(line)
  return (
    <li className="case-entry">
      <When at={line.takenAt} />
      <Icon name="chart" />
      <div>
        <GoLink href={caseHref(file.id, 'assessments')}>
          <b>
            {score === null
              ? nameOf(line.instrument)
              : t('cases.entry.score', { name: nameOf(line.instrument), score })}
          </b>
        </GoLink>{' '}
        <span className="tiny faint">{t('cases.entry.by', { who: line.takenBy.name })}</span>
        {bandName(line) !== null && <p>{bandName(line)}</p>}
      </div>
    </li>
  )
}

interface RecordProps {
  readonly file: File
  readonly record: RecordOf
  /** Everything that was written, and what may be done with it. */
  readonly whole?: boolean
  readonly actions?: React.ReactNode
}

/** One service record: how, how long, by whom, what happened, what comes next. */
export function RecordEntry({ file, record, whole = false, actions }: RecordProps) {
  const { t, day } = useText()
  const today = dayOf(new Date())
  const goals = file.goals.flatMap((goal, index) => (record.goalIds.includes(goal.id) ? [index + 1] : []))
  return (
    <li className="case-entry" id={whole ? record.id : undefined}>
      <When at={record.occurredAt} />
      <Icon
        name={record.channel === 'phone' ? 'phone' : record.channel === 'home-visit' ? 'home' : 'person'}
      />
      <div>
        <div className="line wrap">
          <b>
            {t(`cases.channel.${record.channel}`)} {t('ui.rail.minutes', { minutes: record.minutes })}
          </b>
          <span className="tiny faint">
            {t(record.state === 'signed' ? 'cases.entry.signed' : 'cases.entry.draft', {
              who: record.worker.name,
            })}
            {goals.length > 0 && ` · ${t('cases.entry.goals', { goals: goals.join(t('cases.comma')) })}`}
          </span>
          {record.state === 'draft' && <Tag tone="now">{t('cases.entry.unsigned')}</Tag>}
          {record.late && <Tag tone="wait">{t('cases.entry.late')}</Tag>}
          {record.amendments.length > 0 && (
            <Tag>{t('cases.entry.amended', { count: record.amendments.length })}</Tag>
          )}
        </div>
        <p className="measure case-entry-words">
          {record.content === '' ? t('cases.entry.empty') : record.content}
        </p>
        {whole && (
          <dl className="facts case-entry-facts">
            {record.purpose && (
              <>
                <dt>{t('cases.record.purpose')}</dt>
                <dd>{record.purpose}</dd>
              </>
            )}
            {record.response && (
              <>
                <dt>{t('cases.record.response')}</dt>
                <dd>{record.response}</dd>
              </>
            )}
            {(record.place || record.present) && (
              <>
                <dt>{t('cases.record.present')}</dt>
                <dd>{[record.place, record.present].filter(Boolean).join(t('cases.comma'))}</dd>
              </>
            )}
          </dl>
        )}
        {record.quotedFrom !== null && (
          <p className="small muted">{t('cases.record.quoted', { who: record.quotedFrom })}</p>
        )}
        {record.nextStep && (
          <p className="small muted">
            {t('cases.entry.next', { what: record.nextStep })}
            {record.nextOn !== null && ` ${day(record.nextOn, { today })}`}
          </p>
        )}
        {whole && actions}
      </div>
    </li>
  )
}
