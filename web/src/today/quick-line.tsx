import { useMay } from '../app/session.ts'
import { useAddress } from '../app/use-address.ts'
import { useText } from '../text/use-text.tsx'
import { Icon } from '../ui/icon.tsx'
import { Kbd } from '../ui/kbd.tsx'

/** “What have you just done?” opens a service record. */
export function QuickLine() {
  const { t } = useText()
  const { change } = useAddress()
  if (!useMay()('cases.write')) return null
  return (
    <button type="button" className="quick-line" onClick={() => change({ record: '1' })}>
      <Icon name="pencil" />
      <span className="clip">
        {t('today.quick')}
        <span className="only-desk">{t('today.quickExample')}</span>
      </span>
      <span className="grow" />
      <Kbd keys="N" />
    </button>
  )
}
