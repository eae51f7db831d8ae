import type { Flag } from '@quancheng/contract/content/instrument.ts'
import { type OwnChoices, rangeOf, type scalesOf } from '@quancheng/contract/own-instrument.ts'
import type { ReadQuestionnaire } from '@quancheng/contract/questionnaire/read.ts'
import { useText } from '../../text/use-text.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Section } from '../../ui/page.tsx'
import { ChoiceField } from '../../ui/simple-fields.tsx'

type Chosen = OwnChoices['scales'][number]
type Band = Chosen['bands'][number]

interface ScaleProps {
  readonly read: ReadQuestionnaire
  readonly scale: ReturnType<typeof scalesOf>[number]
  readonly choice: Chosen | null
  readonly isMissing: boolean
  readonly onChange: (choice: Chosen) => void
}

/** One scale: what the file says it counts, which way is better, and the bands of the paper, if it has any. */
export function ImportScale({ read, scale, choice, isMissing, onChange }: ScaleProps) {
  const { t, locale } = useText()
  const range = rangeOf(read, { ...scale, bands: [] })
  const bands = choice?.bands ?? []
  const change = (more: Partial<Chosen>) =>
    onChange({ id: scale.id, higherIs: 'worse', bands, ...choice, ...more })
  const changeBand = (index: number, more: Partial<Band>) =>
    change({ bands: bands.map((band, at) => (at === index ? { ...band, ...more } : band)) })
  const numberOf = (id: string) => read.items.findIndex((item) => item.id === id) + 1
  return (
    <fieldset className="import-scale">
      <legend>{scale.name[locale]}</legend>
      <p className="small muted">
        {t(`assessments.import.method.${scale.method}`, { count: scale.items.length })}
        {scale.multiplier !== 1 && ` × ${Math.round(scale.multiplier * 1000) / 1000}`}
        {scale.reverse.length > 0 &&
          ` · ${t('assessments.import.reverse', { items: scale.reverse.map(numberOf).join(', ') })}`}
        {range && ` · ${t('assessments.import.range', { min: range.lowest, max: range.highest })}`}
        {` · ${t(scale.saysMissing ? 'assessments.import.mayLack' : 'assessments.import.mayLackNone', { count: scale.missing.atMost })}`}
      </p>
      <ChoiceField
        label={t('assessments.import.higherIs')}
        required
        value={choice?.higherIs ?? null}
        error={isMissing && choice === null ? t('assessments.importProblem.higher-is-missing') : null}
        choices={[
          { value: 'worse', label: t('assessments.import.worse') },
          { value: 'better', label: t('assessments.import.better') },
        ]}
        // Which band is grave was said for the other direction.
        onChange={(higherIs) => change({ higherIs, bands: bands.map(({ level: _, ...band }) => band) })}
      />
      {choice !== null && (
        <>
          <p className="small">
            {t(bands.length === 0 ? 'assessments.import.noBands' : 'assessments.import.bands')}
          </p>
          {bands.map((band, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a band is known by its place until it is kept
            <div key={index} className="import-band">
              <NumberInput
                label={t('assessments.import.from')}
                value={band.from}
                onChange={(from) => changeBand(index, { from })}
              />
              <span aria-hidden="true">–</span>
              <NumberInput
                label={t('assessments.import.to')}
                value={band.to}
                onChange={(to) => changeBand(index, { to })}
              />
              {(['zh', 'en'] as const).map((language) => (
                <input
                  key={language}
                  className="input"
                  aria-label={t(`assessments.import.bandName.${language}`)}
                  placeholder={t(`assessments.import.bandName.${language}`)}
                  value={band.name[language]}
                  onChange={(event) =>
                    changeBand(index, { name: { ...band.name, [language]: event.target.value } })
                  }
                />
              ))}
              <Button
                small
                kind="ghost"
                onClick={() => change({ bands: bands.filter((_, at) => at !== index) })}
              >
                {t('assessments.import.remove')}
              </Button>
            </div>
          ))}
          <p>
            <Button
              small
              onClick={() => {
                const from = bands.at(-1)?.to
                const next = from === undefined ? (range?.lowest ?? 0) : from + 1
                change({
                  bands: [...bands, { from: next, to: range?.highest ?? next, name: { zh: '', en: '' } }],
                })
              }}
            >
              {t('assessments.import.addBand')}
            </Button>
          </p>
        </>
      )}
    </fieldset>
  )
}

function NumberInput({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}) {
  return (
    <input
      className="input"
      type="number"
      step="any"
      aria-label={label}
      value={value}
      onChange={(event) => {
        if (!Number.isNaN(event.target.valueAsNumber)) onChange(event.target.valueAsNumber)
      }}
    />
  )
}

interface AlarmProps {
  readonly read: ReadQuestionnaire
  readonly alarms: OwnChoices['alarms']
  readonly onChange: (alarms: OwnChoices['alarms']) => void
}

/** Answers after which somebody must be seen at once: what the file brings, and what must not be forgotten beside it. */
export function ImportAlarms({ read, alarms, onChange }: AlarmProps) {
  const { t, locale } = useText()
  const choices = read.items.flatMap((item, index) =>
    item.kind === 'choice' ? [{ item, number: index + 1 }] : [],
  )
  const lookedAt = ({ on, atLeast, atMost }: Flag): string => {
    const value = atLeast === null ? `≤ ${atMost}` : `≥ ${atLeast}`
    if ('scale' in on)
      return `${read.scales.find(({ id }) => id === on.scale)?.name[locale] ?? on.scale} ${value}`
    const ids = 'items' in on ? on.items : [on.item]
    const numbers = ids.map((id) => read.items.findIndex((item) => item.id === id) + 1)
    const question = t('assessments.import.flagOn', { items: numbers.join(', ') })
    if (!('chosen' in on)) return `${question} ${value}`
    const item = read.items.find(({ id }) => id === on.item)
    const option = item?.kind === 'several' ? item.options.find((one) => one.value === on.chosen) : undefined
    const ticked = `${question} “${option?.text[locale] ?? on.chosen}”`
    return atLeast === 1 ? ticked : `${ticked} ${value}`
  }
  return (
    <Section title={t('assessments.import.alarms')} note={t('assessments.import.alarmsNote')} shape="padded">
      <div className="stack">
        {read.flags.length > 0 && (
          <Notice tone="next" title={t('assessments.import.fileAlarms')}>
            <ul className="import-remarks">
              {read.flags.map((flag) => (
                <li key={flag.code}>
                  {lookedAt(flag)} → {t(`assessments.import.flagAction.${flag.action}`)} · {flag.text[locale]}
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <div className="import-alarms">
          {choices.map(({ item, number }) => (
            <label key={item.id} className="line wrap">
              <span className="grow">
                {number}. {item.text[locale]}
              </span>
              <select
                className="input"
                value={alarms.find((alarm) => alarm.item === item.id)?.atLeast ?? ''}
                onChange={(event) => {
                  const others = alarms.filter((alarm) => alarm.item !== item.id)
                  const { value } = event.target
                  onChange(value === '' ? others : [...others, { item: item.id, atLeast: Number(value) }])
                }}
              >
                <option value="">{t('assessments.import.noAlarm')}</option>
                {item.options.map(({ value, text }) => (
                  <option key={value} value={value}>
                    {t('assessments.import.alarmFrom', { answer: text[locale], value })}
                  </option>
                ))}
              </select>
            </label>
          ))}
        </div>
      </div>
    </Section>
  )
}
