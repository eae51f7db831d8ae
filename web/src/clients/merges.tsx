import { type ClientFile, clients } from '@quancheng/contract/clients.ts'
import { useState } from 'react'
import { useMay } from '../app/session.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Section } from '../ui/page.tsx'
import { useToast } from '../ui/toast.tsx'

interface Props {
  readonly client: ClientFile
}

/** Which records became this one, and the way back. */
export function Merges({ client }: Props) {
  const { t, day, time } = useText()
  const may = useMay()
  const toast = useToast()
  const [undoing, setUndoing] = useState<ClientFile['merges'][number] | null>(null)
  const command = useCommand(clients.unmerge, {
    refresh: ['/clients', '/cases', '/intake', '/today'],
    onDone: () => {
      toast.say(t('clients.unmerge.done', { name: undoing?.prior ?? '' }))
      setUndoing(null)
    },
  })
  const problem = useProblem(command)
  const today = dayOf(new Date())
  if (client.merges.length === 0) return null
  return (
    <Section title={t('clients.merges')} count={client.merges.length}>
      <ul className="client-lines small">
        {client.merges.map((merge) => (
          <li key={merge.id}>
            <span className="grow">
              <b>{merge.prior}</b>
              <br />
              <span className="tiny faint">
                {t(merge.source === 'manual' ? 'clients.merge.byHand' : 'clients.merge.byFeed')}{' '}
                {day(dayOf(merge.at), { today })} {time(merge.at)}
                {merge.reversedAt !== null &&
                  ` ${t('clients.merge.reversedOn', { day: day(dayOf(merge.reversedAt), { today }) })}`}
              </span>
            </span>
            {merge.reversedAt === null && may('clients.merge') && (
              <button type="button" className="link" onClick={() => setUndoing(merge)}>
                {t('clients.unmerge')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {undoing && (
        <Dialog
          title={t('clients.unmerge.title', { name: undoing.prior })}
          onClose={() => setUndoing(null)}
          actions={
            <>
              <Button onClick={() => setUndoing(null)}>{t('clients.unmerge.keep')}</Button>
              <Button
                kind="primary"
                aria-disabled={command.sending || undefined}
                onClick={() => command.send({ mergeId: undoing.id })}
              >
                {t('clients.unmerge')}
              </Button>
            </>
          }
        >
          <p>{t('clients.unmerge.words', { name: undoing.prior })}</p>
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
