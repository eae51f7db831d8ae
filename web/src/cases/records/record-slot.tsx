import { lazy, Suspense } from 'react'
import { useAddress } from '../../app/use-address.ts'

const RecordDialog = lazy(() =>
  import('./record-dialog.tsx').then((module) => ({ default: module.RecordDialog })),
)

/** Where ＋记录 appears: the dialog is loaded only when the address asks for it. */
export function RecordSlot() {
  const { word } = useAddress()
  if (word('record') === null) return null
  return (
    <Suspense fallback={null}>
      <RecordDialog />
    </Suspense>
  )
}
