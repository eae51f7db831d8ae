import { useText } from '../text/use-text.tsx'
import { buttonClass } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { GoLink } from './go-link.tsx'

export function NotFound() {
  const { t } = useText()
  return (
    <Empty
      title={t('app.notFoundTitle')}
      actions={
        <GoLink href="/" className={buttonClass({ small: true })}>
          {t('app.backToToday')}
        </GoLink>
      }
    >
      {t('app.notFoundWords')}
    </Empty>
  )
}
