import { compliance, type Incident } from '@quancheng/contract/compliance.ts'
import { NOTICE_PARTS, type StepOutcome } from '@quancheng/rules/incident.ts'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Refused } from '../app/ask.ts'
import { NotFound } from '../app/not-found.tsx'
import { problemText } from '../app/problem-text.ts'
import { useMay, useMe } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Dot } from '../ui/dot.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { NoPermission } from '../ui/no-permission.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { SourceText } from '../ui/source-text.tsx'
import { Tag } from '../ui/tag.tsx'
import { ComplianceParts } from './compliance-parts.tsx'
import { fillNotice } from './fill-notice.ts'
import { AskClosingForm, DescribeForm, TickForm } from './incident-forms.tsx'
import './compliance.css'

/** To be filled in by hand, in whatever language the notice is. */
const BLANK = '____'

type Ticking = { readonly step: Incident['steps'][number]; readonly outcome: StepOutcome }

/** One incident: what is known, the steps with what is sent in them, and its end by two people. */
export function IncidentPage() {
  const speech = useText()
  const { t, locale, day, time, number } = speech
  const may = useMay()
  const me = useMe()
  const { incidentId } = useParams({ strict: false }) as { incidentId: string }
  const asked = useAsk(compliance.incident, { incidentId }, { ready: may('compliance.read') })
  const book = useAsk(compliance.incidents, {}, { ready: may('compliance.read') })
  const [doing, setDoing] = useState<'describe' | 'close' | Ticking | null>(null)
  const deciding = useCommand(compliance.decideClosing, { refresh: ['/compliance'] })
  const problem = useProblem(deciding)
  if (!may('compliance.read')) return <NoPermission owner={null} />
  if (asked.error instanceof Refused && asked.error.status === 404) return <NotFound />
  const { data } = asked
  const today = dayOf(new Date())
  const when = (at: string) => `${day(dayOf(at), { today })} ${time(at)}`
  const kindsOf = (kinds: readonly string[]) =>
    kinds
      .map((kind) => book.data?.kinds.find(({ id }) => id === kind)?.name[locale] ?? kind)
      .join(locale === 'zh' ? '、' : ', ')
  const writes = may('compliance.write') && data?.state === 'open'
  const persons = (count: number | null) =>
    count === null ? t('compliance.incident.unknown') : number(count)
  const allTicked = data?.steps.every(({ ticked }) => ticked !== null) === true
  /** Stands first while somebody waits for the second person. */
  const end = data && (
    <Section shape="padded" title={t('compliance.incident.end')}>
      <div className="stack">
        {data.closing && (
          <div className="small">
            <p className="muted">{t('compliance.incident.askedBy', { name: data.closing.by.name })}</p>
            <p>{data.closing.words}</p>
          </div>
        )}
        {data.closed && (
          <p className="small muted">
            {t('compliance.incident.closedBy', { name: data.closed.by.name, at: when(data.closed.at) })}
          </p>
        )}
        {data.state === 'open' && <p className="small muted">{t('compliance.incident.endWords')}</p>}
        {problem !== null && (
          <p className="small is-crisis" role="alert">
            {problem}
          </p>
        )}
        {data.state === 'open' && may('compliance.close') && (
          <div>
            <Button small kind={allTicked ? 'primary' : 'plain'} onClick={() => setDoing('close')}>
              {t('compliance.incident.askClose')}
            </Button>
          </div>
        )}
        {data.state === 'closing' && data.closing?.by.id === me.accountId && (
          <Notice tone="wait" title={t('compliance.incident.waits')} />
        )}
        {data.state === 'closing' && may('compliance.write') && data.closing?.by.id !== me.accountId && (
          <div className="line">
            {([true, false] as const).map((closes) => (
              <Button
                key={String(closes)}
                small
                kind={closes ? 'primary' : 'ghost'}
                disabled={deciding.sending}
                onClick={() => deciding.send({ incidentId, seen: data.revision, closes })}
              >
                {t(closes ? 'compliance.incident.close' : 'compliance.incident.giveBack')}
              </Button>
            ))}
          </div>
        )}
      </div>
    </Section>
  )
  return (
    <Page
      title={t('compliance.incident.one')}
      about={
        data && (
          <>
            {t('compliance.incident.foundBy', { at: when(data.foundAt), name: data.reportedBy.name })}{' '}
            <Tag tone={data.state === 'closed' ? 'quiet' : 'now'}>
              {t(`compliance.incident.state.${data.state}`)}
            </Tag>
          </>
        )
      }
      under={<ComplianceParts />}
    >
      {asked.error && (
        <ErrorState title={problemText(asked.error, speech)} onRetry={() => void asked.refetch()}>
          {t('app.regionBrokenWords')}
        </ErrorState>
      )}
      {asked.isPending && <Skeleton rows={6} />}
      {data && (
        <>
          {data.state === 'closing' && end}
          <Section
            shape="padded"
            title={t('compliance.incident.known')}
            action={
              writes && (
                <Button small onClick={() => setDoing('describe')}>
                  {t('compliance.incident.describe')}
                </Button>
              )
            }
          >
            <dl className="ledger-facts small">
              <Fact name={t('compliance.incident.what')} words={data.what} />
              <Fact name={t('compliance.incident.kinds')} words={kindsOf(data.kinds)} />
              <Fact name={t('compliance.incident.persons')} words={persons(data.persons)} />
              {NOTICE_PARTS.map((part) => (
                <Fact
                  key={part}
                  name={t(`compliance.incident.${part}`)}
                  words={data[part] ?? t('compliance.incident.notSaid')}
                />
              ))}
            </dl>
          </Section>
          <Section shape="padded" title={t('compliance.incident.playbook')}>
            <ol className="incident-steps">
              {data.steps.map((step) => (
                <li key={step.id}>
                  <div className="line wrap">
                    <b>{step.name[locale]}</b>
                    {step.ticked ? (
                      <Tag tone={step.ticked.outcome === 'done' ? 'ok' : 'quiet'}>
                        {t(`compliance.incident.outcome.${step.ticked.outcome}`)}
                      </Tag>
                    ) : (
                      <span
                        className={
                          step.dueAt !== null && new Date(step.dueAt) < new Date()
                            ? 'small is-crisis'
                            : 'small muted'
                        }
                      >
                        {step.dueAt === null
                          ? t('compliance.incident.dueUnset')
                          : t('compliance.incident.due', { at: when(step.dueAt) })}
                      </span>
                    )}
                  </div>
                  <p className="small muted">
                    {step.about[locale]}{' '}
                    <span className="faint">
                      <SourceText source={step.source} />
                    </span>
                  </p>
                  {step.ticked && (
                    <p className="small">
                      {step.ticked.words}
                      <Dot />
                      <span className="muted">
                        {step.ticked.by.name} {when(step.ticked.at)}
                      </span>
                    </p>
                  )}
                  {step.notice && (
                    <details className="small">
                      <summary>{step.notice.name[locale]}</summary>
                      {(['zh', 'en'] as const).map((tongue) => (
                        <pre key={tongue} lang={tongue} className="incident-notice">
                          {fillNotice(
                            step.notice?.body[tongue] ?? '',
                            {
                              cause: data.cause,
                              harm: data.harm,
                              measures: data.measures,
                              advice: data.advice,
                              contact: data.contact,
                              institution: data.institution,
                              found: `${dayOf(data.foundAt)} ${time(data.foundAt)}`,
                              kinds: data.kinds
                                .map(
                                  (kind) =>
                                    book.data?.kinds.find(({ id }) => id === kind)?.name[tongue] ?? kind,
                                )
                                .join(tongue === 'zh' ? '、' : ', '),
                              persons: data.persons === null ? null : String(data.persons),
                            },
                            BLANK,
                          )}
                        </pre>
                      ))}
                    </details>
                  )}
                  {writes && !step.ticked && (
                    <div className="line wrap">
                      <Button small onClick={() => setDoing({ step, outcome: 'done' })}>
                        {t('compliance.incident.tick')}
                      </Button>
                      {step.mayBeNotNeeded && (
                        <Button small kind="ghost" onClick={() => setDoing({ step, outcome: 'not-needed' })}>
                          {t('compliance.incident.notNeeded')}
                        </Button>
                      )}
                    </div>
                  )}
                </li>
              ))}
            </ol>
          </Section>
          {data.state !== 'closing' && end}
          {doing === 'describe' && book.data && (
            <DescribeForm incident={data} choices={book.data.kinds} onClose={() => setDoing(null)} />
          )}
          {doing === 'close' && <AskClosingForm incident={data} onClose={() => setDoing(null)} />}
          {doing !== null && typeof doing === 'object' && (
            <TickForm incident={data} {...doing} onClose={() => setDoing(null)} />
          )}
        </>
      )}
    </Page>
  )
}

function Fact({ name, words }: { readonly name: string; readonly words: string }) {
  return (
    <div>
      <dt className="muted">{name}</dt>
      <dd>{words}</dd>
    </div>
  )
}
