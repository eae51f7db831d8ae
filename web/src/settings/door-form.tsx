import { intakePlaces } from '@quancheng/contract/intake-door.ts'
import { useState } from 'react'
import { useCommand } from '../app/use-command.ts'
import { useProblem } from '../app/use-problem.ts'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Section } from '../ui/page.tsx'
import { NumberField, TextField } from '../ui/simple-fields.tsx'
import { useToast } from '../ui/toast.tsx'
import { useUnsaved } from '../ui/unsaved.ts'
import type { DoorAnswer } from './door.tsx'
import { DoorPreview } from './door-preview.tsx'
import { readDays, writeDays } from './read-days.ts'

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const
const PHONE = /^[0-9][0-9 -]{2,19}$/
const PHONES = ['office', 'onDuty', 'helpLine'] as const
const MOST_DAYS = 90

interface Props {
  readonly door: DoorAnswer
}

export function DoorForm({ door }: Props) {
  const { t } = useText()
  const toast = useToast()
  const { own, otherwise } = door
  const [fields, setFields] = useState({
    from: own.hours?.from ?? '',
    to: own.hours?.to ?? '',
    days: (own.hours?.days ?? []) as readonly number[],
    closed: writeDays(own.closed),
    worked: writeDays(own.worked),
    office: own.office ?? '',
    onDuty: own.onDuty ?? '',
    helpLine: own.helpLine ?? '',
    nightZh: own.night?.zh ?? '',
    nightEn: own.night?.en ?? '',
    ratingDays: own.ratingDays,
  })
  const [before] = useState(fields)
  const [tried, setTried] = useState(false)
  const change = (some: Partial<typeof fields>) => setFields((now) => ({ ...now, ...some }))
  const command = useCommand(intakePlaces.changeDoor, {
    refresh: ['/intake/door-settings', '/relations'],
    onDone: () => toast.say(t('settings.door.saved')),
  })
  const problem = useProblem(command)
  useUnsaved(fields !== before)

  const { from, to, days } = fields
  const noHours = from === '' && to === '' && days.length === 0
  const hoursAreRight = noHours || (from !== '' && to !== '' && from < to && days.length > 0)
  const closed = readDays(fields.closed)
  const worked = readDays(fields.worked)
  const phoneIsRight = (key: (typeof PHONES)[number]) =>
    fields[key].trim() === '' || PHONE.test(fields[key].trim())
  const night = { zh: fields.nightZh.trim(), en: fields.nightEn.trim() }
  const nightIsRight = (night.zh === '') === (night.en === '')
  const rating = fields.ratingDays
  const ratingIsRight = rating === null || (Number.isInteger(rating) && rating >= 1 && rating <= MOST_DAYS)
  const isRight =
    hoursAreRight &&
    'spans' in closed &&
    'spans' in worked &&
    PHONES.every(phoneIsRight) &&
    nightIsRight &&
    ratingIsRight
  const settings = {
    hours: noHours || !hoursAreRight ? null : { from, to, days: [...days] },
    closed: 'spans' in closed ? [...closed.spans] : [],
    worked: 'spans' in worked ? [...worked.spans] : [],
    office: fields.office.trim() || null,
    onDuty: fields.onDuty.trim() || null,
    helpLine: fields.helpLine.trim() || null,
    night: night.zh === '' || night.en === '' ? null : night,
    ratingDays: rating,
  }
  return (
    <form
      className="door-settings"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (isRight) command.send({ seen: door.revision, settings })
      }}
    >
      <div>
        <Section title={t('settings.door.hours')}>
          <div className="door-hours">
            {(['from', 'to'] as const).map((key) => (
              <Field above key={key} label={t(`settings.door.${key}`)}>
                {(control) => (
                  <input
                    {...control}
                    className="input"
                    type="time"
                    value={fields[key]}
                    onChange={(event) => change({ [key]: event.target.value })}
                  />
                )}
              </Field>
            ))}
          </div>
          <Field
            group
            label={t('settings.door.days')}
            hint={t('settings.door.hoursHint')}
            error={tried && !hoursAreRight ? t('settings.door.hoursWrong') : null}
          >
            {() => (
              <fieldset className="door-days" aria-label={t('settings.door.days')}>
                {WEEK.map((day) => (
                  <label key={day}>
                    <input
                      type="checkbox"
                      className="check"
                      checked={days.includes(day)}
                      onChange={(event) =>
                        change({
                          days: WEEK.filter((one) =>
                            one === day ? event.target.checked : days.includes(one),
                          ),
                        })
                      }
                    />
                    {t(`settings.door.day.${day}`)}
                  </label>
                ))}
              </fieldset>
            )}
          </Field>
          <TextField
            long
            optional
            label={t('settings.door.closed')}
            hint={t('settings.door.closedHint')}
            value={fields.closed}
            error={'spans' in closed ? null : t('settings.door.closedWrong', closed)}
            onChange={(text) => change({ closed: text })}
          />
          <TextField
            long
            optional
            label={t('settings.door.worked')}
            hint={t('settings.door.workedHint')}
            value={fields.worked}
            error={'spans' in worked ? null : t('settings.door.closedWrong', worked)}
            onChange={(text) => change({ worked: text })}
          />
        </Section>
        <Section title={t('settings.door.phones')} note={t('settings.door.phoneHint')}>
          {PHONES.map((key) => (
            <TextField
              key={key}
              optional
              width={220}
              label={t(`settings.door.${key}`)}
              value={fields[key]}
              hint={
                otherwise.phones[key] === null
                  ? null
                  : t('settings.door.phoneOtherwise', { phone: otherwise.phones[key] })
              }
              error={phoneIsRight(key) ? null : t('settings.door.phoneWrong')}
              onChange={(text) => change({ [key]: text })}
            />
          ))}
        </Section>
        <Section title={t('settings.door.night')} note={t('settings.door.nightHint')}>
          <TextField
            optional
            label={t('settings.door.nightZh')}
            value={fields.nightZh}
            onChange={(nightZh) => change({ nightZh })}
          />
          <TextField
            optional
            label={t('settings.door.nightEn')}
            value={fields.nightEn}
            error={tried && !nightIsRight ? t('settings.door.nightWrong') : null}
            onChange={(nightEn) => change({ nightEn })}
          />
        </Section>
        <Section title={t('settings.door.rating')}>
          <NumberField
            optional
            label={t('settings.door.ratingDays')}
            hint={t('settings.door.ratingHint')}
            value={rating}
            error={tried && !ratingIsRight ? t('settings.door.ratingWrong') : null}
            onChange={(ratingDays) => change({ ratingDays })}
          />
        </Section>
        {problem !== null && (
          <p role="alert" className="error">
            {problem}
          </p>
        )}
        <Button kind="primary" type="submit" disabled={command.sending || fields === before}>
          {t('settings.door.save')}
        </Button>
      </div>
      <DoorPreview settings={settings} otherwise={otherwise} />
    </form>
  )
}
