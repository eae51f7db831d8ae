// biome-ignore lint/suspicious/noDeprecatedImports: only its older overloads are
import { type ShouldBlockFn, useBlocker } from '@tanstack/react-router'
import { useText } from '../text/use-text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { isAnythingUnsaved } from '../ui/unsaved.ts'
import { leaves } from './leaves.ts'

const shouldBlockFn: ShouldBlockFn = ({ action, current, next }) =>
  isAnythingUnsaved() && leaves({ action, from: current.pathname, to: next.pathname })

/** The one place that asks before unsaved text is left, by whatever way. */
export function LeaveGuard() {
  const { t } = useText()
  const way = useBlocker({ shouldBlockFn, enableBeforeUnload: isAnythingUnsaved, withResolver: true })
  if (way.status !== 'blocked') return null
  return (
    <Dialog
      title={t('app.leave.title')}
      onClose={way.reset}
      actions={
        <>
          <Button onClick={way.proceed}>{t('app.leave.go')}</Button>
          <Button kind="primary" onClick={way.reset}>
            {t('ui.form.stay')}
          </Button>
        </>
      }
    >
      <p className="measure">{t('app.leave.words')}</p>
    </Dialog>
  )
}
