import { type ReactNode, useId } from 'react'
import { useText } from '../text/use-text.tsx'
import { Tag } from './tag.tsx'
import './field.css'

/** What a control needs to be tied to its label, hint and error. */
export interface ControlProps {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean | undefined
}

interface Props {
  readonly label: string
  /** One sentence that says what to check; shown under the control, after it was left. */
  readonly error?: string | null
  readonly hint?: string | null
  /** Where the value came from: “当前个案”, read as “来自当前个案”. */
  readonly origin?: string | null
  readonly required?: boolean
  readonly optional?: boolean
  /** Label above the control also on wide screens. */
  readonly above?: boolean
  /** A group of controls (`ChoiceButtons`) has its own label element. */
  readonly group?: boolean
  readonly children: (control: ControlProps) => ReactNode
}

/** One question of a form: label, control, where its value came from, and what is wrong with it. */
export function Field({
  label,
  error = null,
  hint = null,
  origin = null,
  required = false,
  optional = false,
  above = false,
  group = false,
  children,
}: Props) {
  const { t } = useText()
  const id = useId()
  const note = `${id}-note`
  const words = (
    <>
      {label} {optional && <span className="need">{t('ui.field.optional')}</span>}
      {required && <span className="need">{t('ui.field.required')}</span>}
    </>
  )
  return (
    <div className={`field${above ? ' above' : ''}`}>
      {group ? (
        <span className="label" id={`${id}-label`}>
          {words}
        </span>
      ) : (
        <label className="label" htmlFor={id}>
          {words}
        </label>
      )}
      <div className="control">
        <div className={origin && !group ? 'with-origin' : ''}>
          {children({
            id,
            'aria-describedby': error || hint ? note : undefined,
            'aria-invalid': error ? true : undefined,
          })}
          {origin && (
            <div className="origin">
              <Tag tone="primary">{t('ui.field.from', { source: origin })}</Tag>
            </div>
          )}
        </div>
        {error ? (
          <div className="wrong" id={note} role="alert">
            {error}
          </div>
        ) : (
          hint && (
            <div className="hint" id={note}>
              {hint}
            </div>
          )
        )}
      </div>
    </div>
  )
}
