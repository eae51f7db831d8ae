import type { ReactNode } from 'react'
// biome-ignore lint/correctness/noUnresolvedImports: the types declare it as a constant of a namespace, which is not followed
import { Suspense } from 'react'

interface Props {
  readonly fallback?: ReactNode
  readonly children: ReactNode
}

/** Shows `fallback` while something inside is still being loaded. */
export function Wait({ fallback = null, children }: Props) {
  return <Suspense fallback={fallback}>{children}</Suspense>
}
