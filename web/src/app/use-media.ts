import { useSyncExternalStore } from 'react'

export const PHONE = '(max-width: 640px)'
export const DARK = '(prefers-color-scheme: dark)'

/** Whether a media query holds now. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const list = window.matchMedia(query)
      list.addEventListener('change', listener)
      return () => list.removeEventListener('change', listener)
    },
    () => window.matchMedia(query).matches,
  )
}
