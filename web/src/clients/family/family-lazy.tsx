import { lazy, Suspense } from 'react'
import { Skeleton } from '../../ui/skeleton.tsx'

const View = lazy(async () => ({ default: (await import('./family-view.tsx')).FamilyPictures }))

interface Props {
  readonly clientId: string
}

/** For other rooms: the family of a client in pictures, fetched when it is looked at. */
export function FamilyView({ clientId }: Props) {
  return (
    <Suspense fallback={<Skeleton rows={8} />}>
      <View clientId={clientId} />
    </Suspense>
  )
}
