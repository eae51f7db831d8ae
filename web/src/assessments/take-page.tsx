import { type Answers, assessments } from '@quancheng/contract/assessments.ts'
import { type CaseFile, cases } from '@quancheng/contract/cases.ts'
import type { Instrument, InstrumentItem } from '@quancheng/contract/content/instrument.ts'
import { bandOf, score } from '@quancheng/rules/scoring.ts'
import { askedAnswers, askedItems } from '@quancheng/rules/scoring-answers.ts'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { GoLink } from '../app/go-link.tsx'
import { problemText } from '../app/problem-text.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useDraft } from '../app/use-draft.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { DraftMark } from '../ui/draft-mark.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, Section } from '../ui/page.tsx'
import { PersonLine } from '../ui/person-line.tsx'
import { ChoiceField, TextField } from '../ui/simple-fields.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SourceText } from '../ui/source-text.tsx'
import { AfterTaking } from './after-taking.tsx'
import { numberOf } from './instruments/number-of.ts'
import { ItemQuestion } from './item-question.tsx'
import { useInstruments } from './use-instruments.ts'
import { saysWhoseWords, WordingNote } from './wording-note.tsx'
import '../ui/side-panel.css'
import './assessments.css'

const MODES = ['worker', 'self', 'proxy'] as const

interface TakingProps {
  readonly file: CaseFile
  readonly instrument: Instrument
  readonly onTaken: (taken: Taken) => void
}

/** What the server answered, with the answers it was about. */
export interface Taken {
  readonly answers: Answers
  readonly scores: Readonly<Record<string, number | null>>
  readonly band: string | null
  readonly flags: readonly string[]
  readonly safetyTaskId: string | null
}

function LiveScore({ instrument, answers }: { readonly instrument: Instrument; readonly answers: Answers }) {
  const { t, locale } = useText()
  const scored = score(instrument, answers)
  const main = instrument.scales.find((scale) => scale.id === instrument.mainScale)
  const value = main ? (scored.scores[main.id] ?? null) : null
  const band = main?.bands.find(({ key }) => key === bandOf(main, value))
  const others = instrument.scales.filter((scale) => scale.id !== instrument.mainScale)
  return (
    <Section title={t('assessments.scoreNow')}>
      <p className="live-score" aria-live="polite">
        <b>{value ?? '—'}</b>
        {main && <span className="faint"> / {main.highest}</span>} <span>{band?.name[locale]}</span>
      </p>
      <p className="small muted">
        {scored.missing.length > 0
          ? t('assessments.missing', { count: scored.missing.length })
          : t('assessments.complete')}
      </p>
      {others.length > 0 && (
        <dl className="facts">
          {others.map((scale) => (
            <div key={scale.id} style={{ display: 'contents' }}>
              <dt>{scale.name[locale]}</dt>
              <dd>
                {scored.scores[scale.id] ?? '—'}{' '}
                <span className="muted">
                  {scale.bands.find(({ key }) => key === scored.bands[scale.id])?.name[locale]}
                </span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {scored.flags
        .filter(({ action }) => action !== 'safety-task')
        .map(({ code }) => (
          <p key={code} className="small is-now">
            {instrument.flags.find((flag) => flag.code === code)?.text[locale]}
          </p>
        ))}
      <p className="tiny faint" style={{ marginTop: 12 }}>
        {saysWhoseWords(instrument, locale) ? null : instrument.note?.[locale]}
      </p>
      <details className="tiny faint">
        <summary>{t('assessments.sources')}</summary>
        <p>
          <SourceText source={instrument.source} />
        </p>
        <p>
          <SourceText source={instrument.licence} />
        </p>
        {instrument.scales.flatMap(({ id, name, cutOffs }) =>
          cutOffs.map(({ at, side, note, status, source }) => (
            <p key={`${id} ${at}`}>
              {name[locale]} {side === 'at-least' ? '≥' : '≤'} {at} · {note[locale]} ·{' '}
              {t(`library.status.${status}`)} · <SourceText source={source} />
            </p>
          )),
        )}
      </details>
    </Section>
  )
}

/** Runs of questions under one heading, in the order of the paper: the last word may stand under none, as the first. */
function sectionsOf(items: readonly InstrumentItem[]): readonly (readonly InstrumentItem[])[] {
  const runs: InstrumentItem[][] = []
  for (const item of items) {
    const run = runs.at(-1)
    if (run?.[0]?.section === item.section) run.push(item)
    else runs.push([item])
  }
  return runs
}

/** What will really happen when this answer is kept, said the moment it is given. */
function AlarmNotice({ file, words }: { readonly file: CaseFile; readonly words: string }) {
  const { t } = useText()
  return (
    <Notice tone="risk" title={<b>{words}</b>}>
      {t('assessments.willHappen', {
        who: file.worker.name,
        supervisor: file.supervisor?.name ?? t('assessments.safety.anySupervisor'),
      })}
    </Notice>
  )
}

function Taking({ file, instrument, onTaken }: TakingProps) {
  const { t, locale } = useText()
  const [tried, setTried] = useState(false)
  const { fields, change, dirty, keptAt, forget } = useDraft(`take.${file.id}.${instrument.id}`, {
    answers: {} as Answers,
    mode: 'worker' as (typeof MODES)[number],
    note: '',
    startedAt: new Date().toISOString(),
  })
  const command = useCommand(assessments.take, { refresh: ['/assessments', '/cases', '/today'] })
  const problem = useProblem(command)
  const { answers } = fields
  const scored = score(instrument, answers)
  const alarms = scored.flags.filter(({ action }) => action === 'safety-task')
  const alarm = ({ code }: { readonly code: string }) => (
    <AlarmNotice
      key={code}
      file={file}
      words={instrument.flags.find((flag) => flag.code === code)?.text[locale] ?? code}
    />
  )
  const main = instrument.scales.find((scale) => scale.id === instrument.mainScale)
  const noScore = main !== undefined && (scored.scores[main.id] ?? null) === null
  // As the server has it: a gap in the main scale may be allowed, what stands beside it must be answered.
  const gaps = noScore ? scored.missing : scored.missing.filter((id) => !main?.items.includes(id))
  const keep = () => {
    setTried(true)
    const [firstMissing] = gaps
    // With an alarm nothing is held back: pressed a second time, half a questionnaire is kept without a score.
    if (firstMissing !== undefined && !(tried && alarms.length > 0)) {
      document.getElementById(`item-${firstMissing}`)?.scrollIntoView({ block: 'center' })
      return
    }
    command
      .sendAsync({
        clientId: file.client.id,
        caseId: file.id,
        instrument: instrument.id,
        version: instrument.version,
        mode: fields.mode,
        answers: askedAnswers(instrument.items, answers) as Answers,
        takenAt: new Date().toISOString(),
        note: fields.note.trim() || null,
      })
      .then(
        (answer) => {
          forget()
          onTaken({ ...answer, answers: askedAnswers(instrument.items, answers) as Answers })
        },
        () => undefined,
      )
  }
  const sections = sectionsOf(instrument.items)
  const asked = askedItems(instrument.items, answers)
  const question = (item: InstrumentItem) => (
    <div key={item.id}>
      <ItemQuestion
        item={item}
        number={numberOf(instrument, item.id) ?? ''}
        answer={answers[item.id] ?? null}
        missing={tried && scored.missing.includes(item.id)}
        onAnswer={(answer) => change({ answers: { ...answers, [item.id]: answer } })}
      />
      {alarms.filter(({ items }) => items.at(-1) === item.id).map(alarm)}
    </div>
  )
  return (
    <Page
      title={instrument.name[locale]}
      about={
        <>
          <PersonLine
            name={file.client.name}
            sex={file.client.sex}
            age={file.client.age}
            ward={file.client.department}
            bed={file.client.bed}
          />{' '}
          {dirty && <DraftMark state="saved" at={keptAt} />}
        </>
      }
      actions={
        <GoLink href={`/cases/${file.id}/assessments`} className="button small-size">
          {t('ui.back')}
        </GoLink>
      }
      aside={<LiveScore instrument={instrument} answers={answers} />}
      asideLabel={t('assessments.scoreNow')}
    >
      <div className="take-form">
        <WordingNote instrument={instrument} />
        <p className="take-instruction">{instrument.instruction[locale]}</p>
        <ChoiceField
          label={t('assessments.mode')}
          value={fields.mode}
          onChange={(mode) => change({ mode })}
          choices={MODES.map((value) => ({ value, label: t(`assessments.modeLong.${value}`) }))}
        />
        {sections.map((of) => {
          const items = of.filter((item) => asked.has(item.id))
          const section = items[0]?.section ?? null
          if (items.length === 0) return null
          return (
            <section key={items[0]?.id} className="take-section">
              {section !== null && (
                <h2>{instrument.sections.find(({ id }) => id === section)?.name[locale]}</h2>
              )}
              {items.map(question)}
            </section>
          )
        })}
        {alarms.filter(({ items }) => items.length === 0).map(alarm)}
        <TextField
          long
          optional
          label={t('assessments.note')}
          value={fields.note}
          onChange={(note) => change({ note })}
        />
        {problem !== null && (
          <p className="small is-crisis" role="alert">
            {problem}
          </p>
        )}
        {tried && gaps.length > 0 && (
          <p className="small is-crisis" role="alert">
            {t('assessments.missing', { count: gaps.length })}{' '}
            {alarms.length > 0 && t('assessments.keepAllTheSame')}
          </p>
        )}
        <div className="line">
          <Button kind="primary" aria-disabled={command.sending || undefined} onClick={keep}>
            {t('assessments.keep')}
          </Button>
          <GoLink href={`/cases/${file.id}/assessments`} className="button">
            {t('assessments.later')}
          </GoLink>
        </div>
      </div>
    </Page>
  )
}

/** One instrument on one page, generated from its definition; the score runs along by the rule the server keeps it by. */
export function TakePage() {
  const speech = useText()
  const { t, locale } = speech
  const { caseId = '', instrument: id = '' } = useParams({ strict: false })
  const asked = useAsk(cases.file, { caseId })
  const instruments = useInstruments()
  const [taken, setTaken] = useState<Taken | null>(null)
  const instrument = instruments.find(id)
  if (asked.error)
    return (
      <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
        {t('app.regionBrokenWords')}
      </ErrorState>
    )
  if (!asked.data || instruments.waiting) return <Skeleton rows={9} />
  if (!instrument)
    return (
      <ErrorState title={t('assessments.refusal.unknown-instrument')}>
        {t('assessments.unknownWords')}
      </ErrorState>
    )
  if (!instruments.isUsable(instrument.id))
    return (
      <ErrorState title={t('assessments.refusal.licence-needed')}>
        {instrument.name[locale]} · {instrument.licence}
      </ErrorState>
    )
  if (taken) return <AfterTaking file={asked.data} instrument={instrument} taken={taken} />
  return <Taking key={`${caseId} ${id}`} file={asked.data} instrument={instrument} onTaken={setTaken} />
}
