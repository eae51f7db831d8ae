import type { Status } from '@quancheng/contract/content/parameter.ts'
import { useText } from '../text/use-text.tsx'
import { Tag } from '../ui/tag.tsx'

const TONES = {
  verified: 'ok',
  institution: 'primary',
  'from-seed': 'primary',
  common: 'quiet',
  ours: 'quiet',
  unknown: 'now',
} as const

interface Props {
  readonly status: Status
  /** Of the text as a whole, which is there or not. */
  readonly of?: 'status' | 'fullText'
}

/** How well something is known. */
export function StatusTag({ status, of = 'status' }: Props) {
  const { t } = useText()
  return <Tag tone={TONES[status]}>{t(`library.${of}.${status}`)}</Tag>
}
