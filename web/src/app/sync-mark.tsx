import { useText } from '../text/use-text.tsx'
import { Icon } from '../ui/icon.tsx'

export interface SyncState {
  readonly state: 'synced' | 'saving' | 'offline' | 'unreachable'
  /** Entries that wait on this device. */
  readonly waiting: number
}

/** Whether what one did has arrived. */
export function SyncMark({ state, waiting }: SyncState) {
  const { t } = useText()
  const away = state === 'offline' || state === 'unreachable'
  const words =
    state === 'offline' && waiting > 0
      ? t('app.sync.offlineWaiting', { count: waiting })
      : t(`app.sync.${state}`)
  return (
    <span className={`sync${away ? ' waiting' : ''}`} role="status">
      <Icon name={away ? 'offline' : state === 'saving' ? 'clock' : 'check'} />
      {words}
    </span>
  )
}
