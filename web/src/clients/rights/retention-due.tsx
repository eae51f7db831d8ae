import { rights } from '@quancheng/contract/rights.ts'
import { useState } from 'react'
import { problemText } from '../../app/problem-text.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useCommand } from '../../app/use-command.ts'
import { useProblem } from '../../app/use-problem.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Section } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toast.tsx'

interface Chosen {
  readonly id: string
  readonly name: string
}

/** Files whose retention has run out: listed by the house at night, erased only when a person confirms each. */
export function RetentionDue() {
  const speech = useText()
  const { t, day } = speech
  const toast = useToast()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const due = useAsk(rights.retentionDue, {})
  const erasing = useCommand(rights.eraseDue, {
    refresh: ['/clients', '/cases'],
    onDone: () => {
      toast.say(t('clients.right.dueDone'))
      setChosen(null)
    },
  })
  const problem = useProblem(erasing)
  const today = dayOf(new Date())
  return (
    <Section title={t('clients.right.dueTitle')} shape="padded" {...(due.data && { count: due.data.count })}>
      {due.error && <p className="small is-crisis">{problemText(due.error, speech)}</p>}
      {due.data?.rows.length === 0 && <p className="small muted">{t('clients.right.dueNone')}</p>}
      <ul className="client-lines">
        {due.data?.rows.map((row) => (
          <li key={row.id}>
            <span className="grow">{row.client?.name ?? '—'}</span>
            {row.storedOnly && <Tag tone="outline">{t('clients.right.storedOnly')}</Tag>}
            <span className="muted nowrap">
              {t('clients.right.dueUntil', { day: day(row.until, { today }) })}
            </span>
            <button
              type="button"
              className="link nowrap"
              onClick={() => setChosen({ id: row.id, name: row.client?.name ?? '—' })}
            >
              {t('clients.right.dueErase')}
            </button>
          </li>
        ))}
      </ul>
      {chosen && (
        <Dialog
          title={t('clients.right.dueEraseTitle', { name: chosen.name })}
          onClose={() => setChosen(null)}
          actions={
            <>
              <Button onClick={() => setChosen(null)}>{t('clients.right.dueKeep')}</Button>
              <Button
                kind="danger"
                aria-disabled={erasing.sending || undefined}
                onClick={() => erasing.send({ dueId: chosen.id })}
              >
                {t('clients.right.dueErase')}
              </Button>
            </>
          }
        >
          <p>{t('clients.right.dueEraseWords')}</p>
          {problem !== null && (
            <p className="small is-crisis" role="alert">
              {problem}
            </p>
          )}
        </Dialog>
      )}
    </Section>
  )
}
