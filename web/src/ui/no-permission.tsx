import { useText } from '../text/use-text.tsx'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import './state.css'

interface Props {
  /** Who is responsible; null when that may not be told either, nor whether there is anything at all. */
  readonly owner: string | null
  readonly onContact?: () => void
  /** Emergency access with a written reason; absent where there is none. */
  readonly onEmergency?: () => void
}

export function NoPermission({ owner, onContact, onEmergency }: Props) {
  const { t } = useText()
  return (
    <div className="state">
      <Icon name="lock" />
      <h2 className="title">{t(owner === null ? 'ui.noPermission.titleNobody' : 'ui.noPermission.title')}</h2>
      <p>{owner === null ? t('ui.noPermission.wordsNobody') : t('ui.noPermission.words', { name: owner })}</p>
      <div className="acts">
        {owner !== null && onContact && (
          <Button small onClick={onContact}>
            {t('ui.noPermission.contact', { name: owner })}
          </Button>
        )}
        {onEmergency && (
          <Button small kind="ghost" onClick={onEmergency}>
            {t('ui.noPermission.emergency')}
          </Button>
        )}
      </div>
    </div>
  )
}
