import { alreadyServed, type GOING_ON } from '@quancheng/contract/already-served.ts'
import { useState } from 'react'
import { GoLink } from '../../app/go-link.tsx'
import { useAsk } from '../../app/use-ask.ts'
import { useCommand } from '../../app/use-command.ts'
import { useProblem } from '../../app/use-problem.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'

interface Props {
  readonly clientId: string
  /** What is about to be begun. */
  readonly kind: (typeof GOING_ON)[number]
  /** The request that is being looked at. */
  readonly requestId?: string
}

/** Who already serves this person: said before work is begun, and never in its way. */
export function AlreadyServed({ clientId, kind, requestId }: Props) {
  const { t, day } = useText()
  const [going, setGoing] = useState(false)
  const asked = useAsk(alreadyServed.others, { clientId, ...(requestId && { requestId }) })
  const others = asked.data ?? []
  if (others.length === 0) return null
  return (
    <Notice
      tone="next"
      title={<b>{t('cases.others.title')}</b>}
      actions={
        <Button small onClick={() => setGoing(true)}>
          {t('cases.others.goOn')}
        </Button>
      }
    >
      <ul>
        {others.map(({ kind: what, colleague, case: file }) => (
          <li key={`${what} ${colleague.id} ${file?.id ?? ''}`}>
            {file === null ? (
              t(`cases.others.plain.${what}`, { name: colleague.name })
            ) : (
              <>
                {colleague.name}{' '}
                <GoLink href={`/cases/${file.id}`} className="link">
                  {file.number}
                </GoLink>{' '}
                {t(`word.stage.${file.stage}`)}{' '}
                <span className="muted">
                  {t(file.closedAt === null ? 'cases.others.since' : 'cases.others.closed', {
                    day: day(dayOf(file.closedAt ?? file.openedAt)),
                  })}
                  {file.lastServiceAt !== null &&
                    ` ${t('cases.others.last', { day: day(dayOf(file.lastServiceAt), { today: dayOf(new Date()) }) })}`}
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      <p className="small muted">{t(`cases.others.ways.${kind}`)}</p>
      {going && <GoOn clientId={clientId} kind={kind} onClose={() => setGoing(false)} />}
    </Notice>
  )
}

interface AlsoProps {
  readonly clientId: string
  /** The case that is written in: of that one everybody knows. */
  readonly caseId: string
  readonly onWhy: () => void
}

/** The same in one line over a record that is being written; a reason may be left, and nothing waits for it. */
export function AlsoServing({ clientId, caseId, onWhy }: AlsoProps) {
  const { t, day } = useText()
  const asked = useAsk(alreadyServed.others, { clientId })
  const others = (asked.data ?? []).filter((one) => one.kind !== 'request' && one.case?.id !== caseId)
  if (others.length === 0) return null
  return (
    <p className="small muted case-also">
      {others.map(({ kind, colleague, case: file }) => (
        <span key={`${kind} ${colleague.id} ${file?.id ?? ''}`}>
          {file?.lastServiceAt
            ? t('cases.others.wrote', {
                name: colleague.name,
                day: day(dayOf(file.lastServiceAt), { today: dayOf(new Date()) }),
              })
            : t('cases.others.too', { name: colleague.name })}
        </span>
      ))}
      <button type="button" className="link small" onClick={onWhy}>
        {t('cases.others.why')}
      </button>
    </p>
  )
}

export function GoOn({ clientId, kind, onClose }: Props & { readonly onClose: () => void }) {
  const { t } = useText()
  const toast = useToast()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(alreadyServed.goOn, {
    refresh: [alreadyServed.goneOn.path],
    onDone: () => {
      toast.say(t('cases.others.kept'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('cases.others.goOn')}
      note={t('cases.others.note')}
      submit={t('cases.others.keep')}
      sending={command.sending}
      problem={useProblem(command)}
      dirty={reason !== ''}
      onSubmit={() => {
        setTried(true)
        if (reason.trim() !== '') command.send({ clientId, kind, reason: reason.trim() })
      }}
      onClose={onClose}
    >
      <TextField
        long
        first
        required
        label={t('cases.others.reason')}
        value={reason}
        error={tried && reason.trim() === '' ? t('cases.others.reasonMissing') : null}
        onChange={setReason}
      />
    </FormDialog>
  )
}
