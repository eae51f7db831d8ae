import { CatchBoundary } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useText } from '../text/use-text.tsx'
import { ErrorState } from '../ui/error-state.tsx'

interface BrokenProps {
  readonly reset: () => void
}

export function RegionBroken({ reset }: BrokenProps) {
  const { t } = useText()
  return (
    <ErrorState title={t('app.regionBroken')} onRetry={reset}>
      {t('app.regionBrokenWords')}
    </ErrorState>
  )
}

interface Props {
  /** Changes when the region shows something else: then it tries again by itself. */
  readonly name: string
  readonly children: ReactNode
}

/** A part of the screen that may fail alone. */
export function Region({ name, children }: Props) {
  return (
    <CatchBoundary getResetKey={() => name} errorComponent={RegionBroken}>
      {children}
    </CatchBoundary>
  )
}
