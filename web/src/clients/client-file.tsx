import { clients } from '@quancheng/contract/clients.ts'
import { useParams } from '@tanstack/react-router'
import { UrgentMark } from '../access/urgent-mark.tsx'
import { Refused } from '../app/ask.ts'
import { GoLink } from '../app/go-link.tsx'
import { NotAnswered } from '../app/not-answered.tsx'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { GiveLinks } from '../assessments/give-link.tsx'
import { PersonSafety } from '../assessments/safety/person-safety.tsx'
import { HintPanel } from '../assist/hint-panel.tsx'
import { AlreadyServed } from '../cases/records/already-served.tsx'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { buttonClass } from '../ui/button.tsx'
import { Dot } from '../ui/dot.tsx'
import { Empty } from '../ui/empty.tsx'
import { Icon } from '../ui/icon.tsx'
import { Page, Section } from '../ui/page.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { Tag } from '../ui/tag.tsx'
import { CasesAndRequests } from './cases-and-requests.tsx'
import { Consents } from './consents.tsx'
import { Contacts } from './contacts.tsx'
import { Merges } from './merges.tsx'
import { OpenedBy } from './opened-by.tsx'
import { RestrictedMark } from './rights/restricted-mark.tsx'
import { Rights } from './rights/rights.tsx'
import { Stays } from './stays.tsx'
import { usePersonWords } from './use-person-words.ts'
import { Who } from './who.tsx'
import './clients.css'

/** One person's file on one page: who, where they lay, who is around them, what they agreed to, who looked. */
export function ClientFilePage() {
  const { clientId } = useParams({ strict: false }) as { readonly clientId: string }
  const { t, day } = useText()
  const may = useMay()
  const { sexAge, place } = usePersonWords()
  const file = useAsk(clients.file, { clientId })
  if (file.error)
    return file.error instanceof Refused && file.error.code === 'not-found' ? (
      <Empty
        title={t('clients.file.none')}
        actions={
          <GoLink href="/clients" className={buttonClass({ small: true })}>
            {t('clients.file.back')}
          </GoLink>
        }
      >
        {t('clients.file.noneWords')}
      </Empty>
    ) : (
      <NotAnswered asked={file} />
    )
  if (!file.data) return <Skeleton rows={10} />
  const client = file.data
  const [latest] = client.encounters
  const left = latest?.dischargedAt ?? null
  const where =
    place(client) ??
    (left === null
      ? t('clients.place.none')
      : t('clients.place.left', { day: day(dayOf(left), { today: dayOf(new Date()) }) }))
  return (
    <Page
      title={client.name}
      about={
        <span className="line wrap" style={{ gap: 0 }}>
          {sexAge(client)}
          <Dot />
          {where}
          {client.temporaryName && (
            <>
              <Dot />
              <Tag tone="now">{t('clients.temporaryLong')}</Tag>
            </>
          )}
        </span>
      }
      actions={
        <>
          {may('clients.find') && (
            <GoLink
              href={`/clients/compare?left=${client.id}`}
              className={`${buttonClass({ kind: 'ghost', small: true })} only-desk`}
            >
              {t('clients.file.findDouble')}
            </GoLink>
          )}
          <GoLink href={`/clients/${client.id}/family`} className={buttonClass({ small: true })}>
            <Icon name="people" />
            {t('clients.family.open')}
          </GoLink>
          {may('clients.write') && (
            <GoLink href={`/clients/${client.id}/edit`} className={buttonClass({ small: true })}>
              <Icon name="pencil" />
              {t('clients.file.edit')}
            </GoLink>
          )}
        </>
      }
      aside={
        <>
          {may('assist.read') && (
            <Section title={t('assist.title')}>
              <HintPanel clientId={client.id} />
            </Section>
          )}
          <PersonSafety clientId={client.id} caseId={null} age={client.age} />
          {may('assessments.write') && <GiveLinks client={client} caseId={null} mayWrite />}
          <Contacts client={client} />
          <Consents client={client} />
          {may('clients.rights') && <Rights client={client} />}
          <Merges client={client} />
          <OpenedBy clientId={client.id} />
        </>
      }
      asideLabel={t('clients.file.aside')}
    >
      <UrgentMark clientId={client.id} />
      <RestrictedMark clientId={client.id} />
      <Who client={client} />
      <Stays encounters={client.encounters} />
      {may('cases.open') && <AlreadyServed clientId={client.id} kind="open" />}
      <CasesAndRequests client={client} />
    </Page>
  )
}
