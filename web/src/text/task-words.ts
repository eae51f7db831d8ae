import type { Speech } from './use-text.tsx'

interface AnyTask {
  /** What somebody wrote. */
  readonly words: string | null
  readonly kind: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** What a task asks: in somebody's words, else what the house reminds of, else its kind. */
export function taskWords({ words, kind, facts }: AnyTask, { coded, t }: Speech): string {
  return (
    words ??
    (typeof facts.code === 'string' ? coded('task', `cases.${facts.code}`, facts) : null) ??
    coded('task', `cases.${kind}`, facts) ??
    t('cases.task.other')
  )
}
