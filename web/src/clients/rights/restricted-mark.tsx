import { rights } from '@quancheng/contract/rights.ts'
import { useState } from 'react'
import { useMay } from '../../app/session.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useCommand } from '../../app/use-command.ts'
import { useProblem } from '../../app/use-problem.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Notice } from '../../ui/notice.tsx'
import { TextField } from '../../ui/simple-fields.tsx'
import { useToast } from '../../ui/toast.tsx'

interface Props {
  readonly clientId: string
}

/** Above a file whose client asked that nothing more be done with it; the head lifts it with words. */
export function RestrictedMark({ clientId }: Props) {
  const { t, day } = useText()
  const may = useMay()
  const toast = useToast()
  const [lifting, setLifting] = useState(false)
  const [words, setWords] = useState('')
  const [tried, setTried] = useState(false)
  const asked = useAsk(rights.restriction, { clientId }, { ready: may('clients.read') })
  const command = useCommand(rights.liftRestriction, {
    refresh: ['/clients', '/cases', '/assist'],
    onDone: () => {
      toast.say(t('clients.restriction.lifted'))
      setLifting(false)
    },
  })
  const problem = useProblem(command)
  const found = asked.data?.restricted
  if (!found) return null
  const isEmpty = words.trim() === ''
  return (
    <>
      <Notice
        tone="wait"
        icon="lock"
        title={<b>{t('clients.restriction.title')}</b>}
        actions={
          may('clients.privacy') && (
            <button type="button" className="link nowrap" onClick={() => setLifting(true)}>
              {t('clients.restriction.lift')}
            </button>
          )
        }
      >
        {t('clients.restriction.words')}{' '}
        <span className="muted">
          {t('clients.restriction.by', {
            name: found.by.name,
            day: day(dayOf(found.since), { today: dayOf(new Date()) }),
          })}
          {found.reason !== null && <> {t('clients.restriction.reason', { reason: found.reason })}</>}
        </span>
      </Notice>
      {lifting && (
        <FormDialog
          title={t('clients.restriction.liftTitle')}
          submit={t('clients.restriction.liftSave')}
          sending={command.sending}
          problem={problem}
          dirty={!isEmpty}
          onSubmit={() => {
            setTried(true)
            if (!isEmpty) command.send({ restrictionId: found.id, seen: found.revision, words })
          }}
          onClose={() => setLifting(false)}
        >
          <TextField
            label={t('clients.restriction.liftWords')}
            required
            long
            short
            value={words}
            error={tried && isEmpty ? t('clients.restriction.liftMissing') : null}
            onChange={setWords}
          />
        </FormDialog>
      )}
    </>
  )
}
