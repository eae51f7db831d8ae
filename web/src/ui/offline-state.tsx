import { useText } from '../text/use-text.tsx'
import { Notice } from './notice.tsx'
import { Tag } from './tag.tsx'
import './state.css'

export interface WaitingEntry {
  readonly id: string
  readonly who: string
  readonly what: string
}

interface Props {
  readonly waiting: readonly WaitingEntry[]
  /** When the contents on the screen were last fetched. */
  readonly asOf: string
  /** What cannot be done without a network: “接单、签字需要联网”. */
  readonly needsNetwork?: string
}

/** No network: what can be done, what waits, how old the contents are. */
export function OfflineState({ waiting, asOf, needsNetwork }: Props) {
  const { t, time } = useText()
  return (
    <div>
      <Notice tone="wait" title={<b>{t('ui.offline.title')}</b>}>
        {t('ui.offline.words', { count: waiting.length, time: time(asOf) })}
      </Notice>
      <ul className="waiting-list" style={{ marginTop: 8 }}>
        {waiting.map((entry) => (
          <li key={entry.id}>
            <b>{entry.who}</b>
            <span className="muted grow clip">{entry.what}</span>
            <Tag tone="wait">{t('ui.offline.waiting')}</Tag>
          </li>
        ))}
        {needsNetwork && <li className="faint">{needsNetwork}</li>}
      </ul>
    </div>
  )
}
