import { exchange } from '@quancheng/contract/exchange.ts'
import { useState } from 'react'
import type { z } from 'zod'
import type { Refused } from '../app/ask.ts'
import { GoLink } from '../app/go-link.tsx'
import { NotAnswered } from '../app/not-answered.tsx'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { SidePanel } from '../ui/side-panel.tsx'
import { TextField } from '../ui/simple-fields.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useToast } from '../ui/toast.tsx'
import { Segments } from './segments.tsx'

interface Props {
  readonly messageId: string
  readonly onClose: () => void
}

type Problem = NonNullable<z.output<typeof exchange.message.output>['problem']>

/** What a refused replay says is still wrong. */
function problemIn({ facts }: Refused): Problem | null {
  const told = exchange.message.output.shape.problem.safeParse(facts.problem)
  return told.success ? told.data : null
}

/** Lines as one edits them, and as they travel. */
const forEyes = (text: string) => text.replace(/\r\n?/g, '\n')
const forTravel = (text: string) => text.replace(/\r?\n/g, '\r')

/** One message: what is wrong with it, its lines readable, and what can be done. */
export function MessagePanel({ messageId, onClose }: Props) {
  const speech = useText()
  const { t, day, time, refusal, locale } = speech
  const may = useMay()
  const toast = useToast()
  const message = useAsk(exchange.message, { messageId })
  const [edited, setEdited] = useState<string | null>(null)
  const [reason, setReason] = useState<string | null>(null)
  const refresh = ['/exchange', '/clients', '/intake', '/today']
  const replay = useCommand(exchange.replay, {
    refresh,
    onDone: () => {
      setEdited(null)
      toast.say(t('exchange.replayed'))
    },
  })
  const setAside = useCommand(exchange.setAside, {
    refresh,
    onDone: () => {
      setReason(null)
      toast.say(t('exchange.setAside.done'))
      onClose()
    },
  })
  const why = ({ refused, conflict, unreachable }: typeof replay | typeof setAside): string | null => {
    if (unreachable) return t('refusal.unreachable')
    if (conflict) return t('refusal.conflict')
    if (refused === null) return null
    return refusal(refused.code, { why: problemIn(refused)?.text[locale] ?? '' })
  }
  const one = message.data
  const standing = one ? forEyes(one.fixed ?? one.raw) : ''
  const text = edited ?? standing
  const isStuck = one?.state === 'failed' || one?.state === 'set-aside'
  const mayAct = may('exchange.correct') && isStuck
  const wrong = (replay.refused && problemIn(replay.refused)) ?? one?.problem ?? null
  const problem = why(replay)
  const at = one && `${day(dayOf(one.receivedAt), { today: dayOf(new Date()) })} ${time(one.receivedAt)}`
  return (
    <SidePanel
      label={t('exchange.message')}
      title={
        one?.event == null
          ? t('exchange.message')
          : (speech.coded('event', `exchange.${one.event}`, {}) ?? one.event)
      }
      about={at}
      onClose={onClose}
      actions={
        one &&
        mayAct && (
          <>
            <Button
              kind="primary"
              aria-disabled={replay.sending || undefined}
              onClick={() =>
                !replay.sending &&
                replay.send({
                  messageId,
                  seen: one.revision,
                  text: edited === null || edited === standing ? null : forTravel(edited),
                })
              }
            >
              {t(edited === null || edited === standing ? 'exchange.replay' : 'exchange.replayFixed')}
            </Button>
            <Button onClick={() => setEdited(edited === null ? standing : null)}>
              {t(edited === null ? 'exchange.correct' : 'exchange.correctNot')}
            </Button>
            {one.state === 'failed' && (
              <Button kind="ghost" onClick={() => setReason('')}>
                {t('exchange.setAside')}
              </Button>
            )}
          </>
        )
      }
    >
      <NotAnswered asked={message} />
      {!one && !message.error && <Skeleton rows={6} padded={false} />}
      {one && (
        <div className="stack">
          <p className="small muted">
            {t('exchange.about', { source: one.source, id: one.controlId, ack: one.ack })}
            {one.attempts > 1 && ` ${t('exchange.attempts', { count: one.attempts })}`}
          </p>
          {one.problem && (
            <Notice
              tone={one.state === 'failed' ? 'next' : 'quiet'}
              icon="warning"
              title={<b>{one.problem.text[locale]}</b>}
            >
              {one.problem.location === null
                ? one.problem.code
                : t('exchange.where', { place: one.problem.location, code: one.problem.code })}
            </Notice>
          )}
          {one.clientId !== null && (
            <GoLink href={`/clients/${one.clientId}`} className="link small">
              {t('exchange.client')}
            </GoLink>
          )}
          {problem !== null && (
            <p className="small is-crisis" role="alert">
              {problem}
            </p>
          )}
          {edited !== null && (
            <>
              <label className="small" htmlFor="message-text">
                <b>{t('exchange.text')}</b> <span className="muted">{t('exchange.textHint')}</span>
              </label>
              <textarea
                id="message-text"
                className="input message-text"
                spellCheck={false}
                wrap="off"
                rows={12}
                value={edited}
                onChange={(event) => setEdited(event.target.value)}
              />
            </>
          )}
          <h3>{t(edited === null ? 'exchange.lines' : 'exchange.linesFixed')}</h3>
          <Segments text={text} location={isStuck ? (wrong?.location ?? null) : null} />
          {one.fixed !== null && (
            <details>
              <summary className="small link">{t('exchange.original')}</summary>
              <Segments text={one.raw} location={null} />
            </details>
          )}
        </div>
      )}
      {reason !== null && one && (
        <FormDialog
          title={t('exchange.setAside.title')}
          submit={t('exchange.setAside.save')}
          sending={setAside.sending}
          problem={why(setAside)}
          dirty={reason !== ''}
          onSubmit={() =>
            reason.trim() !== '' && setAside.send({ messageId, seen: one.revision, reason: reason.trim() })
          }
          onClose={() => setReason(null)}
        >
          <p>{t('exchange.setAside.words')}</p>
          <TextField
            label={t('exchange.setAside.reason')}
            required
            first
            value={reason}
            onChange={setReason}
          />
        </FormDialog>
      )}
    </SidePanel>
  )
}
