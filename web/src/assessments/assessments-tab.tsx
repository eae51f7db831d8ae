import { type AssessmentLine, assessments, type SafetyTask } from '@quancheng/contract/assessments.ts'
import type { ClientLine } from '@quancheng/contract/clients.ts'
import type { Instrument } from '@quancheng/contract/content/instrument.ts'
import { reliableChange } from '@quancheng/rules/change-over-time.ts'
import { useRef, useState } from 'react'
import { GoLink } from '../app/go-link.tsx'
import { problemText } from '../app/problem-text.ts'
import { useAddress } from '../app/use-address.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { Section } from '../ui/page.tsx'
import { Picture } from '../ui/picture.tsx'
import { ScaleChart, ScaleChartTwin } from '../ui/scale-chart.tsx'
import { TextField } from '../ui/simple-fields.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tag } from '../ui/tag.tsx'
import { useToast } from '../ui/toast.tsx'
import { DomainGrades, isGraded } from './domain-grades.tsx'
import { GiveLinks } from './give-link.tsx'
import { comparable, historyOf } from './history.ts'
import { useFhirExport } from './instruments/use-fhir-export.ts'
import { ItemChanges } from './item-changes.tsx'
import { ClosedSafety } from './safety/safety-panels.tsx'
import { ScrollArea } from './scroll-area.tsx'
import { useInstruments } from './use-instruments.ts'
import './assessments.css'

interface HistoryProps {
  readonly instrument: Instrument
  readonly lines: readonly AssessmentLine[]
  readonly safety: readonly SafetyTask[]
  readonly admittedOn: string | null
}

function History({ instrument, lines, safety, admittedOn }: HistoryProps) {
  const { t, locale } = useText()
  const { mainScore, bandName, alarmText, reliabilityOf } = useInstruments()
  const alarming = new Set(safety.map((task) => task.assessmentId))
  const taken = comparable(instrument, lines)
  const known = reliabilityOf(instrument.id)
  const higherIs = instrument.scales.find(({ id }) => id === instrument.mainScale)?.higherIs ?? 'worse'
  const history = historyOf(instrument, lines, {
    locale,
    today: dayOf(new Date()),
    events: admittedOn === null ? [] : [{ day: dayOf(admittedOn), name: t('ui.chart.admitted') }],
    alarm: (line) => (alarming.has(line.id) ? alarmText(line) : null),
    mark: (difference) => {
      const said = reliableChange(difference, higherIs, known)
      return said === null || said === 'no-reliable-change' ? null : t(`assessments.reliable.${said}`)
    },
  })
  const [first, last] = [taken[0], taken.at(-1)]
  const noteOf = (from: AssessmentLine, to: AssessmentLine) => {
    const name = bandName(to)
    const band = name === null ? '' : t('assessments.withBand', { band: name })
    const score = mainScore(to)
    if (from !== to) {
      const before = mainScore(from)
      const said = before === null || score === null ? null : reliableChange(score - before, higherIs, known)
      const change = t('assessments.change', { first: before ?? '—', last: score ?? '—', band })
      return `${change} · ${t(said === null ? 'assessments.reliable.unset' : `assessments.reliable.${said}`)}`
    }
    return score === null ? t('assessments.noScore') : t('assessments.once', { score, band })
  }
  const note = last && noteOf(first ?? last, last)
  if (isGraded(instrument)) return <DomainGrades instrument={instrument} lines={taken.slice(-4)} />
  return (
    <div className="section">
      <Picture
        title={`${instrument.shortName[locale]} ${instrument.name[locale]}`}
        {...(note !== undefined && { note })}
        picture={<ScaleChart history={history} />}
        table={<ScaleChartTwin history={history} />}
      />
    </div>
  )
}

interface LineProps {
  readonly line: AssessmentLine
  readonly mayVoid: boolean
  readonly onVoid: () => void
}

function Line({ line, mayVoid, onVoid }: LineProps) {
  const { t, day, time } = useText()
  const { nameOf, mainScore, bandName, flagText, find } = useInstruments()
  const { exportAnswers } = useFhirExport()
  const known = find(line.instrument, line.version)
  const score = mainScore(line)
  return (
    <tr className={line.voided ? 'voided' : ''}>
      <td className="nowrap">
        {day(dayOf(line.takenAt), { today: dayOf(new Date()) })} {time(line.takenAt)}
      </td>
      <td className="nowrap">{nameOf(line.instrument)}</td>
      <td className="nowrap">
        <b>{score ?? '—'}</b> <span className="muted small">{bandName(line)}</span>
      </td>
      <td className="small">
        {line.voided ? (
          <Tag>{t('assessments.voided')}</Tag>
        ) : (
          line.flags.map((flag) => (
            <div key={flag} className="is-now">
              {flagText(line.instrument, flag)}
            </div>
          ))
        )}
      </td>
      <td className="nowrap muted small">
        {line.takenBy.name} {t(`assessments.mode.${line.mode}`)}
      </td>
      <td>
        {known && known.version === line.version && known.availability !== 'licence-needed' && (
          <Button small kind="ghost" onClick={() => void exportAnswers(line)}>
            {t('assessments.exportAnswers')}
          </Button>
        )}
        {mayVoid && !line.voided && (
          <Button small kind="ghost" onClick={onVoid}>
            {t('assessments.void')}
          </Button>
        )}
      </td>
    </tr>
  )
}

interface VoidProps {
  readonly line: AssessmentLine
  readonly onClose: () => void
}

function VoidForm({ line, onClose }: VoidProps) {
  const { t } = useText()
  const toast = useToast()
  const { nameOf } = useInstruments()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(assessments.void, { refresh: ['/assessments', '/cases'] })
  const problem = useProblem(command)
  return (
    <FormDialog
      width={520}
      title={t('assessments.voidTitle', { name: nameOf(line.instrument) })}
      note={t('assessments.voidNote')}
      submit={t('assessments.void')}
      danger
      sending={command.sending}
      problem={problem}
      dirty={reason !== ''}
      onSubmit={() => {
        setTried(true)
        if (reason.trim() === '') return
        command.sendAsync({ assessmentId: line.id, seen: line.revision, reason }).then(
          () => {
            toast.say(t('assessments.voidedNow'))
            onClose()
          },
          () => undefined,
        )
      }}
      onClose={onClose}
    >
      <TextField
        first
        label={t('assessments.voidWhy')}
        value={reason}
        error={tried && reason.trim() === '' ? t('assessments.voidWhyMissing') : null}
        onChange={setReason}
      />
    </FormDialog>
  )
}

interface Props {
  readonly client: ClientLine
  readonly caseId: string
  readonly mayWrite: boolean
  readonly admittedOn: string | null
  readonly takeHref: (instrument: string) => string
}

/** Every instrument over time with its bands, what changed item by item, and the way to take one. */
export function AssessmentsTab({ client, caseId, mayWrite, admittedOn, takeHref }: Props) {
  const speech = useText()
  const { t, locale } = speech
  const { word, change } = useAddress()
  const instruments = useInstruments()
  const asked = useAsk(assessments.ofClient, { clientId: client.id })
  const [voiding, setVoiding] = useState<AssessmentLine | null>(null)
  const taking = useRef<HTMLUListElement>(null)
  const { data } = asked
  if (!data) {
    if (asked.error)
      return (
        <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
          {t('app.regionBrokenWords')}
        </ErrorState>
      )
    return <Skeleton rows={8} />
  }
  const timesOf = (id: string) => data.rows.filter((line) => line.instrument === id && !line.voided).length
  const used = instruments.all
    .filter(({ id }) => timesOf(id) > 0)
    .toSorted((a, b) => Number(isGraded(a)) - Number(isGraded(b)) || timesOf(b.id) - timesOf(a.id))
  const chosen = used.find(({ id }) => id === word('instrument')) ?? used[0]
  const ofChosen = chosen ? data.rows.filter((line) => line.instrument === chosen.id && !line.voided) : []
  const sorted = data.rows.toSorted((a, b) => b.takenAt.localeCompare(a.takenAt))
  return (
    <div className="assess-columns">
      <div>
        {mayWrite && (
          <div className="section only-phone">
            <Button
              icon="plus"
              onClick={() => {
                taking.current?.scrollIntoView()
                taking.current?.querySelector('a')?.focus({ preventScroll: true })
              }}
            >
              {t('assessments.take')}
            </Button>
          </div>
        )}
        {data.rows.length === 0 && <Empty title={t('assessments.none')}>{t('assessments.noneWords')}</Empty>}
        {used.map((instrument) => (
          <History
            key={instrument.id}
            instrument={instrument}
            lines={data.rows.filter((line) => line.instrument === instrument.id)}
            safety={data.safety}
            admittedOn={admittedOn}
          />
        ))}
        {sorted.length > 0 && (
          <Section shape="padded" title={t('assessments.all')} count={sorted.length}>
            <ScrollArea label={t('assessments.all')}>
              <table className="table flush assess-all">
                <thead>
                  <tr>
                    <th>{t('ui.rail.when')}</th>
                    <th>{t('assessments.instrument')}</th>
                    <th>{t('ui.chart.score')}</th>
                    <th>{t('assessments.flags')}</th>
                    <th>{t('assessments.by')}</th>
                    <th>
                      <span className="visually-hidden">{t('ui.more')}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {sorted.map((line) => (
                    <Line key={line.id} line={line} mayVoid={mayWrite} onVoid={() => setVoiding(line)} />
                  ))}
                </tbody>
              </table>
            </ScrollArea>
          </Section>
        )}
        <ClosedSafety tasks={data.safety} />
      </div>
      <aside className="case-aside" aria-label={t('assessments.take')}>
        {mayWrite && (
          <Section title={t('assessments.take')}>
            <ul className="assess-take" ref={taking}>
              {instruments.all
                .filter(({ id }) => !instruments.isWithdrawn(id))
                .map((instrument) => (
                  <li key={instrument.id}>
                    {!instruments.isUsable(instrument.id) ? (
                      <p className="assess-off">
                        <b>{instrument.shortName[locale]}</b>
                        <span className="tiny faint">{t('assessments.licenceNeeded')}</span>
                      </p>
                    ) : (
                      <GoLink href={takeHref(instrument.id)} className="button">
                        <b>{instrument.shortName[locale]}</b>
                        <span className="tiny faint clip">{instrument.purpose[locale]}</span>
                      </GoLink>
                    )}
                  </li>
                ))}
            </ul>
          </Section>
        )}
        <GiveLinks client={client} caseId={caseId} mayWrite={mayWrite} />
        {chosen && ofChosen.length > 0 && (
          <Section
            title={t('assessments.items')}
            action={
              used.length > 1 && (
                <select
                  className="case-select"
                  aria-label={t('assessments.instrument')}
                  value={chosen.id}
                  onChange={(event) => change({ instrument: event.target.value })}
                >
                  {used.map(({ id, shortName }) => (
                    <option key={id} value={id}>
                      {shortName[locale]}
                    </option>
                  ))}
                </select>
              )
            }
          >
            <ItemChanges instrument={chosen} lines={ofChosen.slice(-4)} />
          </Section>
        )}
      </aside>
      {voiding && <VoidForm line={voiding} onClose={() => setVoiding(null)} />}
    </div>
  )
}
