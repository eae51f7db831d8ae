import { urgent } from '@quancheng/contract/urgent.ts'
import { useMay } from '../app/session.ts'
import { useAsk } from '../app/use-ask.ts'
import { useCommand } from '../app/use-command.ts'
import { useText } from '../text/use-text.tsx'
import { Icon } from '../ui/icon.tsx'
import './urgent.css'

interface Props {
  readonly clientId: string
}

/** Above a file that is open only for some hours: until when, and a way to close it now. */
export function UrgentMark({ clientId }: Props) {
  const { t, time } = useText()
  const may = useMay()
  const openings = useAsk(urgent.openings, { clientId, limit: 20 }, { ready: may('access.openings') })
  const ending = useCommand(urgent.endUrgently, { refresh: ['/access/urgent', '/clients', '/cases'] })
  const mine = openings.data?.rows.find((each) => each.mine && each.living)
  if (!mine?.expiresAt) return null
  return (
    <div className="urgent-mark" role="status">
      <Icon name="eye" />
      <span className="grow">{t('access.urgent.mark', { time: time(mine.expiresAt) })}</span>
      <button
        type="button"
        className="link nowrap"
        aria-disabled={ending.sending || undefined}
        onClick={() => ending.send({ openingId: mine.id, seen: mine.revision })}
      >
        {t('access.urgent.end')}
      </button>
    </div>
  )
}
