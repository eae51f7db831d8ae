import { useEffect, useId } from 'react'

const places = new Set<string>()

/** Something is written there that is kept nowhere else. */
export function holdUnsaved(place: string): void {
  places.add(place)
}

/** It has arrived, or was thrown away. */
export function releaseUnsaved(place: string): void {
  places.delete(place)
}

/** Whether leaving would leave something behind. */
export function isAnythingUnsaved(): boolean {
  return places.size > 0
}

/** Leaving asks first, as long as something here is unsaved. */
export function useUnsaved(unsaved: boolean): void {
  const place = useId()
  useEffect(() => {
    if (!unsaved) return
    holdUnsaved(place)
    return () => releaseUnsaved(place)
  }, [unsaved, place])
}
