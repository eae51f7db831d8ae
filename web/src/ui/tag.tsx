import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

interface Props {
  readonly tone?: 'quiet' | 'ok' | 'wait' | 'now' | 'crisis' | 'primary' | 'outline'
  readonly icon?: IconName
  readonly children: ReactNode
}

export function Tag({ tone = 'quiet', icon, children }: Props) {
  return (
    <span className={`tag ${tone}`}>
      {icon && <Icon name={icon} />}
      {children}
    </span>
  )
}
