import { clients } from '@quancheng/contract/clients.ts'
import { SHORTEST_REASON, urgent } from '@quancheng/contract/urgent.ts'
import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Refused } from '../app/ask.ts'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'

interface Props {
  /** Whoever is meant is known already; otherwise a whole number says it. */
  readonly clientId: string | null
}

/** The question before a file outside one's duty opens: whose, and why. */
export function OpenUrgently({ clientId }: Props) {
  const { t, time } = useText()
  const router = useRouter()
  const may = useMay()
  const toast = useToast()
  const [number, setNumber] = useState('')
  const [reason, setReason] = useState('')
  const [lifeAtRisk, setLifeAtRisk] = useState(false)
  const [tried, setTried] = useState(false)
  const file = useAsk(clients.file, { clientId: clientId ?? '' }, { ready: clientId !== null })
  const opening = useCommand(urgent.openUrgently, {
    refresh: ['/access/urgent', '/clients', '/cases', '/assessments'],
    onDone: (answer) => {
      if (answer.expiresAt === null) {
        toast.say(t('access.urgent.asked'))
        setReason('')
        setTried(false)
        return
      }
      toast.say(t('access.urgent.done', { time: time(answer.expiresAt) }))
      router.history.push(
        file.error instanceof Refused && file.error.code === 'not-found' && may('clients.privacy')
          ? `/clients/stored/${answer.clientId}`
          : `/clients/${answer.clientId}`,
      )
    },
  })
  const problem = useProblem(opening)
  const lacksNumber = clientId === null && number.trim() === ''
  const lacksReason = reason.trim().length < SHORTEST_REASON
  return (
    <form
      className="urgent-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (lacksNumber || lacksReason || opening.sending) return
        opening.send({ clientId, number: clientId === null ? number : null, reason, lifeAtRisk })
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
        event.preventDefault()
        event.currentTarget.requestSubmit()
      }}
    >
      {clientId === null ? (
        <TextField
          label={t('access.urgent.number')}
          required
          value={number}
          hint={t('access.urgent.numberHint')}
          error={tried && lacksNumber ? t('access.urgent.numberMissing') : null}
          onChange={setNumber}
        />
      ) : (
        <>
          {file.data && <p>{t('access.urgent.for', { name: file.data.name })}</p>}
          {file.error && <p className="muted">{t('access.urgent.forUnseen')}</p>}
        </>
      )}
      <TextField
        label={t('access.urgent.reason')}
        required
        long
        short
        value={reason}
        hint={t('access.urgent.reasonHint')}
        error={tried && lacksReason ? t('access.urgent.reasonMissing', { count: SHORTEST_REASON }) : null}
        onChange={setReason}
      />
      <p className="small muted">{t('access.urgent.told')}</p>
      <p className="small">{t('access.urgent.minor')}</p>
      <label className="urgent-risk">
        <input
          type="checkbox"
          checked={lifeAtRisk}
          onChange={(event) => setLifeAtRisk(event.target.checked)}
        />
        <span>
          {t('access.urgent.risk')}
          <span className="small muted"> {t('access.urgent.riskHint')}</span>
        </span>
      </label>
      {problem !== null && (
        <p className="small is-crisis" role="alert">
          {problem}
        </p>
      )}
      <div>
        <Button kind="primary" type="submit" keys="Ctrl ↵" aria-disabled={opening.sending || undefined}>
          {t('access.urgent.open')}
        </Button>
      </div>
    </form>
  )
}
