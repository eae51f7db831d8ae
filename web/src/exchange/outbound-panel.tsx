import { outbox } from '@quancheng/contract/outbox.ts'
import { useState } from 'react'
import { NotAnswered } from '../app/not-answered.tsx'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { SidePanel } from '../ui/side-panel.tsx'
import { TextField } from '../ui/simple-fields.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tag } from '../ui/tag.tsx'
import { useToast } from '../ui/toast.tsx'
import { OUTBOUND_TONES } from './outbound-tones.ts'

interface Props {
  readonly outboundId: string
  readonly onClose: () => void
}

/** One summary on its way: how often it was tried, what the other side answered, and what can be done. */
export function OutboundPanel({ outboundId, onClose }: Props) {
  const { t, day, time, coded } = useText()
  const may = useMay()
  const toast = useToast()
  const asked = useAsk(outbox.outbound, { outboundId })
  const [reason, setReason] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const refresh = ['/exchange', '/cases/summaries', '/today']
  const resending = useCommand(outbox.resend, { refresh, onDone: () => toast.say(t('exchange.out.resent')) })
  const setting = useCommand(outbox.setOutboundAside, {
    refresh,
    onDone: () => {
      setReason(null)
      toast.say(t('exchange.out.setAsideDone'))
    },
  })
  const problem = useProblem(resending)
  const asideProblem = useProblem(setting)
  const one = asked.data
  const today = dayOf(new Date())
  const at = (instant: string) => `${day(dayOf(instant), { today })} ${time(instant)}`
  const mayAct = may('exchange.correct') && (one?.state === 'stuck' || one?.state === 'withheld')
  return (
    <SidePanel
      label={t('exchange.out.one')}
      title={t('exchange.out.one')}
      about={one && <Tag tone={OUTBOUND_TONES[one.state]}>{t(`exchange.out.state.${one.state}`)}</Tag>}
      onClose={onClose}
      actions={
        mayAct && (
          <>
            <Button
              kind="primary"
              aria-disabled={resending.sending || undefined}
              onClick={() =>
                one && !resending.sending && resending.send({ outboundId: one.id, seen: one.revision })
              }
            >
              {t('exchange.out.resend')}
            </Button>
            <Button kind="ghost" onClick={() => setReason('')}>
              {t('exchange.out.setAside')}
            </Button>
          </>
        )
      }
    >
      {asked.error ? (
        <NotAnswered asked={asked} />
      ) : one === undefined ? (
        <Skeleton rows={5} />
      ) : (
        <div className="outbound">
          {problem !== null && (
            <p className="small is-crisis" role="alert">
              {problem}
            </p>
          )}
          <p>
            {t('exchange.out.onePut', {
              number: one.caseNumber,
              version: one.version,
              where: one.destination,
            })}
          </p>
          {one.problem !== null && (
            <p className="is-crisis">{coded('delivery', `exchange.${one.problem}`, {}) ?? one.problem}</p>
          )}
          <p className="small muted">
            {t('exchange.out.tries', { count: one.attempts })}
            {one.lastAt !== null && ` · ${at(one.lastAt)}`}
            {one.state === 'waiting' && ` · ${t('exchange.out.next', { at: at(one.nextAt) })}`}
          </p>
          <p className="small muted">{t('exchange.out.control', { id: one.controlId })}</p>
          {one.aside !== null && <p className="small">{t('exchange.out.aside', { reason: one.aside })}</p>}
          <h3>{t('exchange.out.receipt')}</h3>
          {one.receipt === null ? (
            <p className="small faint">{t('exchange.out.receiptNone')}</p>
          ) : (
            <pre className="small">{one.receipt.replace(/\r\n?/g, '\n')}</pre>
          )}
        </div>
      )}
      {reason !== null && one && (
        <FormDialog
          title={t('exchange.out.setAsideTitle')}
          submit={t('exchange.out.setAsideNow')}
          danger
          sending={setting.sending}
          problem={asideProblem}
          dirty={reason !== ''}
          onSubmit={() => {
            setTried(true)
            if (reason.trim() !== '') setting.send({ outboundId: one.id, seen: one.revision, reason })
          }}
          onClose={() => setReason(null)}
        >
          <TextField
            first
            required
            label={t('exchange.out.reason')}
            value={reason}
            error={tried && reason.trim() === '' ? t('exchange.out.reasonMissing') : null}
            onChange={setReason}
          />
        </FormDialog>
      )}
    </SidePanel>
  )
}
