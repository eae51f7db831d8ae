import { clients } from '@quancheng/contract/clients.ts'
import { CONSENT_SCOPES } from '@quancheng/rules/consent.ts'
import { useState } from 'react'
import { GoLink } from '../../app/go-link.tsx'
import { problemText } from '../../app/problem-text.ts'
import { useMay } from '../../app/session.ts'
import { useCommand } from '../../app/use-command.ts'
import { standardHref } from '../../library/standard-href.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toast.tsx'
import { paperHref } from '../case-address.ts'
import type { File } from '../file.ts'
import { Attachments } from '../records/attachments.tsx'
import { useForm } from '../use-form.ts'
import { usePaperNames } from '../use-paper-names.ts'
import { useRelation } from '../use-relation.ts'

interface Props {
  readonly file: File
}

function Steps({ file }: Props) {
  const { t, day, locale } = useText()
  const papers = usePaperNames()
  const today = dayOf(new Date())
  return (
    <ol className="case-steps">
      {file.steps.map((step) => (
        <li key={step.stage} className={step.stage === file.stage ? 'here' : ''}>
          <div>
            <b>{step.name[locale]}</b>
            <div className="tiny faint">
              {step.skipped
                ? t('cases.steps.skipped')
                : step.since === null
                  ? t('cases.steps.ahead')
                  : t('cases.steps.since', { day: day(dayOf(step.since), { today }) })}
            </div>
          </div>
          <ul className="line wrap">
            {step.papers.map(({ paper, there }) => (
              <li key={paper} className="line">
                {there ? (
                  <Tag tone="ok" icon="check">
                    {papers.name(paper)}
                  </Tag>
                ) : (
                  <GoLink href={paperHref(file.id, paper)} className="link small">
                    {step.since === null
                      ? papers.name(paper)
                      : t('cases.steps.missing', { paper: papers.name(paper) })}
                  </GoLink>
                )}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

/** What the file still lacks up to the step it has reached, each with the way to where it is entered. */
function Missing({ file }: Props) {
  const { t, locale } = useText()
  const papers = usePaperNames()
  const steps = file.steps
    .filter(({ since, skipped }) => since !== null && !skipped)
    .map((step) => ({ ...step, papers: step.papers.filter(({ there }) => !there) }))
    .filter((step) => step.papers.length > 0)
  const count = steps.reduce((sum, step) => sum + step.papers.length, 0)
  if (count === 0)
    return (
      <p className="small">
        <Tag tone="ok" icon="check">
          {t('cases.lacks.nothing')}
        </Tag>
      </p>
    )
  return (
    <Notice tone="next" title={t('cases.lacks', { count })}>
      <ul className="case-lacks">
        {steps.flatMap((step) =>
          step.papers.map(({ paper }) => (
            <li key={`${step.stage} ${paper}`}>
              <span className="faint small">{step.name[locale]}</span>{' '}
              <GoLink href={paperHref(file.id, paper)} className="link">
                {papers.name(paper)}
              </GoLink>
            </li>
          )),
        )}
      </ul>
    </Notice>
  )
}

type Consent = File['consents'][number]

function ConsentRow({ consent }: { readonly consent: Consent }) {
  const speech = useText()
  const { t, day } = speech
  const may = useMay()
  const toast = useToast()
  const relation = useRelation()
  const [sure, setSure] = useState(false)
  const withdraw = useCommand(clients.withdrawConsent, { refresh: ['/cases', '/clients', '/today'] })
  const today = dayOf(new Date())
  return (
    <li>
      <div className="grow">
        <div className="line wrap">
          <b>{t(`cases.scope.${consent.scope}`)}</b>
          {consent.recipient && (
            <span className="muted">{t('cases.consent.to', { who: consent.recipient })}</span>
          )}
          <Tag tone={consent.living ? 'ok' : 'quiet'}>
            {t(
              consent.living
                ? 'cases.consent.living'
                : consent.withdrawnAt !== null
                  ? 'cases.consent.withdrawn'
                  : 'cases.consent.over',
            )}
          </Tag>
          <span className="tiny faint">{t('cases.consent.version', { version: consent.textVersion })}</span>
        </div>
        <div className="small muted">
          {consent.signedBy === null
            ? t('cases.consent.emergency', { reason: consent.emergencyReason ?? '' })
            : t('cases.consent.signedBy', {
                who: consent.signer ?? '',
                relation:
                  consent.signerRelation === null
                    ? t('cases.consent.self')
                    : relation(consent.signerRelation),
                how: speech.coded('method', `cases.${consent.method}`, {}) ?? consent.method,
                day: day(dayOf(consent.signedAt), { today }),
              })}
          {consent.witness && ` · ${t('cases.consent.witnessed', { who: consent.witness })}`}
          {consent.expiresOn !== null && ` · ${t('cases.consent.until', { day: day(consent.expiresOn) })}`}
          {consent.withdrawnAt !== null &&
            ` · ${t('cases.consent.withdrawnOn', { day: day(dayOf(consent.withdrawnAt), { today }) })}`}
        </div>
      </div>
      {consent.living &&
        may('clients.consent') &&
        (sure ? (
          <span className="line wrap">
            <span className="small">{t('cases.consent.sure')}</span>
            <Button
              small
              kind="danger"
              onClick={() =>
                void withdraw.sendAsync({ consentId: consent.id, seen: consent.revision }).then(
                  () => toast.say(t('cases.consent.withdrawnNow')),
                  (error: unknown) => toast.warn(problemText(error, speech)),
                )
              }
            >
              {t('cases.consent.withdraw')}
            </Button>
            <Button small onClick={() => setSure(false)}>
              {t('ui.cancel')}
            </Button>
          </span>
        ) : (
          <Button small kind="ghost" onClick={() => setSure(true)}>
            {t('cases.consent.withdrawAsk')}
          </Button>
        ))}
    </li>
  )
}

/** Under which standards the case was before, until when and why it was moved. */
function EarlierPacks({ file }: Props) {
  const { t, locale, day } = useText()
  if (file.pack.earlier.length === 0) return null
  return (
    <ul className="small muted">
      {file.pack.earlier.map(({ name, version, until, by, reason }) => (
        <li key={until}>
          {t('cases.standard.was', {
            name: name[locale],
            version,
            day: day(dayOf(until), { today: dayOf(new Date()) }),
            who: by.name,
            reason,
          })}
        </li>
      ))}
    </ul>
  )
}

/** What the standard pack asks to lie in the file, the consents, and the file on paper. */
export function Papers({ file }: Props) {
  const { t, locale } = useText()
  const may = useMay()
  const { open } = useForm()
  return (
    <>
      <Section
        shape="padded"
        title={t('cases.steps')}
        note={
          <GoLink href={standardHref(file.pack.code, file.pack.version)} className="link">
            {t('cases.steps.pack', { name: file.pack.name[locale], version: file.pack.version })}
          </GoLink>
        }
        action={
          file.may.print && (
            <Button small icon="download" onClick={() => open('print')}>
              {t('cases.print.open')}
            </Button>
          )
        }
      >
        <EarlierPacks file={file} />
        <Missing file={file} />
        <Steps file={file} />
        {file.pack.unset.length > 0 && (
          <p className="small muted measure">
            <Icon name="question" />{' '}
            {t('cases.steps.unset', {
              what: file.pack.unset.map(({ name }) => name[locale]).join(t('cases.comma')),
            })}
          </p>
        )}
      </Section>
      <Section
        shape="padded"
        title={t('cases.consents')}
        count={file.consents.filter((consent) => consent.living).length}
        action={
          may('clients.consent') && (
            <Button small icon="plus" onClick={() => open('consent')}>
              {t('cases.consent.add')}
            </Button>
          )
        }
      >
        {file.consents.length === 0 ? (
          <p className="small faint">{t('cases.consents.none')}</p>
        ) : (
          <ul className="case-lines">
            {file.consents
              .toSorted(
                (a, b) =>
                  Number(b.living) - Number(a.living) ||
                  CONSENT_SCOPES.indexOf(a.scope) - CONSENT_SCOPES.indexOf(b.scope),
              )
              .map((consent) => (
                <ConsentRow key={consent.id} consent={consent} />
              ))}
          </ul>
        )}
      </Section>
      <Attachments file={file} />
    </>
  )
}
