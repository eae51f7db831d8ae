import type { RequestOne } from '@quancheng/contract/intake.ts'
import { useText } from '../text/use-text.tsx'
import { momentText } from './times.ts'

interface Props {
  readonly history: RequestOne['history']
}

/** What happened to a request, in the words that went with it. */
export function RequestHistory({ history }: Props) {
  const speech = useText()
  const { t, coded } = speech
  const now = new Date()
  return (
    <ul className="request-history">
      {history.map((entry) => (
        <li key={`${entry.at} ${entry.act}`}>
          <time dateTime={entry.at}>{momentText(entry.at, now, speech)}</time>{' '}
          {entry.who ?? t('intake.act.byItself')} {coded('act', entry.act, entry.facts) ?? entry.act}
          {typeof entry.facts.words === 'string' && (
            <span className="muted">{t('intake.act.words', { words: entry.facts.words })}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
