import type { StandardPack } from '@quancheng/contract/content/standard-pack.ts'
import { useState } from 'react'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { PairField } from './pair-field.tsx'
import { StatusTag } from './status-tag.tsx'

type Parameters = StandardPack['parameters']
type FollowUp = StandardPack['followUp']
type Parameter = Parameters[string] | FollowUp[keyof FollowUp]
type Value = Parameter['value']

interface RowProps {
  readonly parameter: Parameter
  /** Several days, one number, or whatever is written. */
  readonly kind: 'days' | 'number' | 'any'
  readonly onName: (name: Parameter['name']) => void
  readonly onRemove?: () => void
  readonly onChange: (value: Value, source: string) => void
}

function Row({ parameter: { name, value, status, source }, kind, onName, onRemove, onChange }: RowProps) {
  const { t, locale } = useText()
  const [written, setWritten] = useState(() => sayValue(value))
  const [isYesNo] = useState(typeof value === 'boolean')
  const label = name[locale] || t('library.own.nameless')
  const write = (text: string) => {
    setWritten(text)
    onChange(readValue(text, kind, isYesNo), source)
  }
  return (
    <div className="own-parameter">
      <PairField label={t('library.parameter.name')} value={name} onChange={onName} />
      <div className="own-values">
        {isYesNo ? (
          <label className="small">
            <span>{t('library.parameter.value')}</span>
            <select
              className="input"
              aria-label={`${label} · ${t('library.parameter.value')}`}
              value={written}
              onChange={(event) => write(event.target.value)}
            >
              <option value="">{t('word.unset')}</option>
              <option value="true">{t('library.yes')}</option>
              <option value="false">{t('library.no')}</option>
            </select>
          </label>
        ) : (
          <label className="small">
            <span>{t('library.parameter.value')}</span>
            <input
              className="input"
              aria-label={`${label} · ${t('library.parameter.value')}`}
              inputMode={kind === 'any' ? 'text' : 'numeric'}
              placeholder={t('word.unset')}
              value={written}
              maxLength={600}
              autoComplete="off"
              onChange={(event) => write(event.target.value)}
            />
          </label>
        )}
        <label className="small grow">
          <span>{t('library.parameter.source')}</span>
          <input
            className="input"
            aria-label={`${label} · ${t('library.parameter.source')}`}
            value={source}
            maxLength={2000}
            autoComplete="off"
            onChange={(event) => onChange(value, event.target.value)}
          />
        </label>
        <StatusTag status={status} />
        {onRemove && (
          <Button
            small
            kind="ghost"
            icon="close"
            aria-label={t('library.own.remove', { name: label })}
            onClick={onRemove}
          />
        )}
      </div>
    </div>
  )
}

function sayValue(value: Value): string {
  return value === null ? '' : Array.isArray(value) ? value.join(', ') : String(value)
}

/** A blank is not known; days are numbers with anything between them; the rest is a number where it reads as one. */
function readValue(written: string, kind: RowProps['kind'], wasYesNo: boolean): Value {
  const text = written.trim()
  if (text === '') return null
  if (kind === 'days') {
    const days = [...text.matchAll(/\d+/g)].map(([day]) => Number(day))
    return days.length === 0 ? null : days
  }
  if (kind === 'number') return /^\d{1,9}$/.test(text) ? Number(text) : null
  if (wasYesNo && (text === 'true' || text === 'false')) return text === 'true'
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) : text
}

/** Written here, it is the institution's word; left as it was, it keeps what was known of it. */
function changed<P extends Parameter>(before: P, value: Value, source: string): P {
  const same = JSON.stringify(before.value) === JSON.stringify(value)
  const status =
    value === null ? 'unknown' : same && before.status !== 'unknown' ? before.status : 'institution'
  return { ...before, value, source, status }
}

interface Props {
  readonly parameters: Parameters
  readonly followUp: FollowUp
  readonly onParameters: (parameters: Parameters) => void
  readonly onFollowUp: (followUp: FollowUp) => void
}

/** Figures of the standard and when a client is asked after: value, source, and how well it is known. */
export function EditorParameters({ parameters, followUp, onParameters, onFollowUp }: Props) {
  const { t } = useText()
  const followUps = Object.entries(followUp) as [keyof FollowUp, FollowUp[keyof FollowUp]][]
  return (
    <>
      <h3 className="small muted">{t('library.parameter.group.followUp')}</h3>
      {followUps.map(([key, parameter]) => (
        <Row
          key={key}
          parameter={parameter}
          kind={key === 'afterClosureDays' || key === 'afterDischargeDays' ? 'days' : 'number'}
          onName={(name) => onFollowUp({ ...followUp, [key]: { ...parameter, name } })}
          onChange={(value, source) => onFollowUp({ ...followUp, [key]: changed(parameter, value, source) })}
        />
      ))}
      <h3 className="small muted">{t('library.parameter.group.standard')}</h3>
      {Object.entries(parameters).map(([key, parameter]) => (
        <Row
          key={key}
          parameter={parameter}
          kind="any"
          onName={(name) => onParameters({ ...parameters, [key]: { ...parameter, name } })}
          onRemove={() =>
            onParameters(Object.fromEntries(Object.entries(parameters).filter(([other]) => other !== key)))
          }
          onChange={(value, source) =>
            onParameters({ ...parameters, [key]: changed(parameter, value, source) })
          }
        />
      ))}
      <Button
        small
        icon="plus"
        onClick={() =>
          onParameters({
            ...parameters,
            [freeKey(parameters)]: { name: { zh: '', en: '' }, value: null, status: 'unknown', source: '' },
          })
        }
      >
        {t('library.own.addParameter')}
      </Button>
    </>
  )
}

/** A key nobody reads: own, ownX, ownXX … as a key has no digits. */
function freeKey(parameters: Parameters): string {
  let key = 'own'
  while (key in parameters) key += 'X'
  return key
}
