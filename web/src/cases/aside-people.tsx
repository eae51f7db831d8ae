import { GoLink } from '../app/go-link.tsx'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'
import { Section } from '../ui/page.tsx'
import { caseHref } from './case-address.ts'
import type { File } from './file.ts'
import { useRelation } from './use-relation.ts'

interface Props {
  readonly file: File
}

/** Who is around the client, who is responsible, and what was consented to. */
export function AsidePeople({ file }: Props) {
  const { t, day } = useText()
  const relation = useRelation()
  const today = dayOf(new Date())
  const team = [
    { person: file.worker, as: t('cases.people.worker') },
    ...(file.supervisor ? [{ person: file.supervisor, as: t('cases.people.supervisor') }] : []),
    ...file.coWorkers.map((person) => ({ person, as: t('cases.people.coWorker') })),
  ]
  return (
    <>
      <Section
        title={t('cases.people')}
        action={
          <GoLink href={`/clients/${file.client.id}`} className="link small">
            {t('cases.people.all')}
          </GoLink>
        }
      >
        <ul className="case-people">
          {file.contacts.map((contact) => (
            <li key={contact.id}>
              <Avatar name={contact.name} />
              <span className="grow">
                <b>{contact.name}</b>{' '}
                <span className="muted small">
                  {[
                    relation(contact.relation),
                    contact.mainCarer ? t('cases.people.carer') : null,
                    contact.guardian ? t('cases.people.guardian') : null,
                    contact.note,
                  ]
                    .filter(Boolean)
                    .join(t('cases.comma'))}
                </span>
              </span>
              {contact.phone !== null && (
                <a
                  href={`tel:${contact.phone}`}
                  className="is-ok"
                  aria-label={t('cases.people.call', { name: contact.name, phone: contact.phone })}
                >
                  <Icon name="phone" />
                </a>
              )}
            </li>
          ))}
          {team.map(({ person, as }) => (
            <li key={`${person.id} ${as}`}>
              <Avatar name={person.name} />
              <span className="grow">
                <b>{person.name}</b> <span className="muted small">{as}</span>
              </span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('cases.consents')}>
        <ul className="case-consent-lines small">
          {(['service', 'record', 'share'] as const).map((scope) => {
            const living = file.consents.find((each) => each.scope === scope && each.living)
            return (
              <li key={scope}>
                <Icon name={living ? 'check' : 'lock'} />
                <span className="grow">{t(`cases.scope.${scope}`)}</span>
                {living ? (
                  <span className="faint">{day(dayOf(living.signedAt), { today })}</span>
                ) : file.may.write ? (
                  <GoLink href={caseHref(file.id, 'papers', 'consent', scope)} className="link">
                    {t('cases.consent.get')}
                  </GoLink>
                ) : (
                  <span className="faint">{t('cases.consent.notGiven')}</span>
                )}
              </li>
            )
          })}
        </ul>
      </Section>
    </>
  )
}
