import { type ClientFile, clients } from '@quancheng/contract/clients.ts'
import { useState } from 'react'
import { useMay } from '../app/session.ts'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useCodes } from '../library/use-codes.ts'
import { useText } from '../text/use-text.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Section } from '../ui/page.tsx'
import { useToast } from '../ui/toast.tsx'
import { AddContact } from './add-contact.tsx'

type Contact = ClientFile['contacts'][number]

interface Props {
  readonly client: ClientFile
}

/** Who is around the client; adding and taking out. */
export function Contacts({ client }: Props) {
  const { t } = useText()
  const may = useMay()
  const toast = useToast()
  const { name } = useCodes()
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<Contact | null>(null)
  const removal = useCommand(clients.removeContact, {
    refresh: [clients.file.path],
    onDone: () => {
      toast.say(t('clients.contact.removed', { name: leaving?.name ?? '' }))
      setLeaving(null)
    },
  })
  const problem = useProblem(removal)
  const about = (contact: Contact) =>
    [
      name('relations-gb4761', contact.relation),
      contact.mainCarer ? t('clients.contact.carer') : null,
      contact.guardian ? t('clients.contact.guardian') : null,
      contact.note,
    ]
      .filter(Boolean)
      .join(t('clients.comma'))
  return (
    <Section
      title={t('clients.contacts')}
      count={client.contacts.length}
      action={
        may('clients.write') && (
          <button type="button" className="link small" onClick={() => setAdding(true)}>
            ＋ {t('clients.contact.add')}
          </button>
        )
      }
    >
      {client.contacts.length === 0 ? (
        <p className="small muted">{t('clients.contacts.none')}</p>
      ) : (
        <ul className="people-lines">
          {client.contacts.map((contact) => (
            <li key={contact.id}>
              <Avatar name={contact.name} />
              <span className="grow">
                <b>{contact.name}</b> <span className="muted small">{about(contact)}</span>
                <br />
                <span className="tiny faint">
                  {contact.phone ?? t('clients.contact.noPhone')}
                  {contact.source !== 'manual' && ` ${t('clients.contact.fromFeed')}`}
                </span>
              </span>
              {contact.phone !== null && (
                <a
                  className="button ghost icon-only small-size"
                  href={`tel:${contact.phone}`}
                  aria-label={t('clients.contact.call', { name: contact.name })}
                >
                  <Icon name="phone" />
                </a>
              )}
              {may('clients.write') && (
                <Button
                  kind="ghost"
                  small
                  icon="close"
                  aria-label={t('ui.remove', { what: contact.name })}
                  onClick={() => setLeaving(contact)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {adding && <AddContact clientId={client.id} onClose={() => setAdding(false)} />}
      {leaving && (
        <Dialog
          title={t('clients.contact.removeTitle', { name: leaving.name })}
          onClose={() => setLeaving(null)}
          actions={
            <>
              <Button onClick={() => setLeaving(null)}>{t('clients.contact.keep')}</Button>
              <Button
                kind="danger"
                aria-disabled={removal.sending || undefined}
                onClick={() => removal.send({ contactId: leaving.id, seen: leaving.revision })}
              >
                {t('clients.contact.remove')}
              </Button>
            </>
          }
        >
          <p>{t('clients.contact.removeWords', { name: leaving.name })}</p>
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
