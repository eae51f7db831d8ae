import { cases } from '@quancheng/contract/cases.ts'
import { intake, type RequestOne } from '@quancheng/contract/intake.ts'
import { type ReactNode, useEffect, useState } from 'react'
import { GoLink } from '../app/go-link.tsx'
import { NotAnswered } from '../app/not-answered.tsx'
import { problemText } from '../app/problem-text.ts'
import { useMay, useMe } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useDraft } from '../app/use-draft.ts'
import { GiveLinks } from '../assessments/give-link.tsx'
import { HintPanel } from '../assist/hint-panel.tsx'
import { AlreadyServed } from '../cases/records/already-served.tsx'
import { useText } from '../text/use-text.tsx'
import { Button, buttonClass } from '../ui/button.tsx'
import { Dot } from '../ui/dot.tsx'
import { Notice } from '../ui/notice.tsx'
import { PersonLine } from '../ui/person-line.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { SidePanel } from '../ui/side-panel.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useToast } from '../ui/toast.tsx'
import { UrgencyGlyph } from '../ui/urgency-glyph.tsx'
import { Candidates } from './candidates.tsx'
import { Glance } from './glance.tsx'
import { HandOverDialog, TakerFacts } from './hand-over-dialog.tsx'
import { RequestState } from './queue-row.tsx'
import { RequestHistory } from './request-history.tsx'
import { RequestReasons } from './request-reasons.tsx'
import { durationText, momentText } from './times.ts'
import { TriageDialog } from './triage-dialog.tsx'

import { WhoDialog } from './who-dialog.tsx'
import { type Asked, WordsDialog } from './words-dialog.tsx'

export type RequestAct = 'take' | 'hand-over' | 'decline'
type Opened = Asked | 'hand-over' | 'triage' | 'who'

const REFRESH = ['/intake', '/today', '/cases']
const NO_WORDS = { decline: '', pause: '', resume: '', answer: '', withdraw: '' }
const SHOWN_TAKERS = 3

function Outcome({ one }: { readonly one: RequestOne }) {
  const speech = useText()
  const { t } = speech
  const now = new Date()
  if (one.state === 'taken')
    return (
      <Notice
        tone="ok"
        title={t('intake.outcome.taken', {
          name: one.takenBy?.name ?? t('intake.somebody'),
          when: one.endedAt === null ? '' : momentText(one.endedAt, now, speech),
        })}
      />
    )
  if (one.state === 'paused')
    return (
      <Notice tone="wait" icon="question" title={<b>{t('intake.outcome.paused')}</b>}>
        {one.pausedReason}
      </Notice>
    )
  if (one.state === 'declined' || one.state === 'withdrawn')
    return (
      <Notice
        tone="quiet"
        icon="close"
        title={
          <b>
            {t(`intake.outcome.${one.state}`, {
              when: one.endedAt === null ? '' : momentText(one.endedAt, now, speech),
            })}
          </b>
        }
      >
        {one.declineReason}
      </Notice>
    )
  return null
}

function Times({ one }: { readonly one: RequestOne }) {
  const speech = useText()
  const { t, coded } = speech
  return (
    <div className="request-times tiny faint">
      {one.responseMinutes === null
        ? t('intake.limitUnset')
        : t('intake.limit', {
            limit: durationText(one.responseMinutes, speech),
            status: coded('status', `intake.${one.responseStatus}`, {}) ?? one.responseStatus,
          })}
      {t('intake.entered', { when: momentText(one.raisedAt, new Date(), speech) })}
      {one.escalation > 0 && t(one.escalation === 1 ? 'intake.escalated1' : 'intake.escalated2')}
    </div>
  )
}

interface Props {
  readonly requestId: string
  /** What a key in the list asked for; done as soon as the request is here. */
  readonly wish: RequestAct | null
  readonly onWished: () => void
  readonly onClose: () => void
}

/** One request: why it stands where it stands, whose words, who could take it, and what may be done. */
export function RequestPanel({ requestId, wish, onWished, onClose }: Props) {
  const speech = useText()
  const { t } = speech
  const me = useMe()
  const may = useMay()
  const toast = useToast()
  const asked = useAsk(intake.one, { requestId }, { every: 30_000 })
  const [opened, setOpened] = useState<Opened | null>(null)
  const [kind, setKind] = useState<'brief' | 'complex'>('brief')
  const packs = useAsk(cases.packs, {}, { ready: asked.data?.may.take === true })
  const [pack, setPack] = useState<string | null>(null)
  const written = useDraft(`intake.${requestId}`, NO_WORDS)
  const one = asked.data
  const name = one === undefined || one.name === '' ? t('intake.nameless') : one.name
  const done = (words: string) => () => {
    setOpened(null)
    written.forget()
    toast.say(words)
  }
  const taking = useCommand(intake.take, {
    refresh: REFRESH,
    onDone: done(t('intake.done.taken', { name })),
  })
  const declining = useCommand(intake.decline, {
    refresh: REFRESH,
    onDone: done(t('intake.done.declined', { name })),
  })
  const handing = useCommand(intake.handOver, {
    refresh: REFRESH,
    onDone: done(t('intake.done.handedOver', { name })),
  })
  const triaging = useCommand(intake.triage, {
    refresh: REFRESH,
    onDone: done(t('intake.done.triaged', { name })),
  })
  const pausing = useCommand(intake.pause, {
    refresh: REFRESH,
    onDone: done(t('intake.done.paused', { name })),
  })
  const resuming = useCommand(intake.resume, {
    refresh: REFRESH,
    onDone: done(t('intake.done.resumed', { name })),
  })
  const withdrawing = useCommand(intake.withdraw, {
    refresh: REFRESH,
    onDone: done(t('intake.done.withdrawn', { name })),
  })
  const all = [taking, declining, handing, triaging, pausing, resuming, withdrawing]
  const sending = all.some((command) => command.sending)
  const failed = all.find((command) => command.refused ?? command.conflict ?? command.unreachable)
  const problem = failed
    ? failed.unreachable
      ? t('refusal.unreachable')
      : problemText(failed.refused ?? failed.conflict, speech)
    : null
  const open = (what: Opened) => {
    for (const command of all) command.forget()
    setOpened(what)
  }
  const take = (clientId: string | null = null) => {
    if (!one) return
    if (one.client === null && clientId === null) open('who')
    else taking.send({ requestId, seen: one.revision, clientId, kind, pack })
  }
  useEffect(() => {
    if (!one || wish === null) return
    onWished()
    if (wish === 'take' && one.may.take) take()
    if (wish === 'hand-over' && one.may.assign) open('hand-over')
    if (wish === 'decline' && one.may.decline) open('decline')
  })
  if (!one)
    return (
      <SidePanel label={t('intake.panel')} title={t('intake.panel')} onClose={onClose}>
        {asked.error ? <NotAnswered asked={asked} /> : <Skeleton rows={6} padded={false} />}
      </SidePanel>
    )
  const { client } = one
  const sendWords = (what: Asked) => {
    const words = written.fields[what].trim()
    const base = { requestId, seen: one.revision }
    if (what === 'decline') declining.send({ ...base, reason: words })
    if (what === 'pause') pausing.send({ ...base, question: words })
    if (what === 'resume' || what === 'answer')
      resuming.send({ ...base, answer: words === '' ? null : words })
    if (what === 'withdraw') withdrawing.send({ ...base, reason: words })
  }
  const isMine = one.raisedBy?.id === me.accountId
  const isOpen = one.state === 'waiting' || one.state === 'paused'
  const mayTake = one.may.take
  const askMore = (look: 'plain' | 'text') => (
    <Button
      kind={look}
      small={look === 'text'}
      disabled={sending}
      onClick={() => open(one.state === 'paused' ? 'resume' : 'pause')}
    >
      {t(one.state === 'paused' ? 'intake.resume' : 'intake.pause')}
    </Button>
  )
  const actions: ReactNode = mayTake ? (
    <>
      <Button kind="primary" keys="A" disabled={sending} onClick={() => take()}>
        {t('intake.take')}
      </Button>
      {one.may.assign && (
        <Button disabled={sending} onClick={() => open('hand-over')}>
          {t('intake.handOver')}
        </Button>
      )}
      {one.may.pause && <span className="only-desk">{askMore('plain')}</span>}
      <Button kind="ghost" disabled={sending} onClick={() => open('decline')}>
        {t('intake.decline')}
      </Button>
    </>
  ) : one.may.assign ? (
    <Button kind="primary" disabled={sending} onClick={() => open('hand-over')}>
      {t('intake.handOver')}
    </Button>
  ) : one.state === 'taken' && one.caseId !== null && one.takenBy?.id === me.accountId ? (
    <GoLink href={`/cases/${one.caseId}`} className={buttonClass({ kind: 'primary' })}>
      {t('intake.openCase')}
    </GoLink>
  ) : isMine && isOpen ? (
    <>
      {one.state === 'paused' && (
        <Button kind="primary" disabled={sending} onClick={() => open('answer')}>
          {t('intake.answer')}
        </Button>
      )}
      <Button kind="ghost" disabled={sending} onClick={() => open('withdraw')}>
        {t('intake.withdraw')}
      </Button>
    </>
  ) : null
  const helpers = one.takers.filter(
    (taker, index) =>
      taker.servesWard || taker.servedBefore || taker.accountId === me.accountId || index === 0,
  )
  return (
    <SidePanel
      label={t('intake.panel')}
      title={name}
      about={
        <PersonLine
          name=""
          sex={client?.sex ?? null}
          age={client?.age ?? null}
          ward={one.department}
          bed={one.bed}
          place={client === null ? t('intake.unconfirmed') : null}
        />
      }
      onClose={onClose}
      actions={actions}
    >
      <div className="line wrap" style={{ gap: 14, marginTop: 4 }}>
        <UrgencyGlyph urgency={one.urgency} />
        <RequestState request={one} />
        {one.may.triage && (
          <Button kind="text" small onClick={() => open('triage')}>
            {t('intake.triage')}
          </Button>
        )}
        {one.may.pause && <span className="only-phone">{askMore('text')}</span>}
        {may('assessments.report') && (
          <GoLink href={`/safety?tab=reports&do=report&request=${one.id}`} className="link small">
            {t('safety.do.report')}
          </GoLink>
        )}
      </div>
      <Times one={one} />
      {client !== null && isOpen && may('cases.open') && (
        <AlreadyServed clientId={client.id} kind="take" requestId={one.id} />
      )}
      {!isOpen || one.state === 'paused' ? (
        <div style={{ marginTop: 10 }}>
          <Outcome one={one} />
        </div>
      ) : null}
      {opened === null && problem !== null && (
        <p className="small is-crisis" role="alert" style={{ marginTop: 8 }}>
          {problem}
        </p>
      )}
      {one.words !== null && (
        <>
          <h3>{t('intake.words')}</h3>
          <div className="quoted-words">
            {one.words}
            <span className="tiny faint" style={{ display: 'block' }}>
              {[...new Set([t(`intake.source.${one.source}`), one.from])]
                .filter((part) => part !== null)
                .join(' ')}
              {one.raisedBy !== null &&
                one.raisedBy.name !== one.from &&
                t('intake.enteredBy', { name: one.raisedBy.name })}
            </span>
          </div>
        </>
      )}
      {one.about !== null && (
        <Notice tone="wait" icon="person" title={<b>{t('intake.aboutWorker', { name: one.about.name })}</b>}>
          {t('intake.aboutWorkerNote', { name: one.about.name })}
        </Notice>
      )}
      {one.reasons.length > 0 && (
        <>
          <h3>{t(isOpen ? 'intake.why' : 'intake.whyThen')}</h3>
          <RequestReasons reasons={one.reasons} />
        </>
      )}
      {client !== null && may('assist.read') && (
        <>
          <h3>{t('assist.title')}</h3>
          <HintPanel clientId={client.id} />
        </>
      )}
      {client !== null && isOpen && may('assessments.write') && (
        <GiveLinks client={client} caseId={null} mayWrite />
      )}
      {client === null && one.candidates.length > 0 && (
        <>
          <h3>{t('intake.candidates')}</h3>
          <Candidates named={name} candidates={one.candidates} {...(mayTake && { onSame: take })} />
        </>
      )}
      {client !== null && (
        <>
          <h3>{t('intake.glance')}</h3>
          <Glance clientId={client.id} except={requestId} />
        </>
      )}
      {isOpen && one.takers.length > 0 && (
        <>
          <h3>{t('intake.takers')}</h3>
          <ul className="stack small" style={{ gap: 4 }}>
            {helpers.slice(0, SHOWN_TAKERS).map((taker) => (
              <li key={taker.accountId}>
                {taker.accountId === me.accountId ? t('intake.you') : taker.name}
                <Dot />
                <TakerFacts taker={taker} />
              </li>
            ))}
          </ul>
          {mayTake && (
            <div className="line small" style={{ marginTop: 10 }}>
              <span className="muted">{t('intake.takeAs')}</span>
              <Segmented
                label={t('intake.takeAs')}
                value={kind}
                onChange={setKind}
                options={[
                  { value: 'brief', label: t('intake.kind.brief') },
                  { value: 'complex', label: t('intake.kind.complex') },
                ]}
              />
            </div>
          )}
          {mayTake && packs.data && packs.data.length > 1 && (
            <label className="line wrap small take-by">
              <span className="muted">{t('intake.takeBy')}</span>
              <select
                className="input"
                value={pack ?? packs.data[0]?.code}
                onChange={(event) => setPack(event.target.value)}
              >
                {packs.data.map(({ code, name, designation }) => (
                  <option key={code} value={code}>
                    {name[speech.locale]} {designation}
                  </option>
                ))}
              </select>
            </label>
          )}
        </>
      )}
      {one.history.length > 0 && (
        <>
          <h3>{t('intake.history')}</h3>
          <RequestHistory history={one.history} />
        </>
      )}
      {opened === 'who' && (
        <WhoDialog
          named={one.name}
          problem={problem}
          onChoose={(clientId) => take(clientId)}
          onClose={() => setOpened(null)}
        />
      )}
      {opened === 'hand-over' && (
        <HandOverDialog
          name={name}
          takers={one.takers.filter((taker) => taker.accountId !== me.accountId)}
          offeredTo={one.offeredTo?.id ?? null}
          problem={problem}
          sending={sending}
          onSend={(toId, note) => handing.send({ requestId, seen: one.revision, toId, note })}
          onClose={() => setOpened(null)}
        />
      )}
      {opened === 'triage' && (
        <TriageDialog
          name={name}
          before={one.urgency}
          problem={problem}
          sending={sending}
          onSend={(urgency, reason) => triaging.send({ requestId, seen: one.revision, urgency, reason })}
          onClose={() => setOpened(null)}
        />
      )}
      {(opened === 'decline' ||
        opened === 'pause' ||
        opened === 'resume' ||
        opened === 'answer' ||
        opened === 'withdraw') && (
        <WordsDialog
          what={opened}
          name={name}
          reader={opened === 'withdraw' ? (one.offeredTo?.name ?? null) : (one.raisedBy?.name ?? one.from)}
          words={written.fields[opened]}
          onWords={(words) => written.change({ [opened]: words })}
          problem={problem}
          sending={sending}
          onSend={() => sendWords(opened)}
          onClose={() => setOpened(null)}
        />
      )}
    </SidePanel>
  )
}
