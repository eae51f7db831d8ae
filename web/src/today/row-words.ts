import type { TodayRow } from '@quancheng/contract/today.ts'
import { CHANNELS } from '@quancheng/rules/record.ts'
import { dayOf } from '../text/dates.ts'
import { taskWords } from '../text/task-words.ts'
import type { Speech } from '../text/use-text.tsx'
import type { IconName } from '../ui/icon.tsx'

interface RowWords {
  readonly icon: IconName
  readonly what: string
  readonly note: string | null
}

/** How a service was given, in words. */
export function channelWords(channel: unknown, { t }: Pick<Speech, 't'>): string {
  const known = CHANNELS.find((each) => each === channel)
  return known ? t(`today.channel.${known}`) : ''
}

/** What one row of the list asks for. */
export function rowWords(row: TodayRow, speech: Speech): RowWords {
  const { t, day } = speech
  const { code, facts, words } = row.text
  switch (row.kind) {
    case 'request':
      return { icon: 'inbox', what: words ?? t('today.row.request'), note: null }
    case 'task':
      return {
        icon: 'check',
        what: taskWords({ words, kind: code, facts }, speech),
        note: null,
      }
    case 'follow-up':
      return {
        icon: 'phone',
        what: t('today.row.followUp', { how: channelWords(facts.method, speech) }),
        note: Number(facts.attempts) > 0 ? t('today.row.attempts', { count: Number(facts.attempts) }) : null,
      }
    case 'draft':
      return {
        icon: 'pencil',
        what: t('today.row.draft', {
          day: day(dayOf(String(facts.occurredAt)), { today: dayOf(new Date()) }),
          how: channelWords(facts.channel, speech),
        }),
        note: null,
      }
    case 'closure':
      return { icon: 'folder', what: t('today.row.closure'), note: words }
    case 'conference':
      return {
        icon: 'people',
        what: t(facts.minutesToWrite === true ? 'today.row.minutes' : 'today.row.conference'),
        note: words,
      }
    case 'plan-review':
      return {
        icon: 'document',
        what: t('today.row.planReview'),
        note: t('today.row.planVersion', { version: Number(facts.version ?? 1) }),
      }
  }
}

/** The tab of the case a row is dealt with on. */
export function rowTab(kind: TodayRow['kind']): 'overview' | 'records' | 'plan' | 'ending' {
  switch (kind) {
    case 'draft':
      return 'records'
    case 'plan-review':
      return 'plan'
    case 'follow-up':
    case 'closure':
      return 'ending'
    case 'request':
    case 'task':
    case 'conference':
      return 'overview'
  }
}
