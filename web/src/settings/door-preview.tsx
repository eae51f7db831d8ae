import type { DoorSettings } from '@quancheng/contract/content/door.ts'
import { CHINA_OFFSET_MINUTES, dayAt, startOfDay } from '@quancheng/rules/calendar-day.ts'
import { doorHours, doorPromise } from '@quancheng/rules/door.ts'
import { en } from '../door/en.ts'
import { zh } from '../door/zh.ts'
import { dayOf } from '../text/dates.ts'
import { useText } from '../text/use-text.tsx'
import { Section } from '../ui/page.tsx'
import { useNow } from '../ui/use-now.ts'
import type { DoorAnswer } from './door.tsx'

const NIGHT_MS = 22 * 3_600_000

interface Props {
  readonly settings: DoorSettings
  readonly otherwise: DoorAnswer['otherwise']
}

/** What the patient's page will say with what stands in the form, in its own words and by its own rule. */
export function DoorPreview({ settings, otherwise }: Props) {
  const { t, locale, day, time } = useText()
  const now = useNow().getTime()
  const words = locale === 'zh' ? zh : en
  const hours = doorHours(settings.hours ?? otherwise.hours, settings)
  const office = settings.office ?? otherwise.phones.office
  const onDuty = settings.onDuty ?? otherwise.phones.onDuty
  const moments = [
    {
      key: 'now',
      at: now,
      title: t('settings.door.previewNow', { when: time(new Date(now).toISOString()) }),
    },
    { key: 'night', at: startOfDay(dayAt(now)) + NIGHT_MS, title: t('settings.door.previewNight') },
  ]
  return (
    <aside className="door-preview" aria-label={t('settings.door.preview')}>
      <Section title={t('settings.door.preview')}>
        {moments.map(({ key, at, title }) => {
          const { closedUntilMs } = doorPromise(null, at, hours, CHINA_OFFSET_MINUTES)
          const opening = closedUntilMs === null ? null : new Date(closedUntilMs).toISOString()
          return (
            <section key={key} className="door-page">
              <p className="tiny faint">{title}</p>
              <b>{opening === null ? words.doneTitle : words.nightTitle}</b>
              {opening === null ? (
                <p className="small">{t('settings.door.previewBy')}</p>
              ) : (
                <>
                  <p className="small">
                    {words.nightLead
                      .replace('{time}', time(new Date(at).toISOString()))
                      .replace('{opening}', `${day(dayOf(opening))} ${time(opening)}`)}
                  </p>
                  {settings.night && <p className="small">{settings.night[locale]}</p>}
                  <p className="small muted">{words.nightBell}</p>
                </>
              )}
            </section>
          )
        })}
        <p className="small muted">
          {t('settings.door.previewPhones', {
            office: office ?? t('settings.door.noPhone'),
            onDuty: onDuty ?? t('settings.door.noPhone'),
          })}
        </p>
      </Section>
    </aside>
  )
}
