import type { ReactNode } from 'react'
import { Suspense } from 'react'

interface Props {
  readonly fallback?: ReactNode
  readonly children: ReactNode
}

/** Shows `fallback` while something inside is still being loaded. */
export function Wait({ fallback = null, children }: Props) {
  return <Suspense fallback={fallback}>{children}</Suspense>
}
