import type { ReactNode } from 'react'
import { useText } from '../text/use-text.tsx'
import { Button } from './button.tsx'
import './bulk-bar.css'

interface Props {
  readonly count: number
  readonly onClear: () => void
  /** `Button`s; each opens a preview that names every row. */
  readonly children: ReactNode
}

/** What can be done with the selected rows, over the foot of the list; nothing without a selection. */
export function BulkBar({ count, onClear, children }: Props) {
  const { t } = useText()
  if (count === 0) return null
  return (
    <div className="bulk-bar" role="toolbar" aria-label={t('ui.bulk.selected', { count })}>
      <b>{t('ui.bulk.selected', { count })}</b>
      {children}
      <span className="small only-desk" style={{ opacity: 0.75, margin: '0 8px' }}>
        {t('ui.bulk.preview')}
      </span>
      <Button icon="close" aria-label={t('ui.bulk.clear')} onClick={onClear} />
    </div>
  )
}
