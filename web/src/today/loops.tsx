import type { today } from '@quancheng/contract/today.ts'
import { SOURCES } from '@quancheng/rules/request.ts'
import type { z } from 'zod'
import { GoLink } from '../app/go-link.tsx'
import { type Speech, useText } from '../text/use-text.tsx'
import { Clock } from '../ui/clock.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { caseAddress } from './case-address.ts'
import { channelWords } from './row-words.ts'

type Loop = z.output<typeof today.head.output>['loops'][number]

const ICONS = {
  request: 'inbox',
  'follow-up': 'phone',
  safety: 'warning',
  record: 'pencil',
  task: 'check',
} as const satisfies Record<Loop['kind'], IconName>

const TABS = {
  request: 'overview',
  'follow-up': 'ending',
  safety: 'assessments',
  record: 'records',
  task: 'overview',
} as const satisfies Record<Loop['kind'], string>

function loopWords(loop: Loop, speech: Speech): string {
  const { t } = speech
  const { code, facts } = loop.what
  switch (loop.kind) {
    case 'request': {
      const source = SOURCES.find((each) => each === code) ?? 'other'
      return t('today.loop.request', { source: t(`intake.source.${source}`) })
    }
    case 'follow-up':
      return t('today.loop.followUp', { how: channelWords(facts.method, speech) })
    case 'safety':
      return t('today.loop.safety')
    case 'record':
      return t('today.loop.record')
    case 'task':
      return speech.coded('task', `today.${code}`, facts) ?? t('today.loop.task')
  }
}

function loopAddress(loop: Loop): string | null {
  if (loop.kind === 'request') return `/intake/${loop.id}`
  return loop.caseId === null ? null : caseAddress(loop.caseId, TABS[loop.kind])
}

interface Props {
  readonly loops: readonly Loop[]
}

/** What should have closed by now and has not, with whose hands it is in. */
export function Loops({ loops }: Props) {
  const speech = useText()
  const { t } = speech
  return (
    <ul className="open-loops">
      {loops.map((loop) => {
        const href = loopAddress(loop)
        const who = <b className="nowrap">{loop.client === '' ? t('intake.nameless') : loop.client}</b>
        return (
          <li key={loop.id}>
            <span className="is-wait">
              <Icon name={ICONS[loop.kind]} />
            </span>
            {href === null ? who : <GoLink href={href}>{who}</GoLink>}
            <span className="what muted clip grow">{loopWords(loop, speech)}</span>
            <span className="faint small nowrap only-desk">{loop.worker ?? t('today.nobody')}</span>
            <span className="clock-place">
              <Clock due={loop.dueAt} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}
