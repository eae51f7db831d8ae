import type { clients } from '@quancheng/contract/clients.ts'
import { useRouter } from '@tanstack/react-router'
import type { z } from 'zod'
import { GoLink } from '../app/go-link.tsx'
import { useCodes } from '../library/use-codes.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { shortenName } from '../ui/shorten-name.ts'
import { Tag } from '../ui/tag.tsx'
import { usePersonWords } from './use-person-words.ts'

type Row = z.output<typeof clients.list.output>['rows'][number]

interface Props {
  readonly client: Row
  readonly view: 'in-hospital' | 'discharged' | 'all'
}

/** One client of the list; on phones the place stands under the name. */
export function ClientRow({ client, view }: Props) {
  const { t, day } = useText()
  const router = useRouter()
  const { name } = useCodes()
  const { sexAge, place } = usePersonWords()
  const today = dayOf(new Date())
  const href = `/clients/${client.id}`
  const since = view === 'discharged' ? client.dischargedAt : client.admittedAt
  const where = place(client) ?? (client.dischargedAt === null ? t('clients.place.none') : null)
  const left =
    client.dischargedAt === null || client.inHospital
      ? null
      : t('clients.place.left', { day: day(dayOf(client.dischargedAt), { today }) })
  return (
    <tr className="opens" onClick={() => router.history.push(href)}>
      <td>
        <GoLink href={href} className="client-name" data-row="" onClick={(event) => event.stopPropagation()}>
          <b className="clip" title={client.name}>
            {shortenName(client.name)}
          </b>
          {client.temporaryName && <Tag tone="now">{t('clients.temporary')}</Tag>}
        </GoLink>
        <span className="only-phone tiny faint">
          {[sexAge(client), where ?? left].filter(Boolean).join(' ')}
        </span>
      </td>
      <td className="only-desk muted">{sexAge(client)}</td>
      <td className="only-desk">{where ?? <span className="muted">{left}</span>}</td>
      <td className="nowrap">
        {since === null ? (
          <span className="faint">{t('word.unknown')}</span>
        ) : (
          <>
            <span className="only-desk">{day(dayOf(since), { today })}</span>
            <span className="only-phone">
              {t(view === 'discharged' ? 'clients.place.left' : 'clients.place.came', {
                day: day(dayOf(since), { today }),
              })}
            </span>
          </>
        )}
        {client.openCase && <span className="only-phone tiny faint">{client.openCase.worker}</span>}
      </td>
      <td className="only-desk muted">
        <span className="clip payer">{client.payer === null ? '' : name('payer', client.payer)}</span>
      </td>
      <td className="only-desk">
        {client.openCase ? (
          <span className="nowrap">
            <span className="muted">{client.openCase.number}</span> {client.openCase.worker}
          </span>
        ) : (
          <span className="faint">{t('clients.noCase')}</span>
        )}
      </td>
    </tr>
  )
}
