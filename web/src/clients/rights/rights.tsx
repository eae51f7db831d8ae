import type { ClientFile } from '@quancheng/contract/clients.ts'
import { rights } from '@quancheng/contract/rights.ts'
import { useState } from 'react'
import { problemText } from '../../app/problem-text.ts'
import { useMay } from '../../app/session.ts'
import { useAsk } from '../../app/use-ask.ts'
import { useCommand } from '../../app/use-command.ts'
import { useProblem } from '../../app/use-problem.ts'
import { dayOf } from '../../text/dates.ts'
import { useText } from '../../text/use-text.tsx'
import { Section } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toast.tsx'
import { AskRight } from './ask-right.tsx'
import { HoldFile } from './hold-file.tsx'

interface Props {
  readonly client: ClientFile
}

/** What was asked about this person's information, what holds the file, and until when a law keeps it. */
export function Rights({ client }: Props) {
  const speech = useText()
  const { t, day, time } = speech
  const may = useMay()
  const toast = useToast()
  const [form, setForm] = useState<'ask' | 'hold' | null>(null)
  const asked = useAsk(rights.rightsOf, { clientId: client.id })
  const lifting = useCommand(rights.liftHold, {
    refresh: ['/clients/rights'],
    onDone: () => toast.say(t('clients.right.lifted')),
  })
  const problem = useProblem(lifting)
  const today = dayOf(new Date())
  const { data } = asked
  const hold = data?.holds.find((each) => each.living)
  return (
    <Section
      title={t('clients.right.title')}
      action={
        <button type="button" className="link small" data-asks-right onClick={() => setForm('ask')}>
          {t('clients.right.ask')}
        </button>
      }
    >
      {asked.error && <p className="small is-crisis">{problemText(asked.error, speech)}</p>}
      {!data && !asked.error && <Skeleton rows={2} height={28} padded={false} />}
      {data && (
        <>
          <p className="small muted">
            {data.retention.unset
              ? t('clients.right.keptUnset')
              : data.retention.until === null
                ? t('clients.right.keptNot')
                : t('clients.right.keptUntil', { day: day(data.retention.until, { today }) })}
          </p>
          {hold && (
            <p className="small line wrap">
              <Tag tone="now">
                {hold.until === null
                  ? t('clients.right.held')
                  : t('clients.right.heldUntil', { day: day(hold.until, { today }) })}
              </Tag>
              <span>{hold.reason}</span>
              {may('clients.privacy') && (
                <button
                  type="button"
                  className="link"
                  aria-disabled={lifting.sending || undefined}
                  onClick={() => lifting.send({ holdId: hold.id, seen: hold.revision })}
                >
                  {t('clients.right.lift')}
                </button>
              )}
            </p>
          )}
          {problem !== null && (
            <p className="small is-crisis" role="alert">
              {problem}
            </p>
          )}
          {data.requests.length === 0 && <p className="small muted">{t('clients.right.none')}</p>}
          <ul className="client-lines small">
            {data.requests.map((each) => (
              <li key={each.id}>
                <span className="grow">
                  <b>{t(`clients.right.kind.${each.kind}`)}</b> <span className="muted">{each.asker}</span>
                </span>
                <span>
                  {each.outcome === null
                    ? t(each.overdue ? 'clients.right.overdue' : 'clients.right.waiting')
                    : t(`clients.right.outcome.${each.outcome}`)}
                </span>
                <span className="faint nowrap">
                  {day(dayOf(each.askedAt), { today })} {time(each.askedAt)}
                </span>
              </li>
            ))}
          </ul>
          {may('clients.privacy') && !hold && (
            <button type="button" className="link small" onClick={() => setForm('hold')}>
              {t('clients.right.hold')}
            </button>
          )}
        </>
      )}
      {form === 'ask' && <AskRight client={client} onClose={() => setForm(null)} />}
      {form === 'hold' && <HoldFile client={client} onClose={() => setForm(null)} />}
    </Section>
  )
}
