import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { Kbd } from './kbd.tsx'

export type ButtonKind = 'plain' | 'primary' | 'danger' | 'ghost' | 'text'

interface Look {
  readonly kind?: ButtonKind
  readonly small?: boolean
  readonly iconOnly?: boolean
}

/** The class of a button, for links that look like one. */
export function buttonClass({ kind = 'plain', small = false, iconOnly = false }: Look = {}): string {
  return ['button', kind !== 'plain' && kind, small && 'small-size', iconOnly && 'icon-only']
    .filter(Boolean)
    .join(' ')
}

interface Props extends Look, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  readonly icon?: IconName
  readonly keys?: string
  readonly children?: ReactNode
}

/** A button. With an icon and no words it needs an `aria-label`. */
export function Button({ kind, small, icon, iconOnly, keys, children, type = 'button', ...rest }: Props) {
  const bare = iconOnly ?? children === undefined
  return (
    <button
      type={type}
      className={buttonClass({ ...(kind && { kind }), ...(small && { small }), iconOnly: bare })}
      {...rest}
    >
      {icon && <Icon name={icon} />}
      {children}
      {keys && <Kbd keys={keys} />}
    </button>
  )
}
