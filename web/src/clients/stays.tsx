import type { Encounter } from '@quancheng/contract/clients.ts'
import { useCodes } from '../library/use-codes.ts'
import { dayOf, daysBetween } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Dot } from '../ui/dot.tsx'
import { Section } from '../ui/page.tsx'
import { Tag } from '../ui/tag.tsx'
import { usePersonWords } from './use-person-words.ts'

interface StayProps {
  readonly stay: Encounter
}

function Stay({ stay }: StayProps) {
  const { t, day, time } = useText()
  const { name } = useCodes()
  const { bed } = usePersonWords()
  const today = dayOf(new Date())
  const at = (instant: string) => `${day(dayOf(instant), { today })} ${time(instant)}`
  const ward = (place: { readonly department: string | null; readonly bed: string | null }) =>
    [place.department, place.bed === null ? null : bed(place.bed)].filter((each) => each !== null).join(' ')
  const from = stay.admittedAt
  const until = stay.dischargedAt
  const days = from === null ? null : daysBetween(dayOf(from), until === null ? today : dayOf(until)) + 1
  const about = [
    stay.diagnosis ?? stay.diagnosisCode,
    stay.attending === null ? null : t('clients.stay.attending', { name: stay.attending }),
    stay.payer === null ? null : name('payer', stay.payer),
    stay.disposition === null ? null : t('clients.stay.to', { place: name('disposition', stay.disposition) }),
    stay.visitNumber === null ? null : t('clients.stay.number', { number: stay.visitNumber }),
  ].filter((each) => each !== null)
  return (
    <li className="stay">
      <div className="line wrap">
        <b>{t(`clients.stay.${stay.class}`)}</b>
        <span>{ward(stay)}</span>
        <Tag tone={stay.status === 'in-progress' ? 'primary' : 'quiet'}>
          {t(`clients.stay.${stay.status}`)}
        </Tag>
        <span className="grow" />
        <span className="small muted">
          {from === null ? t('word.unknown') : day(dayOf(from), { today })}
          {until !== null &&
            (from === null || dayOf(from) !== dayOf(until)) &&
            ` – ${day(dayOf(until), { today })}`}
          {days !== null && stay.class === 'inpatient' && stay.status !== 'cancelled' && (
            <>
              <Dot />
              {t('clients.stay.days', { count: days })}
            </>
          )}
        </span>
      </div>
      {about.length > 0 && <div className="small muted">{about.join(t('clients.comma'))}</div>}
      {stay.expectedDischargeOn !== null && until === null && (
        <div className="small muted">
          {t('clients.stay.expected', { day: day(stay.expectedDischargeOn, { today }) })}
        </div>
      )}
      {stay.places.length > 1 && (
        <ol className="stay-places tiny">
          {stay.places.map((place) => (
            <li key={place.since}>
              <b>{ward(place)}</b> <span className="faint">{at(place.since)}</span>
            </li>
          ))}
        </ol>
      )}
    </li>
  )
}

interface Props {
  readonly encounters: readonly Encounter[]
}

/** Stays and visits, the newest first, with every place of a stay. */
export function Stays({ encounters }: Props) {
  const { t } = useText()
  return (
    <Section title={t('clients.stays')} count={encounters.length} shape="padded">
      {encounters.length === 0 ? (
        <p className="small muted">{t('clients.stays.none')}</p>
      ) : (
        <ul className="stays">
          {encounters.map((stay) => (
            <Stay key={stay.id} stay={stay} />
          ))}
        </ul>
      )}
    </Section>
  )
}
