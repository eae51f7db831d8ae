import type { ReactNode } from 'react'
import { useText } from '../text/use-text.tsx'
import { type Filter, type FilterOffer, withFilter } from './filters.ts'
import { Icon } from './icon.tsx'
import { Kbd } from './kbd.tsx'
import { Popover } from './popover.tsx'
import './filter-chips.css'

interface EditorProps {
  readonly offer: FilterOffer
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
}

function Editor({ offer, values, onChange }: EditorProps) {
  return (
    <fieldset style={{ border: 0, padding: 0 }}>
      <legend className="tiny faint" style={{ padding: '2px 8px' }}>
        {offer.label}
      </legend>
      {offer.choices.map((choice) => (
        <label key={choice.value} className="chip-choice">
          <input
            className="check"
            type="checkbox"
            checked={values.includes(choice.value)}
            onChange={(event) => {
              const others = offer.many ? values.filter((value) => value !== choice.value) : []
              onChange(event.target.checked ? [...others, choice.value] : others)
            }}
          />
          {choice.label}
        </label>
      ))}
    </fieldset>
  )
}

interface Props {
  readonly offers: readonly FilterOffer[]
  readonly filters: readonly Filter[]
  readonly onChange: (filters: readonly Filter[]) => void
  /** At the right end: the sort. */
  readonly trailing?: ReactNode
}

/** The conditions of a list in the order they were added; each chip opens its own editor. */
export function FilterChips({ offers, filters, onChange, trailing }: Props) {
  const { t } = useText()
  const unused = offers.filter((offer) => !filters.some((filter) => filter.key === offer.key))
  return (
    <div className="chips" role="toolbar" aria-label={t('ui.filter.label')}>
      {filters.map((filter) => {
        const offer = offers.find((each) => each.key === filter.key)
        if (!offer) return null
        const labels = filter.values.map(
          (value) => offer.choices.find((each) => each.value === value)?.label ?? value,
        )
        const said =
          labels.length > 2
            ? t('ui.filter.listed', { first: labels.slice(0, 2).join('、'), count: labels.length })
            : labels.join('、')
        return (
          <span key={filter.key} className="chip">
            <Popover
              label={t('ui.filter.edit', { what: offer.label })}
              trigger={
                <>
                  <span className="key">{offer.label}</span>
                  {said}
                </>
              }
            >
              {() => (
                <Editor
                  offer={offer}
                  values={filter.values}
                  onChange={(values) => onChange(withFilter(filters, filter.key, values))}
                />
              )}
            </Popover>
            <button
              type="button"
              className="off"
              aria-label={t('ui.filter.remove', { what: offer.label })}
              onClick={() => onChange(withFilter(filters, filter.key, []))}
            >
              <Icon name="close" />
            </button>
          </span>
        )
      })}
      {unused.length > 0 && (
        <Popover
          label={t('ui.filter.add')}
          triggerProps={{ className: 'chip-add', 'data-adds-filter': '' } as object}
          trigger={
            <>
              <Icon name="plus" />
              {t('ui.filter.add')}
              <Kbd keys="F" />
            </>
          }
        >
          {() => (
            <div className="stack">
              {unused.map((offer) => (
                <Editor
                  key={offer.key}
                  offer={offer}
                  values={[]}
                  onChange={(values) => onChange(withFilter(filters, offer.key, values))}
                />
              ))}
            </div>
          )}
        </Popover>
      )}
      {trailing && (
        <>
          <span className="grow only-desk" />
          <span className="faint small nowrap only-desk">{trailing}</span>
        </>
      )}
    </div>
  )
}
