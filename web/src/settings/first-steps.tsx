import { exchange } from '@quancheng/contract/exchange.ts'
import { intakePlaces } from '@quancheng/contract/intake-door.ts'
import { staff } from '@quancheng/contract/staff.ts'
import type { z } from 'zod'
import { GoLink } from '../app/go-link.tsx'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useText } from '../text/use-text.tsx'
import { Icon } from '../ui/icon.tsx'

/** What a house is called before anybody has named it. */
const NAMELESS = '本机构'

interface Props {
  readonly institution: z.output<typeof staff.institution.output>
  readonly onName: () => void
}

/** What a new house still lacks, in the order in which it is done; gone when nothing is left. */
export function FirstSteps({ institution, onName }: Props) {
  const { t } = useText()
  const may = useMay()
  const departments = useAsk(staff.departments, {})
  const teams = useAsk(staff.teams, {})
  const members = useAsk(staff.members, {})
  const sources = useAsk(exchange.sources, {}, { ready: may('exchange.read') })
  const door = useAsk(intakePlaces.doorSettings, {})
  const posters = useAsk(intakePlaces.places, {})
  if (!departments.data || !teams.data || !members.data || !door.data || !posters.data) return null
  const { own, otherwise } = door.data
  const hours = own.hours ?? otherwise.hours
  const phone = own.office ?? own.onDuty ?? otherwise.phones.office ?? otherwise.phones.onDuty
  const steps = [
    { key: 'name', href: null, done: institution.name !== NAMELESS },
    { key: 'departments', href: '/settings/departments', done: departments.data.length > 0 },
    { key: 'teams', href: '/settings/teams', done: teams.data.length > 0 },
    { key: 'members', href: '/settings', done: members.data.length > 1 },
    ...(sources.data
      ? [{ key: 'sources', href: '/settings/feed/sources', done: sources.data.rows.length > 0 } as const]
      : []),
    { key: 'door', href: '/settings/door', done: hours !== null && phone !== null },
    {
      key: 'posters',
      href: '/settings/posters',
      done: posters.data.some(({ withdrawnAt }) => withdrawnAt === null),
    },
  ] as const
  const left = steps.filter(({ done }) => !done).length
  if (left === 0) return null
  return (
    <section className="first-steps">
      <h2>{t('settings.first.title', { count: left })}</h2>
      <p className="small muted">{t('settings.first.words')}</p>
      <ol>
        {steps.map(({ key, href, done }, index) => (
          <li key={key} className={done ? 'done' : ''}>
            <span className="mark">{done ? <Icon name="check" /> : index + 1}</span>
            {done ? (
              <>
                {t(`settings.first.${key}`)}
                <span className="visually-hidden">{t('settings.first.done')}</span>
              </>
            ) : href === null ? (
              <button type="button" className="link" onClick={onName}>
                {t(`settings.first.${key}`)}
              </button>
            ) : (
              <GoLink href={href} className="link">
                {t(`settings.first.${key}`)}
              </GoLink>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
